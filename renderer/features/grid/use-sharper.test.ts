import { expect, it } from 'vitest';
import { isSoft } from './use-sharper.ts';

const wide = { kind: 'image', width: 4_000, height: 3_000 } as const;

it('asks for a sharper picture in tall rows on dense screens alone', () => {
  expect(isSoft(wide, { width: 267, height: 200 }, 1)).toBe(false);
  expect(isSoft(wide, { width: 267, height: 200 }, 2)).toBe(false);
  expect(isSoft(wide, { width: 480, height: 360 }, 1)).toBe(false);
  expect(isSoft(wide, { width: 480, height: 360 }, 2)).toBe(true);
  // A tall photo has few pixels across in its thumbnail.
  expect(isSoft({ ...wide, width: 3_000, height: 4_000 }, { width: 270, height: 360 }, 2)).toBe(true);
});

it('never for a video or a photo that has no more to show', () => {
  expect(isSoft({ ...wide, kind: 'video' }, { width: 480, height: 360 }, 2)).toBe(false);
  expect(isSoft({ ...wide, width: 500, height: 400 }, { width: 480, height: 360 }, 3)).toBe(false);
});
