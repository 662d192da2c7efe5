import { execFileSync } from 'node:child_process';
import { chmod, chown, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Found } from '../../electron/engine/scan/found.ts';

/** Any user but root: permissions do not bind root, as whom tests run in containers. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const source = join(import.meta.dirname, '../../electron/engine/scan/find-photos.ts');
let folder = '';

beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'albumen-permission-')));
  for (const path of ['open/a.jpg', 'closed/b.jpg', 'closed/below/c.jpg', 'list-only/d.jpg', 'unreadable-rules/e.jpg', 'unreadable-rules/.albumenignore']) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), 'x');
  }
  if (isRoot) for (const path of ['', 'open', 'closed', 'list-only', 'unreadable-rules', 'unreadable-rules/.albumenignore']) await chown(join(folder, path), NOBODY, NOBODY);
  await chmod(join(folder, 'closed'), 0o000);
  await chmod(join(folder, 'list-only'), 0o444);
  await chmod(join(folder, 'unreadable-rules/.albumenignore'), 0o000);
});
afterEach(async () => {
  for (const path of ['closed', 'list-only']) await chmod(join(folder, path), 0o755);
  await rm(folder, { recursive: true, force: true });
});

test.skipIf(process.platform === 'win32')('folders without permission are reported, passed over, and stop nothing', () => {
  const script = `const { findPhotos } = await import(${JSON.stringify(source)});
    if (${isRoot}) { process.setgroups([]); process.setgid(${NOBODY}); process.setuid(${NOBODY}); }
    console.log(JSON.stringify(await findPhotos([${JSON.stringify(folder)}])));`;
  const found = JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })) as Found;
  expect(found.files.map((file) => file.path)).toEqual([`${folder}/open/a.jpg`]);
  expect(found.away).toEqual(
    ['closed', 'list-only', 'unreadable-rules'].map((name) => ({ path: `${folder}/${name}`, kind: 'no-permission', reason: 'no permission to read it' })),
  );
});
