import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findElectron } from './find-electron.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'albumen-electron-'))));
afterEach(() => rmSync(folder, { recursive: true }));

function fetched(at = join(folder, 'dist')): string {
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'electron'), '');
  writeFileSync(join(folder, 'path.txt'), 'electron');
  return join(at, 'electron');
}

test('the desktop opens where its program was fetched and there is a desktop', () => {
  const program = fetched();
  expect(findElectron(folder, { DISPLAY: ':0' }, 'linux')).toEqual({ electron: program });
  expect(findElectron(folder, { WAYLAND_DISPLAY: 'wayland-0' }, 'linux')).toEqual({ electron: program });
  expect(findElectron(folder, {}, 'win32')).toEqual({ electron: program });
});

test('a program elsewhere is found as the electron package finds it', () => {
  const program = fetched(join(folder, 'elsewhere'));
  expect(findElectron(folder, { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') }, 'darwin')).toEqual({ electron: program });
});

test('the browser opens, with the reason, where there is no program or no desktop', () => {
  expect(findElectron(folder, {}, 'darwin')).toMatchObject({ electron: null, reason: expect.stringContaining('not installed') as string });
  fetched();
  expect(findElectron(folder, { DISPLAY: '' }, 'linux')).toMatchObject({ electron: null, reason: expect.stringContaining('no desktop session') as string });
});
