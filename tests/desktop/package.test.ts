import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll, getRawHeader, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startEngineProcess, type EngineProcess } from '../../electron/main/engine-process.ts';
import { createMainClient } from '../../electron/main/main-client.ts';
import { superviseEngine } from '../../electron/main/supervise-engine.ts';
import type { ForkUtility } from '../../electron/main/utility-child.ts';
import type { IndexReport } from '../../shared/contract/schemas.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { FakeMessageChannel } from './fake-ports.ts';
import { FakeUtilityProcess } from './fake-utility.ts';
import { packageApp } from './package-app.ts';

/** electron-builder takes 7 to 13 s; two busy cores several times that. */
const PACKAGE_TIMEOUT_MS = 300_000;
/** The largest package that is accepted, megabytes without Electron and dist/. Measured 324: LanceDB 163, resources 54, ONNX Runtime 47, the rest 63. */
const SIZE_MAX_MB = 350;

let folder = '';
let app = '';
let asar = '';
let packed: string[] = [];
let unpacked: string[] = [];

beforeAll(async () => {
  if (!existsSync(join(REPOSITORY, 'dist', 'main.js'))) throw new Error('dist/ is not built: npm run build');
  mkdirSync(join(REPOSITORY, 'dist', 'renderer'), { recursive: true });
  folder = await mkdtemp(join(tmpdir(), 'albumen-package-'));
  app = await packageApp(folder);
  asar = join(app, 'resources', 'app.asar');
  packed = listPackage(asar, { isPack: false }).map((file) => file.replaceAll('\\', '/').slice(1));
  unpacked = filesBelow(`${asar}.unpacked`);
}, PACKAGE_TIMEOUT_MS);

afterAll(async () => await rm(folder, { recursive: true, force: true }), PACKAGE_TIMEOUT_MS);

