import { expect, test } from 'vitest';
import { tagArguments } from './tag-arguments.ts';
import type { TagChange } from './tag-change.ts';

const nothing: TagChange = {
  path: '/out/a.jpg', format: 'jpeg', keep: 'all', wordsFrom: null, sidecar: null, takenAt: null, place: null, rating: null, tagPaths: [], quarterTurns: 0, orientation: 1,
};

test('says nothing where there is nothing to say', () => {
  expect(tagArguments(nothing)).toEqual([]);
});

test.each([[1, 1, 6], [6, 1, 3], [3, 2, 1], [8, 3, 3], [2, 1, 7], [7, 1, 4], [5, 3, 4], [4, 2, 2]])(
  'orientation %i turned by %i quarters is %i', (orientation, quarterTurns, expected) => {
    expect(tagArguments({ ...nothing, orientation, quarterTurns })).toEqual([[`-IFD0:Orientation#=${expected}`, '-XMP-tiff:Orientation=']]);
  },
);

test('a turn that a format cannot hold is refused, and one of its container is left to that', () => {
  expect(() => tagArguments({ ...nothing, format: 'png', quarterTurns: 1 })).toThrow('export it as JPEG');
  expect(tagArguments({ ...nothing, format: 'heic', quarterTurns: 1 })).toEqual([]);
});

test('takes everything out but profile and orientation, whatever was corrected', () => {
  const takenAt = { local: '2019-05-03T14:22:10', offsetMinutes: 120 };
  expect(tagArguments({ ...nothing, keep: 'nothing', takenAt, rating: 5, orientation: 6 })).toEqual([
    ['-all=', '-Trailer:all=', '-tagsFromFile', '@', '-ICC_Profile', '-IFD0:Orientation'],
  ]);
});

test('a corrected place is not written where places are to go', () => {
  const place = { latitude: 43.26, longitude: -2.93 };
  expect(tagArguments({ ...nothing, place }).flat()).toContain('-GPS:GPSLongitudeRef=W');
  expect(tagArguments({ ...nothing, keep: 'all-but-place', place }).flat().filter((one) => one.includes('GPSL'))).toEqual([]);
});

test.each([[-570, '-09:30'], [345, '+05:45'], [0, '+00:00'], [null, '']])('an offset of %s minutes is written as "%s"', (offsetMinutes, text) => {
  const [run] = tagArguments({ ...nothing, takenAt: { local: '2019-05-03T14:22:10', offsetMinutes } });
  expect(run).toContain('-ExifIFD:DateTimeOriginal=2019:05:03 14:22:10');
  expect(run).toContain(`-ExifIFD:OffsetTimeOriginal=${text}`);
});
