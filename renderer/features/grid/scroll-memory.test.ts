import { beforeEach, describe, expect, it } from 'vitest';
import { resultList, type PhotoList } from '../../stores/photo-list.ts';
import { plainSection } from './grid-section.ts';
import { packRows, type GridLayout } from './pack-rows.ts';
import { heightOf, placeAt, recallPlace, rememberPlace } from './scroll-memory.ts';

function listOf(ids: readonly string[]): PhotoList {
  return resultList(ids.map((id) => ({ id, path: null, paths: [], score: 1, takenAt: null, kind: 'image', width: 1, height: 1 })));
}

function layoutOf(list: PhotoList, width = 1_016): GridLayout {
  const half = Math.floor(list.count / 2);
  const sections = [plainSection('a', 'A', 0, half), plainSection('b', 'B', half, list.count)];
  return packRows({ count: list.count, ratioAt: () => 1, sections, width, rowHeight: 200 });
}

const ids = Array.from({ length: 40 }, (_, index) => `photo ${index}`);
const list = listOf(ids);
const layout = layoutOf(list);

beforeEach(() => sessionStorage.clear());

describe('a place in the grid', () => {
  it('is the same height while nothing changes, wherever it lies: on photos, between rows, on headings', () => {
    for (let y = 0; y < layout.height - 100; y += 7) {
      const place = placeAt(layout, list, y);
      expect(place && heightOf(layout, list, place)).toBe(y);
    }
  });

  it('stays with its photo when photos come above it, and when the grid gets narrower', () => {
    const y = (layout.rowTops[2] as number) + 30;
    const place = placeAt(layout, list, y);
    if (!place) throw new Error('no place');
    const grown = listOf([...Array.from({ length: 7 }, (_, index) => `new ${index}`), ...ids]);
    for (const other of [layoutOf(grown), layoutOf(grown, 500)]) {
      const at = heightOf(other, grown, place);
      expect(placeAt(other, grown, at)?.offset).toBe(30);
      const row = other.rowTops.findIndex((top) => top === at - 30);
      expect([...Array(other.rowStarts[row + 1]).keys()].slice(other.rowStarts[row]).map((index) => grown.idAt(index))).toContain(place.id);
    }
  });

  it('is taken by the photo that stands there now when its own is gone', () => {
    const place = placeAt(layout, list, layout.rowTops[3] as number);
    if (!place) throw new Error('no place');
    const rest = listOf(ids.filter((id) => id !== place.id));
    expect(heightOf(layoutOf(rest), rest, place)).toBeGreaterThan(0);
  });

  it('is kept for the session under what the grid shows', () => {
    const place = placeAt(layout, list, 500);
    rememberPlace('all', place);
    expect([recallPlace('all'), recallPlace('favourites')]).toEqual([place, null]);
    rememberPlace('all', null);
    expect(recallPlace('all')).toBeNull();
    expect(placeAt(packRows({ count: 0, ratioAt: () => 1, sections: [], width: 100, rowHeight: 100 }), listOf([]), 0)).toBeNull();
  });
});
