import { mkdtempSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown, type OutputOptions } from 'rolldown';

/**
 * [Note: What dist/ holds]
 * The command line, the desktop app and their two worker entries as plain JavaScript, flat, so that a file finds its
 * siblings from any chunk. Pure JavaScript packages are bundled (a cold `search` then opens a handful of files instead of
 * hundreds); native ones and those that find files beside themselves stay in node_modules. The desktop's files are a
 * bundle of their own: sharing its chunks, the command line would open more of them. The window itself is in
 * dist/renderer, which vite builds.
 */
const EXTERNAL = [
  '@huggingface/tokenizers', '@lancedb/lancedb', '@parcel/watcher', '@rapideditor/country-coder', 'apache-arrow', 'electron',
  'exiftool-vendored', 'libheif-js', 'onnxruntime-node', 'sharp', 'trash',
];

/** Programs of one build that share their chunks. */
interface Bundle {
  readonly input: Readonly<Record<string, string>>;
  readonly output: OutputOptions & { readonly entryFileNames: string };
}

const MODULES = { format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' } as const;

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
  { input: { preload: 'electron/preload/preload.ts' }, output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false } },
];

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
async function buildBundle({ input, output }: Bundle, version: string): Promise<string[]> {
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    external: (id) => EXTERNAL.some((name) => id === name || id.startsWith(`${name}/`)),
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
