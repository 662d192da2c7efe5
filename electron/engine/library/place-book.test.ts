import { expect, test } from 'vitest';
import type { FileRow } from '../store/photo-row.ts';
import { createPlaceBook } from './place-book.ts';

const row = (path: string, photoId: string | null, state: FileRow['state'] = 'present'): FileRow => ({
  path, root: '/p', state, photoId, sizeBytes: 10, mtimeMs: 0, inode: 1, sidecarSignature: null, reason: null, attempts: 0,
});

test('a path that takes another content displaces the photo it held', () => {
  const book = createPlaceBook([row('/p/a', 'A'), row('/p/copy of a', 'A')]);
  expect(book.put(row('/p/a', 'B'))).toBe('A');
  expect([book.pathsOf('A'), book.pathsOf('B')]).toEqual([['/p/copy of a'], ['/p/a']]);
  expect(book.put(row('/p/a', 'B'))).toBeNull();
});

test('away places count, gone and failed ones do not', () => {
  const book = createPlaceBook([row('/p/away', 'A', 'away'), row('/p/gone', 'B', 'gone'), row('/p/bad', null, 'failed')]);
  expect([book.pathsOf('A'), book.pathsOf('B')]).toEqual([['/p/away'], []]);
  expect([book.knows('B'), book.hasSize(10), book.hasSize(11)]).toEqual([true, true, false]);
  book.remove('/p/away');
  expect(book.pathsOf('A')).toEqual([]);
});
