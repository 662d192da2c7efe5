import { expect, test } from 'vitest';
import { AWAY_SUBFOLDER_FILES } from '../config.ts';
import type { FileRow } from '../store/photo-row.ts';
import { diffLibrary, type LibraryDiff } from './diff-library.ts';
import type { Found, FoundFile } from './found.ts';

const file = (path: string, more: Partial<FoundFile> = {}): FoundFile => {
  return { path, root: '/p', sizeBytes: 100, mtimeMs: 5.25, inode: 7, sidecar: null, ...more };
};
const row = (path: string, more: Partial<FileRow> = {}): FileRow => {
  return {
    path, root: '/p', state: 'present', photoId: path, sizeBytes: 100, mtimeMs: 5.25, inode: 7, sidecarSignature: null, reason: null, attempts: 0, ...more,
  };
};
const found = (files: readonly FoundFile[], more: Partial<Found> = {}): Found => {
  const roots = more.roots ?? [{ path: '/p', state: 'walked', hasIgnored: false }];
  return { files, skipped: [], away: [], roots, lookedThrough: roots.map((root) => root.path), emptyFolders: [], ...more };
};
const diff = (now: Found, known: readonly FileRow[], options: Partial<Parameters<typeof diffLibrary>[2]> = {}): LibraryDiff =>
  diffLibrary(now, known, { verify: false, retryFailed: false, ...options });
