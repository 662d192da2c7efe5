import { execFileSync } from 'node:child_process';
import { chmod, lchown, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { TrashMoveReport } from '../../shared/contract/edit-schemas.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';
import { writeTrashLibrary } from '../fixtures/trash-photos.ts';

/** Any user but root: permissions do not bind root, as whom tests run in containers. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

async function libraryOfNobody() {
  const folder = await temporaryFolder();
  const photos = join(folder, 'photos');
  const options = { location: join(folder, 'library.albumen'), cacheDir: join(folder, 'cache') };
  const files = await writeTrashLibrary(photos, options);
  if (isRoot) for (const path of ['', ...(await readdir(folder, { recursive: true }))]) await lchown(join(folder, path), NOBODY, NOBODY);
  return { photos, options, files };
}

/** Photo 1 lies in `photos` alone, photo 5 in `photos` and in `photos/copies`. */
function moveTwo(options: { location: string }): TrashMoveReport {
  const script = join(import.meta.dirname, '../fixtures/trash-child.ts');
  const args = [script, JSON.stringify(options), join(options.location, 'trash'), 'once'];
  return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', ...(isRoot && { uid: NOBODY, gid: NOBODY }) })) as TrashMoveReport;
}

test.skipIf(process.platform === 'win32')('a place in a folder that may not be written to stays, with the reason; the others go', async () => {
  const { photos, options } = await libraryOfNobody();
  const locked = join(photos, 'copies');
  await chmod(locked, 0o555);
  onTestFinished(() => chmod(locked, 0o755));
  const report = moveTwo(options);
  expect(report).toMatchObject({ photos: 2, failed: [{ path: join(locked, 'copy 5.jpg'), reason: 'its folder may not be changed: give yourself permission to write to it' }] });
  expect(await readdir(locked)).toContain('copy 5.jpg');
  expect(await readdir(photos)).not.toContain('IMG_5.jpg');
});

test.skipIf(process.platform === 'win32')('the trash lies below a library folder that may not be written to itself', async () => {
  const { photos, options } = await libraryOfNobody();
  await chmod(photos, 0o555);
  onTestFinished(() => chmod(photos, 0o755));
  const report = moveTwo(options);
  expect(report.failed.map((one) => one.path).toSorted()).toEqual([join(photos, 'IMG_1.jpg'), join(photos, 'IMG_5.jpg')]);
  expect(report.photos).toBe(1);
  expect(await readdir(join(photos, 'copies'))).toContain('.albumen-trash');
  expect(await readdir(join(photos, 'copies'))).not.toContain('copy 5.jpg');
});
