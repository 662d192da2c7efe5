#!/usr/bin/env node
// The launcher: plain JavaScript that any Node from 18 on can read. It finds a Node that is new enough, builds dist/
// where a checkout's sources are newer, and runs the command line in this process (a second one would cost 40 ms).
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Float16Array and stable type stripping; the project brings this Node along as a package. */
const WANTED_NODE_MAJOR = 24;
/** package.json `engines`: the oldest that the built files run on. */
const OLDEST_NODE = [22, 12];

const root = fileURLToPath(new URL('..', import.meta.url));
const cli = join(root, 'dist', 'cli.js');
const [major, minor] = process.versions.node.split('.').map(Number);
const projectNode = findProjectNode();

if (major < WANTED_NODE_MAJOR && projectNode !== null) runWith(projectNode);
else if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  console.error(`albumen: Node ${OLDEST_NODE.join('.')} or newer is needed, this is ${process.versions.node}; run npm ci in ${root}`);
  process.exitCode = 1;
} else if (buildIfStale()) {
  // Compiled code is kept between starts; where the folder cannot be written, Node goes without.
  module.enableCompileCache?.(join(root, 'node_modules', '.cache', 'albumen-compile'));
  await import(pathToFileURL(cli).href);
}

function findProjectNode() {
  const file = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : null;
}

/** Run this launcher again under another Node, as if it were this process: same streams, signals and exit code. */
function runWith(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both processes; only a signal sent to this one alone must be passed on.
  const atTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  process.on('SIGINT', () => { if (!atTerminal) child.kill('SIGINT'); });
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('error', (error) => {
    console.error(`albumen: cannot start ${node}: ${error.message}; run npm ci in ${root}`);
    process.exitCode = 1;
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exitCode = code ?? 1;
    else {
      process.removeAllListeners(signal);
      process.kill(process.pid, signal);
    }
  });
}

/** In a checkout, build when a source is newer than dist/. @returns False when there is nothing to run. */
function buildIfStale() {
  const script = join(root, 'scripts', 'build.ts');
  if (!existsSync(script) || !isStale()) {
    if (existsSync(cli)) return true;
    console.error(`albumen: ${cli} is missing; install Albumen again`);
    process.exitCode = 1;
    return false;
  }
  const { status } = spawnSync(projectNode ?? process.execPath, [script], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exitCode = 1;
  return status === 0;
}

/** About 2 ms for 300 sources. A folder's own time tells of a removed file. */
function isStale() {
  let builtAtMs;
  try {
    builtAtMs = JSON.parse(readFileSync(join(root, 'dist', 'built.json'), 'utf8')).startedAtMs;
  } catch {
    return true; // Never built, or the file was cut short: build.
  }
  if (!existsSync(cli)) return true;
  return ['package.json', 'package-lock.json', 'scripts/build.ts'].some((file) => isNewer(join(root, file), builtAtMs))
    || ['shared', 'electron'].some((folder) => hasNewer(join(root, folder), builtAtMs));
}

function hasNewer(folder, sinceMs) {
  return isNewer(folder, sinceMs) || readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return hasNewer(path, sinceMs);
    return /\.(ts|json)$/.test(entry.name) && !entry.name.endsWith('.test.ts') && isNewer(path, sinceMs);
  });
}

function isNewer(path, sinceMs) {
  return (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > sinceMs;
}