describe('the packaged app', () => {
  it('holds every native module unpacked, with its shared libraries beside it', () => {
    const native = unpacked.filter((file) => /\.(node|dll|dylib)$|\.so(\.|$)/.test(file)).map((file) => file.replace(/\d+\.\d+\.\d+/, 'N'));
    expect(native.toSorted()).toEqual([
      'node_modules/@img/sharp-libvips-linux-x64/lib/libvips-cpp.so.N',
      'node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64-N.node',
      'node_modules/@lancedb/lancedb-linux-x64-gnu/lancedb.linux-x64-gnu.node',
      'node_modules/@parcel/watcher-linux-x64-glibc/watcher.node',
      'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/libonnxruntime.so.1',
      'node_modules/onnxruntime-node/bin/napi-v6/linux/x64/onnxruntime_binding.node',
    ]);
    expect(unpacked).toContain('node_modules/exiftool-vendored.pl/bin/exiftool');
    const stillPacked = packed.filter((file) => /\.(node|dll|dylib)$|\.so(\.|$)/.test(file) && !isUnpacked(file));
    expect(stillPacked).toEqual([]);
  });

  it('holds the model, the places, the vocabulary and the sample photos as files', () => {
    const resources = filesBelow(join(app, 'resources', 'albumen'));
    const expected = filesBelow(join(REPOSITORY, 'resources')).filter((file) => !file.startsWith('icons/'));
    expect(resources.toSorted()).toEqual([...expected, 'icons/icon.png'].toSorted());
  });

  it('holds the programs of dist/ and the window, and starts with main', () => {
    const { main, devDependencies, scripts } = JSON.parse(readPacked('package.json')) as Record<string, unknown>;
    expect({ main, devDependencies, scripts }).toEqual({ main: 'dist/main.js', devDependencies: undefined, scripts: undefined });
    for (const file of ['main.js', 'preload.cjs', 'utility-host.js', 'lance-packages.cjs', 'decode-worker-entry.js', 'encode-worker-entry.js']) expect(packed).toContain(`dist/${file}`);
    expect(packed.filter((file) => file.endsWith('.map'))).toEqual([]);
    expect(new Set(packed.map((file) => file.split('/')[0]))).toEqual(new Set(['dist', 'node_modules', 'package.json']));
  });

  it('holds nothing of another system, and no tools', () => {
    const all = [...packed, ...unpacked];
    expect(all.filter((file) => /(^|[/-])(darwin|win32|arm64|musl)([/-]|$)|exiftool-vendored\.exe/.test(file))).toEqual([]);
    const tools = Object.keys((JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as { devDependencies: object }).devDependencies);
    // Types come along as somebody's dependency, of which only package.json is left.
    expect(tools.filter((name) => !name.startsWith('@types/') && all.some((file) => file.startsWith(`node_modules/${name}/`)))).toEqual([]);
  });

  it('has its fuses set, so that nothing else runs in its name', async () => {
    const wire = await getCurrentFuseWire(join(app, 'albumen'));
    const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === FuseState.ENABLE;
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspect: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({ runAsNode: false, nodeOptions: false, inspect: false, cookieEncryption: true, asarIntegrity: true, onlyAsar: true, fileProtocol: false });
  });

  it('is no larger than what it needs', () => {
    // A checkout's dist/ also holds chunks of older builds, which `npm run package` removes first.
    const programs = packed.filter((file) => file.startsWith('dist/')).reduce((sum, file) => sum + packedSize(file), 0);
    const megabytes = Math.round((sizeOf(app) - programs) / 1e6);
    process.stdout.write(`packaged app without Electron and dist/: ${megabytes} MB; dist/ of this checkout: ${Math.round(programs / 1e6)} MB\n`);
    expect(megabytes).toBeGreaterThan(100);
    expect(megabytes).toBeLessThan(SIZE_MAX_MB);
  });

  it('indexes a photo and answers a question with the packaged engine, under plain Node', async () => {
    const programs = join(folder, 'extracted');
    extractAll(asar, programs);
    const photos = join(folder, 'photos');
    await cp(join(SAMPLES, '2016', 'DSC_0121.jpg'), join(photos, 'one.jpg'));
    const running: FakeUtilityProcess[] = [];
    const fork: ForkUtility = (program, env) => {
      const started = new FakeUtilityProcess(join(programs, 'dist', `${program}.js`), { ...process.env, ...env });
      running.push(started);
      return started;
    };
    const createChannel = (): FakeMessageChannel => new FakeMessageChannel();
    let said = '';
    const start = (onExit: Parameters<typeof startEngineProcess>[2]): EngineProcess => startEngineProcess({
      library: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache'), resourcesDir: join(app, 'resources', 'albumen'), modelFolders: [],
      storageOptions: {}, settingsFile: join(folder, 'settings.json'), homeDir: folder, picturesDir: null, version: 'test',
    }, { fork, createChannel, env: process.env, trashItem: () => Promise.resolve(), isOnBattery: () => false, onStderr: (text) => void (said += text) }, onExit);
    const supervisor = superviseEngine({ start, createChannel, log: () => undefined, onGiveUp: () => undefined });
    onTestFinished(async () => await supervisor.stop());
    const client = createMainClient(supervisor);

    const report = await new Promise<IndexReport>((resolve, reject) => {
      client.library.index.subscribe({ folders: [photos] }, { onData: (event) => event.type === 'report' && resolve(event.report), onError: reject });
    });
    expect(report).toMatchObject({ added: 1, failed: [], model: 'albumen-mini' });
    const { results } = await client.search.query.query({ text: 'two dogs at a wooden fence' });
    expect({ paths: results.map(({ path }) => path), said }).toEqual({ paths: [join(photos, 'one.jpg')], said: '' });
    expect(running.map(({ program }) => program.replace(/.*\//, ''))).toContain('encode-worker-entry.js');
  }, PACKAGE_TIMEOUT_MS);
});

function filesBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/'));
}

function sizeOf(root: string): number {
  return filesBelow(root).reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
}

/** 0 for folders. */
function packedSize(file: string): number {
  const entry = statFile(asar, file);
  return 'size' in entry ? entry.size : 0;
}

function isUnpacked(file: string): boolean {
  const entry = statFile(asar, file);
  return 'unpacked' in entry && entry.unpacked;
}

function readPacked(file: string): string {
  const entry = statFile(asar, file);
  if (!('offset' in entry)) throw new Error(`${file} is no file of the archive`);
  const start = 8 + getRawHeader(asar).headerSize + Number(entry.offset);
  return readFileSync(asar).subarray(start, start + entry.size).toString('utf8');
}
