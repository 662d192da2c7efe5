import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const launcher = fileURLToPath(new URL('../../bin/albumen.mjs', import.meta.url));

/** Stands for scripts/build.ts: writes a command line that says where it runs, and counts the builds. */
const BUILD = `
import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
const startedAtMs = Date.now();
mkdirSync('dist', { recursive: true });
copyFileSync('electron/main.js', 'dist/cli.js');
writeFileSync('dist/built.json', JSON.stringify({ startedAtMs }));
appendFileSync('builds.txt', 'built\\n');
`;
const MAIN = `console.log(JSON.stringify({ arguments: process.argv.slice(2), node: process.versions.node, execPath: process.execPath }));
process.exitCode = Number(process.argv[2] ?? 0);
`;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'albumen-launcher-'));
  mkdirSync(join(root, 'bin'));
  copyFileSync(launcher, join(root, 'bin/albumen.mjs'));
  write('package.json', '{ "type": "module" }');
  write('scripts/build.ts', BUILD);
  write('electron/main.js', MAIN);
  write('electron/main.ts', '');
  write('shared/contract/engine.ts', '');
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  // Older than any build of this test, whatever the file system's clock rounds to.
  const anHourAgo = Date.now() / 1000 - 3600;
  utimesSync(join(root, file), anHourAgo, anHourAgo);
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) utimesSync(join(root, folder), anHourAgo, anHourAgo);
}

function launch(...parameters: string[]): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/albumen.mjs'), ...parameters], { encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

function builds(): number {
  return readFileSync(join(root, 'builds.txt'), 'utf8').split('\n').length - 1;
}

describe('in a checkout', () => {
  it('the launcher builds what is missing, passes the arguments on and ends with the exit code', () => {
    const { code, stdout } = launch('3', '--json', 'two words');

    expect({ code, parameters: (JSON.parse(stdout) as { arguments: string[] }).arguments }).toEqual({ code: 3, parameters: ['3', '--json', 'two words'] });
  });

  it('a second start builds nothing', () => {
    launch();
    launch();

    expect(builds()).toBe(1);
  });

  it('a start after an edited source builds again', () => {
    launch();
    writeFileSync(join(root, 'shared/contract/engine.ts'), 'export {};');
    const inAMoment = Date.now() / 1000 + 5;
    utimesSync(join(root, 'shared/contract/engine.ts'), inAMoment, inAMoment);
    launch();

    expect(builds()).toBe(2);
  });

  it('an edited test builds nothing', () => {
    write('shared/contract/engine.test.ts', '');
    launch();
    const inAMoment = Date.now() / 1000 + 5;
    utimesSync(join(root, 'shared/contract/engine.test.ts'), inAMoment, inAMoment);
    launch();

    expect(builds()).toBe(1);
  });

  it('a source that does not build is an error, and the old build does not run in its place', () => {
    launch();
    writeFileSync(join(root, 'scripts/build.ts'), `console.error('cannot build'); process.exitCode = 1;`);
    const inAMoment = Date.now() / 1000 + 5;
    utimesSync(join(root, 'scripts/build.ts'), inAMoment, inAMoment);

    expect(launch()).toEqual({ code: 1, stdout: '', stderr: 'cannot build\n' });
  });

  it('runs through a symbolic link, as npm link makes one', () => {
    symlinkSync(join(root, 'bin/albumen.mjs'), join(root, 'linked'));
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'linked'), '0', 'x'], { encoding: 'utf8', cwd: tmpdir() });

    expect({ status, parameters: (JSON.parse(stdout) as { arguments: string[] }).arguments }).toEqual({ status: 0, parameters: ['0', 'x'] });
  });
});

it('an installed package without its build says so in one line', () => {
  rmSync(join(root, 'scripts'), { recursive: true });

  expect(launch()).toEqual({ code: 1, stdout: '', stderr: `albumen: ${join(root, 'dist/cli.js')} is missing; install Albumen again\n` });
});

describe('under an older Node', () => {
  /** Makes a Node believe that it is 20.1. */
  const asOldNode = ['--import', `data:text/javascript,${encodeURIComponent(`Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })`)}`];

  function bringProjectNode(): void {
    mkdirSync(join(root, 'node_modules/node/bin'), { recursive: true });
    symlinkSync(process.execPath, join(root, 'node_modules/node/bin/node'));
  }

  it.skipIf(process.platform === 'win32')('the project brings its own, with the same arguments and exit code', () => {
    bringProjectNode();
    const { status, stdout } = spawnSync(process.execPath, [...asOldNode, join(root, 'bin/albumen.mjs'), '3'], { encoding: 'utf8' });

    const { node, arguments: parameters } = JSON.parse(stdout) as { node: string; arguments: string[] };
    expect({ status, node, parameters }).toEqual({ status: 3, node: process.versions.node, parameters: ['3'] });
  });

  it.skipIf(process.platform === 'win32')('a signal reaches the one that works', async () => {
    bringProjectNode();
    write('electron/main.js', `process.on('SIGTERM', () => process.exit(130)); setInterval(() => {}, 1000); console.log('ready');`);
    const child = spawn(process.execPath, [...asOldNode, join(root, 'bin/albumen.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGTERM');

    expect(await once(child, 'exit')).toEqual([130, null]);
  });

  it('without one, a line says which Node is needed', () => {
    const { status, stderr } = spawnSync(process.execPath, [...asOldNode, join(root, 'bin/albumen.mjs')], { encoding: 'utf8' });

    expect({ status, stderr }).toEqual({ status: 1, stderr: `albumen: Node 22.12 or newer is needed, this is 20.1.0; run npm ci in ${root}/\n` });
  });
});
