import { expect, test } from 'vitest';
import { startSlice } from '../give-way.ts';
import { groupKinds } from './group-kinds.ts';
import type { Shot } from './shot.ts';

let count = 0;
const shot = (more: Partial<Shot>): Shot => ({
  id: String(count++), timeMs: null, source: 'exif', camera: 'Phone', kind: 'image', format: 'jpeg', width: 4000, height: 3000, tags: [], name: 'a.jpg', placeholder: null, ...more,
}) as unknown as Shot;
const at = (seconds: number, more: Partial<Shot> = {}): Shot => shot({ timeMs: 1_500_000_000_000 + seconds * 1_000, ...more });

test('a burst is three photos of one camera within moments of each other', async () => {
  const burst = [at(0), at(1), at(3)];
  const others = [at(60), at(61), at(100, { camera: 'Other' }), at(101), at(102, { camera: 'Other' }), at(200, { source: 'file-time' }), at(200, { source: 'file-time' }), at(200, { source: 'file-time' })];
  expect((await groupKinds([...burst, ...others], () => false, startSlice())).get('bursts')).toEqual(burst);
});

test('panoramas, videos, screenshots and documents are told by shape, kind, look and tags', async () => {
  const [wide, tall, film, screen, tagged, page] = [
    shot({ width: 6000, height: 3000 }), shot({ width: 1000, height: 2100 }), shot({ kind: 'video', width: 3840, height: 1600 }),
    shot({ camera: '', format: 'png', width: 1170, height: 2532 }), shot({ tags: ['chat'] }), shot({ tags: ['receipt'] }),
  ] as [Shot, Shot, Shot, Shot, Shot, Shot];
  const kinds = await groupKinds([wide, tall, film, screen, tagged, page, shot({})], (tag, kind) => (kind === 'screenshots' ? tag === 'chat' : tag === 'receipt'), startSlice());
  expect(Object.fromEntries(kinds)).toEqual({ panoramas: [wide, tall], videos: [film], screenshots: [screen, tagged], documents: [page], bursts: [], monochrome: [] });
});
