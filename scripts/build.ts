import { mkdtempSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type OutputOptions, type Plugin } from 'rolldown';

/**
 * [Note: What dist/ holds]
 * The command line, the desktop app and their two worker entries as plain JavaScript, flat, so that a file finds its
 * siblings from any chunk. Pure JavaScript packages are bundled (a cold `search` then opens a handful of files instead of
 * hundreds); native ones and those that find files beside themselves stay in node_modules. The desktop's files are a
 * bundle of their own: sharing its chunks, the command line would open more of them. LanceDB's JavaScript and Arrow are one
 * file for both; its native part stays. The window itself is in dist/renderer, which vite builds.
 */
const EXTERNAL = [
  '@huggingface/tokenizers', '@lancedb/lancedb', '@parcel/watcher', '@rapideditor/country-coder', 'apache-arrow', 'electron',
  'exiftool-vendored', 'libheif-js', 'onnxruntime-node', 'sharp', 'trash',
];

/** The module that electron/engine/store/lance-tables.ts loads from dist/; in a checkout's sources it is no file. */
const LANCE_PACKAGES = 'albumen:lance-packages';
const LANCE_PACKAGES_SOURCE = "exports.lance = require('@lancedb/lancedb'); exports.arrow = require('apache-arrow');";

/** Programs of one build that share their chunks. */
interface Bundle {
  readonly input: Readonly<Record<string, string>>;
  /** Packages that stay in node_modules, with their subpaths; EXTERNAL where not given. */
  readonly external?: readonly RegExp[];
  readonly output: OutputOptions & { readonly entryFileNames: string };
}

const MODULES = { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } as const;
const SINGLE_FILE = { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } as const;

const BUNDLES: readonly Bundle[] = [
  {
    input: {
      cli: 'electron/hosts/cli/main.ts',
      'decode-worker-entry': 'electron/hosts/worker-entries/decode-worker-entry.ts',
      'encode-worker-entry': 'electron/hosts/worker-entries/encode-worker-entry.ts',
    },
    output: MODULES,
  },
  { input: { main: 'electron/main/main.ts', 'utility-host': 'electron/hosts/utility-host.ts' }, output: MODULES },
  // A sandboxed preload can load no other file, and no ES module.
  { input: { preload: 'electron/preload/preload.ts' }, output: SINGLE_FILE },
  // The optional packages, which compute embeddings from afar, are never asked for.
  { input: { 'lance-packages': LANCE_PACKAGES }, external: [/^@lancedb\/lancedb-/, /^openai$/, /^@huggingface\/transformers$/, /\.node$/], output: SINGLE_FILE },
];

const lancePackages: Plugin = {
  name: 'lance-packages',
  resolveId: (id) => (id === LANCE_PACKAGES ? id : null),
  load: (id) => (id === LANCE_PACKAGES ? LANCE_PACKAGES_SOURCE : null),
};

/**
 * Chunks of an older build stay this long, for a process that still runs from it and loads one lazily, milliseconds.
 * With `--clean` none is kept: a package holds one build.
 */
const KEEP_OLD_CHUNKS_MS = process.argv.includes('--clean') ? -1 : 24 * 3600 * 1000;

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const startedAt = Date.now();

mkdirSync(dist, { recursive: true });
const staging = mkdtempSync(join(dist, '.building-'));
try {
  await build();
  console.error(`built dist/ in ${Date.now() - startedAt} ms`);
} catch (error) {
  // rolldown's message shows the place in the source; the stack below it is its own.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(staging, { recursive: true, force: true });
}

async function build(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  const built: string[] = [];
  for (const bundle of BUNDLES) built.push(...(await buildBundle(bundle, version)));
  install(built);
}

/** @returns The names of the files that it wrote into the staging folder. */
async function buildBundle({ input, external, output }: Bundle, version: string): Promise<string[]> {
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: external ? [...external] : (id) => EXTERNAL.some((name) => id === name || id.startsWith(`${name}/`)),
    plugins: [lancePackages],
    transform: { define: { 'globalThis.ALBUMEN_VERSION': JSON.stringify(version) } },
    logLevel: 'warn',
  });
  const written = await bundle.write({ ...output, dir: staging, sourcemap: true });
  await bundle.close();
  return written.output.flatMap((file) => [file.fileName, ...(file.type === 'chunk' ? [`${file.fileName}.map`] : [])]);
}

/**
 * Move the new files into place one by one, entries last, so that a program that starts at any moment finds a whole
 * build: the one before, or this one.
 */
function install(names: readonly string[]): void {
  const built = new Set(names.filter((name) => statSync(join(staging, name), { throwIfNoEntry: false }) !== undefined));
  const entries = new Set(BUNDLES.flatMap(({ input, output }) => Object.keys(input).map((name) => output.entryFileNames.replace('[name]', name))));
  for (const name of [...built].toSorted((a, b) => Number(entries.has(a)) - Number(entries.has(b)))) {
    renameSync(join(staging, name), join(dist, name));
  }
  for (const entry of readdirSync(dist, { withFileTypes: true })) {
    if (entry.isDirectory() || built.has(entry.name) || entry.name === 'built.json') continue;
    const file = join(dist, entry.name);
    const age = startedAt - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? startedAt);
    if (age > KEEP_OLD_CHUNKS_MS) rmSync(file, { force: true });
  }
  // The launcher compares this file's time with the newest source: a source edited during the build is newer again.
  writeFileSync(join(dist, 'built.json'), `${JSON.stringify({ startedAtMs: startedAt })}\n`);
}
