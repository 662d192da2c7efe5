import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { REPOSITORY } from '../fixtures/repository.ts';
import { makeFakeElectronDist } from './fake-electron-dist.ts';

/** Package the app for Linux around a fake of Electron, as electron-builder.yml says. @returns The folder of the program. */
export async function packageApp(folder: string): Promise<string> {
  const electron = join(folder, 'electron');
  await makeFakeElectronDist(electron);
  const cli = join(REPOSITORY, 'node_modules', 'electron-builder', 'cli.js');
  await promisify(execFile)(process.execPath, [
    cli, '--dir', '--linux', '--x64', '--publish', 'never', `-c.electronDist=${join(electron, 'dist')}`, `-c.directories.output=${join(folder, 'out')}`,
  ], { cwd: REPOSITORY });
  return join(folder, 'out', 'linux-unpacked');
}
