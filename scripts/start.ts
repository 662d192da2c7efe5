import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findElectron } from './find-electron.ts';

// `npm start`: the desktop window where the Electron program is there, else the same window in the person's browser.
const root = fileURLToPath(new URL('..', import.meta.url));
const door = findElectron(join(root, 'node_modules', 'electron'), process.env, process.platform);

buildIfStale();
if (door.electron === null) {
  console.error(`Albumen opens in your browser, because ${door.reason}.`);
  run(process.execPath, [join(root, 'bin', 'albumen.mjs'), 'serve', ...process.argv.slice(2)]);
} else run(door.electron, [root, ...process.argv.slice(2)]);

/** Build where a source is newer than what was built; the command line's launcher looks after its own part again. */
function buildIfStale(): void {
  const built = ['dist/built.json', 'dist/renderer/index.html'].map((file) => timeOf(join(root, file)));
  const sources = ['shared', 'electron', 'renderer'].map((folder) => newestIn(join(root, folder)));
  const newest = Math.max(...sources, timeOf(join(root, 'package.json')), timeOf(join(root, 'scripts', 'build.ts')));
  if (Math.min(...built) > newest) return;
  console.error('Building Albumen …');
  const npm = process.env['npm_execpath'];
  const { status } = npm === undefined
    ? spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' })
    : spawnSync(process.execPath, [npm, 'run', '-s', 'build'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

/** Milliseconds; 0 where there is no such file. */
function timeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function newestIn(folder: string): number {
  let newest = timeOf(folder);
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && !entry.name.includes('.test.')) newest = Math.max(newest, timeOf(join(entry.parentPath, entry.name)));
  }
  return newest;
}

/** Run a program as if it were this process: same streams and exit code. */
function run(program: string, args: readonly string[]): void {
  const child = spawn(program, args, { cwd: process.cwd(), stdio: 'inherit' });
  // A terminal sends Ctrl-C to both processes; a signal sent to this one alone must be passed on.
  const isTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  process.on('SIGINT', () => {
    if (!isTerminal) child.kill('SIGINT');
  });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('error', (error) => {
    console.error(`Albumen cannot start ${program}: ${error.message}`);
    process.exitCode = 1;
  });
  child.on('exit', (code) => void (process.exitCode = code ?? 1));
}
