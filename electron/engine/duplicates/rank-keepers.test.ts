import { expect, test } from 'vitest';
import type { KeeperCandidate } from './keeper-candidate.ts';
import { rankKeepers } from './rank-keepers.ts';

function candidate(path: string, changes: Partial<KeeperCandidate> = {}): KeeperCandidate {
  return {
    key: path, id: path, paths: [path], sizeBytes: 1_000_000, width: 1600, height: 1200, format: 'jpeg', takenAt: null, camera: null, isRaw: false, bundled: [], bytesInAll: 1_000_000,
    generation: 0, hasDate: false, hasPlace: false, metadata: 0, rating: 0, sharpness: 0, folderMerit: 0, fileTimeMs: 1_500_000_000_000, ...changes,
  };
}

const best = (tier: 'exact' | 'same' | 'near' | 'burst', rules: Parameters<typeof rankKeepers>[1]['rules'], ...all: KeeperCandidate[]): string => all.toSorted(rankKeepers(tier, { rules }).compare)[0]?.key ?? '';

test('says every reason that speaks for the keeper, the most telling first', () => {
  const keeper = candidate('/p/2016/DSC_1.jpg', { width: 4000, height: 3000, generation: 2, camera: 'Nikon D90', hasPlace: true, folderMerit: 1, sizeBytes: 400_000 });
  const other = candidate('/p/got/a.jpg', { metadata: 3 });
  expect(rankKeepers('same', { rules: [] }).explain(keeper, other)).toEqual([
    { what: 'larger', of: '4000 x 3000', against: '1600 x 1200' },
    { what: 'original-camera-file', of: 'Nikon D90', against: null },
    { what: 'has-place', of: null, against: null },
    { what: 'folder', of: '2016/', against: 'got/' },
  ]);
});

test('the first rule that tells two apart decides over everything else', () => {
  const large = candidate('/p/new/large.jpg', { width: 4000, height: 3000, generation: 2 });
  const kept = candidate('/p/Originals/small.jpg');
  expect(best('same', [], large, kept)).toBe('/p/new/large.jpg');
  expect(best('same', [{ type: 'prefer', what: 'raw' }, { type: 'keep-in', folder: 'Originals/' }], large, kept)).toBe('/p/Originals/small.jpg');
  expect(best('same', [{ type: 'drop-in', folder: '/p/new' }, { type: 'prefer', what: 'larger' }], large, kept)).toBe('/p/Originals/small.jpg');
  expect(best('same', [{ type: 'keep-in', folder: 'Orig' }], large, kept)).toBe('/p/new/large.jpg');
});

test('a border does not make a copy better than the camera’s own file, and a sharp shot of a burst is', () => {
  const shot = candidate('/p/DSC_1.jpg', { generation: 2, width: 4000, height: 3000 });
  expect(best('near', [], candidate('/p/framed.jpg', { width: 4400, height: 3400 }), shot)).toBe('/p/DSC_1.jpg');
  expect(best('burst', [], shot, { ...shot, key: '/p/DSC_2.jpg', sharpness: 4 })).toBe('/p/DSC_2.jpg');
});

test('is an order: whoever is before another is never after a third that is after it', () => {
  const all = Array.from({ length: 40 }, (_, i) => candidate(`/p/${i}.jpg`, { width: 100 * (i % 3), format: ['jpeg', 'png', 'webp'][i % 3] ?? '', sizeBytes: (i * 37) % 11, hasDate: i % 2 === 0, fileTimeMs: (i * 7) % 5 }));
  const { compare } = rankKeepers('same', { rules: [] });
  const wrong = all.flatMap((a) => all.flatMap((b) => all.filter((c) => compare(a, b) < 0 && compare(b, c) < 0 && compare(a, c) >= 0)));
  expect(wrong).toEqual([]);
});
