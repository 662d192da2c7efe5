import { expect, test } from 'vitest';
import { chooseCover, coverCandidates } from './choose-cover.ts';
import type { Shot } from './shot.ts';

const shot = (id: string, more: Partial<Shot> = {}): Shot => ({ id, width: 4000, height: 3000, rating: null, isFavourite: false, kind: 'image', name: 'a.jpg', camera: 'x', format: 'jpeg', ...more }) as Shot;
const typical = (cosines: Readonly<Record<string, number>>) => (id: string): number | null => cosines[id] ?? null;

test('a typical picture stands for an album, a favourite before it', () => {
  const cosines = typical({ a: 0.4, b: 0.9, c: 0.5 });
  expect(chooseCover([shot('a'), shot('b'), shot('c')], cosines)).toBe('b');
  expect(chooseCover([shot('a', { isFavourite: true }), shot('b'), shot('c')], cosines)).toBe('a');
  expect(chooseCover([shot('a', { rating: 5 }), shot('b'), shot('c')], cosines)).toBe('a');
});

test('a large wide photo is taken before a small or upright one, a screenshot or a film', () => {
  const none = typical({});
  expect(chooseCover([shot('a', { width: 3000, height: 4000 }), shot('b')], none)).toBe('b');
  expect(chooseCover([shot('a', { width: 400, height: 300 }), shot('b')], none)).toBe('b');
  expect(chooseCover([shot('a', { kind: 'video' }), shot('b')], none)).toBe('b');
  expect(chooseCover([shot('a', { name: 'Screenshot 1.png', camera: '' }), shot('b', { width: 400, height: 300 })], none)).toBe('b');
  expect(chooseCover([], none)).toBeNull();
});

test('of a large album the favourites are looked at, and a sample of the rest', () => {
  const many = Array.from({ length: 5_000 }, (_, i) => shot(String(i), i === 4_321 ? { isFavourite: true } : {}));
  const candidates = coverCandidates(many);
  expect(candidates.length).toBeLessThan(200);
  expect(candidates.map(({ id }) => id)).toContain('4321');
});
