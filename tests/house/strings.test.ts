import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../fixtures/repository.ts';

const LINGUI = join(REPOSITORY, 'node_modules', '@lingui', 'cli', 'dist', 'lingui.js');

function check(...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [LINGUI, 'check', ...args], { cwd: REPOSITORY, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

it('has every string of the window in both catalogs (else: npm run strings)', () => {
  expect(check('sync')).toMatchObject({ status: 0 });
});

it('has every string in German', () => {
  expect(check('missing', '--mode', 'catalog', '--locale', 'de')).toMatchObject({ status: 0 });
});