const many = (folder: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${folder}/${i}.jpg`);
const paths = (rows: readonly { path: string }[]): string[] => rows.map(({ path }) => path);

test('what the person left out is gone from the library, on a drive that is away too', () => {
  const away = found([], { roots: [{ path: '/p', state: 'away', hasIgnored: false }], away: [{ path: '/p', kind: 'missing', reason: '' }] });
  const now = diff(away, [row('/p/out/a.jpg'), row('/p/outside.jpg')], { excluded: ['/p/out'] });
  expect([paths(now.gone), paths(now.away)]).toEqual([['/p/out/a.jpg'], ['/p/outside.jpg']]);
});

test('files outside the parts that were looked through are left alone', () => {
  const part: Partial<Found> = { roots: [], lookedThrough: ['/p/part'] };
  const now = diff(found([], part), [row('/p/part/a.jpg'), row('/p/partner/b.jpg'), row('/p/c.jpg')]);
  expect([paths(now.gone), now.away]).toEqual([['/p/part/a.jpg'], []]);
});

test('a part that is empty all of a sudden counts as away only where it held many', () => {
  const part: Partial<Found> = { roots: [], lookedThrough: ['/p/part'], emptyFolders: ['/p/part'] };
  expect(diff(found([], part), [row('/p/part/a.jpg')]).awayPlaces).toEqual([]);
  expect(diff(found([], part), many('/p/part', AWAY_SUBFOLDER_FILES).map((path) => row(path))).awayPlaces).toMatchObject([{ path: '/p/part', kind: 'empty' }]);
});

test('an unchanged file is not read', () => {
  expect(diff(found([file('/p/a.jpg')]), [row('/p/a.jpg')])).toEqual({
    toRead: [], unchangedCount: 1, stillFailed: [], stillSkipped: [], returned: [], away: [], gone: [], awayPlaces: [],
  });
});

test('a file is read when its size, its time by a fraction of a millisecond, its inode or its sidecar changed', () => {
  const changes: Partial<FoundFile>[] = [
    { sizeBytes: 101 }, { mtimeMs: 5.5 }, { inode: 8 }, { sidecar: { path: '/p/a.xmp', signature: 'a.xmp:1:2' } },
  ];
  const why = changes.map((change) => diff(found([file('/p/a.jpg', change)]), [row('/p/a.jpg')]).toRead[0]?.why);
  expect(why).toEqual(['changed', 'changed', 'changed', 'sidecar']);
  const sidecarGone = diff(found([file('/p/a.jpg')]), [row('/p/a.jpg', { sidecarSignature: 'a.xmp:1:2' })]);
  expect(sidecarGone.toRead.map(({ why: reason }) => reason)).toEqual(['sidecar']);
});

test('files that are new are read, whatever went', () => {
  const now = diff(found([file('/p/b.jpg'), file('/p/c.jpg', { sizeBytes: 9 })]), [row('/p/a.jpg')]);
  expect(now.toRead.map(({ file: { path }, why }) => [path, why])).toEqual([['/p/b.jpg', 'new'], ['/p/c.jpg', 'new']]);
  expect(paths(now.gone)).toEqual(['/p/a.jpg']);
});

test('verifying reads every photo again', () => {
  const now = diff(found([file('/p/a.jpg')]), [row('/p/a.jpg')], { verify: true });
  expect(now.toRead.map(({ why }) => why)).toEqual(['verify']);
});

test('what failed or was skipped is tried again when it changed, or when asked', () => {
  const known = [
    row('/p/a.jpg', { state: 'failed', photoId: null, reason: 'empty', attempts: 2 }),
    row('/p/b.svg', { state: 'skipped', photoId: null, reason: 'a drawing' }),
  ];
  const same = found([file('/p/a.jpg'), file('/p/b.svg')]);
  const now = diff(same, known, { verify: true });
  expect([paths(now.stillFailed), paths(now.stillSkipped), now.toRead]).toEqual([['/p/a.jpg'], ['/p/b.svg'], []]);
  expect(diff(same, known, { retryFailed: true }).toRead.map(({ why }) => why)).toEqual(['retry', 'retry']);
  expect(diff(found([file('/p/a.jpg', { mtimeMs: 6 })]), known).toRead.map(({ why }) => why)).toEqual(['changed']);
});

test('a folder that was not walked keeps its files, though its name begins like one that was', () => {
  const now = diff(found([file('/p/a.jpg')]), [row('/p/a.jpg'), row('/q/b.jpg'), row('/p2/c.jpg')]);
  expect([now.gone, now.away]).toEqual([[], []]);
});

test('a library folder that is suddenly empty is away, and returns unread', () => {
  const known = [row('/p/a.jpg'), row('/p/b.jpg', { state: 'failed', photoId: null })];
  const now = diff(found([], { emptyFolders: ['/p'] }), known);
  expect([now.gone, now.awayPlaces.map(({ path, kind }) => [path, kind])]).toEqual([[], [['/p', 'empty']]]);
  expect(now.away).toEqual([{ ...known[0], state: 'away' }]);

  const later = diff(found([], { emptyFolders: ['/p'] }), now.away);
  expect([later.gone, later.away]).toEqual([[], []]);
  const back = diff(found([file('/p/a.jpg')]), now.away);
  expect([back.returned, back.toRead]).toEqual([[known[0]], []]);
});

test('a library folder without a single photo is away, though other files are in it', () => {
  expect(paths(diff(found([]), [row('/p/a.jpg')]).away)).toEqual(['/p/a.jpg']);
});

test('a new .albumenignore that leaves out everything removes, and does not count as away', () => {
  const now = diff(found([], { roots: [{ path: '/p', state: 'walked', hasIgnored: true }] }), [row('/p/a.jpg')]);
  expect([paths(now.gone), now.away]).toEqual([['/p/a.jpg'], []]);
});

test('a missing library folder or an unreadable subfolder is away', () => {
  const roots: Found['roots'] = [{ path: '/p', state: 'walked', hasIgnored: false }, { path: '/q', state: 'away', hasIgnored: false }];
  const away: Found['away'] = [
    { path: '/q', kind: 'missing', reason: 'not there' },
    { path: '/p/locked', kind: 'no-permission', reason: 'no permission' },
  ];
  const known = ['/p/a.jpg', '/p/locked/deep/b.jpg', '/p/locked2/c.jpg', '/q/d.jpg'].map((path) => row(path));
  const now = diff(found([file('/p/a.jpg')], { roots, away }), known);
  expect([paths(now.away), paths(now.gone), paths(now.awayPlaces)]).toEqual([
    ['/p/locked/deep/b.jpg', '/q/d.jpg'], ['/p/locked2/c.jpg'], ['/q', '/p/locked'],
  ]);
});

test('a moved library folder is gone from its old place, not away', () => {
  const roots: Found['roots'] = [{ path: '/q', state: 'walked', hasIgnored: false }, { path: '/p', state: 'away', hasIgnored: false }];
  const away: Found['away'] = [{ path: '/p', kind: 'missing', reason: 'not there' }];
  const now = diff(found([file('/q/a.jpg'), file('/q/b.jpg')], { roots, away }), [row('/p/a.jpg'), row('/p/b.jpg')]);
  expect([paths(now.gone), now.away, now.awayPlaces]).toEqual([['/p/a.jpg', '/p/b.jpg'], [], []]);
});

test('an emptied subfolder that held many files is away, like the mount point of a missing drive; one that held few is not', () => {
  const mount = many('/p/nas', AWAY_SUBFOLDER_FILES);
  const few = many('/p/inbox', AWAY_SUBFOLDER_FILES - 1);
  const known = [...mount, ...few, '/p/a.jpg'].map((path) => row(path));
  const now = diff(found([file('/p/a.jpg')], { emptyFolders: ['/p/nas', '/p/inbox'] }), known);
  expect([paths(now.away), paths(now.gone)]).toEqual([mount, few]);

  const moved = mount.map((path) => file(path.replace('/nas/', '/2024/')));
  const now2 = diff(found([file('/p/a.jpg'), ...moved], { emptyFolders: ['/p/nas'] }), known);
  expect([now2.away, now2.gone.length]).toEqual([[], mount.length + few.length]);
});

test('a subfolder that vanished is gone', () => {
  const known = [...many('/p/nas', AWAY_SUBFOLDER_FILES), '/p/a.jpg'].map((path) => row(path));
  expect(diff(found([file('/p/a.jpg')]), known).gone).toHaveLength(AWAY_SUBFOLDER_FILES);
});
