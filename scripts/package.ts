import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm run package`: builds everything afresh and makes this system's packages in out/. Further arguments go to
// electron-builder, such as --dir. Needs the Electron binary, which electron-builder downloads.
const root = fileURLToPath(new URL('..', import.meta.url));

run(join(root, 'scripts', 'build.ts'), '--clean');
run(join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '-c', 'renderer/vite.config.ts', '--logLevel', 'warn');
run(join(root, 'node_modules', 'electron-builder', 'cli.js'), '--publish', 'never', ...process.argv.slice(2));

function run(script: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit' });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
