import { describe, expect, it } from 'vitest';
import { photosInBox, rowOf, rowsBetween, sectionOfRow, tileBox } from './grid-places.ts';
import { plainSection } from './grid-section.ts';
import { moveFocus } from './move-focus.ts';
import { packRows } from './pack-rows.ts';

// Ten squares in rows of five, then a section of two.
const layout = packRows({
  count: 12,
  ratioAt: () => 1,
  sections: [plainSection('a', null, 0, 10), plainSection('b', 'B', 10, 12)],
  width: 1_016,
  rowHeight: 200,
});

describe('the keyboard in the grid', () => {
  it('walks along the rows, and on over their ends', () => {
    expect([moveFocus(layout, 4, 'right', 600), moveFocus(layout, 5, 'left', 600), moveFocus(layout, 0, 'left', 600), moveFocus(layout, 11, 'right', 600)]).toEqual([5, 4, 0, 11]);
  });

  it('goes up and down to the photo that stands nearest, across sections too', () => {
    expect([moveFocus(layout, 3, 'down', 600), moveFocus(layout, 8, 'up', 600), moveFocus(layout, 9, 'down', 600), moveFocus(layout, 10, 'up', 600)]).toEqual([8, 3, 11, 5]);
  });

  it('stays where there is no further row', () => {
    expect([moveFocus(layout, 2, 'up', 600), moveFocus(layout, 11, 'down', 600)]).toEqual([2, 11]);
  });

  it('goes on by a screen, but by one row at least, and to the ends', () => {
    expect([moveFocus(layout, 1, 'page-down', 500), moveFocus(layout, 1, 'page-down', 10), moveFocus(layout, 11, 'page-up', 5_000)]).toEqual([11, 6, 1]);
    expect([moveFocus(layout, 5, 'first', 600), moveFocus(layout, 5, 'last', 600)]).toEqual([0, 11]);
  });
});

describe('places in the grid', () => {
  it('finds the row and the section of a photo', () => {
    expect([rowOf(layout, 0), rowOf(layout, 4), rowOf(layout, 5), rowOf(layout, 11)]).toEqual([0, 0, 1, 2]);
    expect([sectionOfRow(layout, 1), sectionOfRow(layout, 2)]).toEqual([0, 1]);
  });

  it('finds the rows on the screen', () => {
    const second = tileBox(layout, 5).top;
    expect([rowsBetween(layout, -50, 10), rowsBetween(layout, second, second + 10), rowsBetween(layout, 0, 1e9)]).toEqual([[0, 1], [1, 2], [0, 3]]);
  });

  it('finds the photos that a rectangle touches', () => {
    const box = tileBox(layout, 6);
    expect(photosInBox(layout, { left: box.left - 10, right: box.left + 10, top: box.top - 10, bottom: box.top + 10 })).toEqual([0, 1, 5, 6]);
    expect(photosInBox(layout, { left: 0, right: 5_000, top: 5_000, bottom: 6_000 })).toEqual([]);
  });
});
