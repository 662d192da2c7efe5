import { expect, test } from 'vitest';
import type { FileRow } from '../store/photo-row.ts';
import { copyPlaces } from './copy-places.ts';

let inode = 100;
function file(path: string, photoId: string, changes: Partial<FileRow> = {}): FileRow {
  return { path, root: '/photos', state: 'present', photoId, sizeBytes: 5, mtimeMs: 1, inode: inode++, sidecarSignature: null, reason: null, attempts: 0, ...changes };
}

const shown = (files: FileRow[]): string[][] => copyPlaces('jpeg', files).map((place) => place.files.map(({ path }) => path));

test('a RAW belongs to the picture of its name in its folder, and to no other copy there', () => {
  const files = [file('/a/IMG.jpg', 'jpeg'), file('/a/IMG copy.jpg', 'jpeg'), file('/a/IMG.dng', 'raw'), file('/b/IMG.dng', 'raw')];
  expect(shown(files)).toEqual([['/a/IMG copy.jpg'], ['/a/IMG.jpg', '/a/IMG.dng'], ['/b/IMG.dng']]);
});

test('a clip of another name belongs to the picture in its folder', () => {
  expect(shown([file('/a/IMG_1.heic', 'jpeg'), file('/a/clip.mov', 'clip')])).toEqual([['/a/IMG_1.heic', '/a/clip.mov']]);
});

test('two names of one file are one place; files of a drive that numbers none are not', () => {
  expect(shown([file('/a/1.jpg', 'jpeg', { inode: 7 }), file('/b/1.jpg', 'jpeg', { inode: 7 })])).toEqual([['/a/1.jpg']]);
  expect(shown([file('/a/1.jpg', 'jpeg', { inode: 0 }), file('/b/1.jpg', 'jpeg', { inode: 0 })])).toEqual([['/a/1.jpg'], ['/b/1.jpg']]);
});
