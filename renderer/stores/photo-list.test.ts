import { describe, expect, it } from 'vitest';
import { TIMELINE_FLAGS } from '../../shared/contract/timeline-flags.ts';
import { resultList, timelineList } from './photo-list.ts';

const first = '000102030405060708090a0b0c0d0e0f';
const second = 'ff000102030405060708090a0b0c0d0e';

describe('a list of photos', () => {
  it('finds ids in the columns of the library', () => {
    const ids = Uint8Array.from([first, second].flatMap((id) => [...id.matchAll(/../g)].map(([pair]) => Number.parseInt(pair, 16))));
    const list = timelineList({ version: 'v', count: 2, ids, takenAtMs: Float64Array.of(5, Number.NaN), ratios: Float32Array.of(1.5, 0.5), flags: Uint8Array.of(0, 9) });
    expect([list.idAt(0), list.idAt(1), list.indexOf(first), list.indexOf(second), list.indexOf('e'.repeat(32)), list.ratioAt(1), list.flagsAt(1)]).toEqual([
      first, second, 0, 1, -1, 0.5, TIMELINE_FLAGS.video | TIMELINE_FLAGS.favourite,
    ]);
  });

  it('shows results with their date as wall time', () => {
    const list = resultList([{ id: first, path: null, paths: [], score: 1, takenAt: '2019-05-03T14:22:10', kind: 'raw', width: 300, height: 200 }]);
    expect([list.takenAtMsAt(0), list.ratioAt(0), list.flagsAt(0), list.indexOf(second)]).toEqual([Date.UTC(2019, 4, 3, 14, 22, 10), 1.5, TIMELINE_FLAGS.raw, -1]);
  });
});
