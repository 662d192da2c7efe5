import { describe, expect, it } from 'vitest';
import { GRID } from './grid-metrics.ts';
import { plainSection, type GridSection } from './grid-section.ts';
import { packRows, type GridLayout } from './pack-rows.ts';

function pack(ratios: readonly number[], width: number, sections: readonly GridSection[] = [plainSection('all', null, 0, ratios.length)], rowHeight = 200): GridLayout {
  return packRows({ count: ratios.length, ratioAt: (index) => ratios[index] ?? 1, sections, width, rowHeight });
}

function rowsOf(layout: GridLayout): number[][] {
  return [...layout.rowTops.keys()].map((row) => {
    const rows: number[] = [];
    for (let i = layout.rowStarts[row] as number; i < (layout.rowStarts[row + 1] as number); i++) rows.push(i);
    return rows;
  });
}

function rightEdge(layout: GridLayout, row: number): number {
  const last = (layout.rowStarts[row + 1] as number) - 1;
  return (layout.lefts[last] as number) + (layout.widths[last] as number);
}

/** Made-up but repeatable: a linear congruential generator. */
function madeUpRatios(count: number): Float32Array {
  const known = [1.5, 1.333, 0.667, 0.75, 1.778, 1];
  let seed = 7;
  return Float32Array.from({ length: count }, () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return known[seed % known.length] as number;
  });
}

describe('rows of photos', () => {
  it('fills the width with every row but the last', () => {
    const layout = pack([1.5, 1.5, 0.75, 1.5, 1, 1.5, 1.5, 0.75, 1.5], 1_000);
    const rows = layout.rowTops.length;
    expect(rows).toBeGreaterThan(1);
    for (let row = 0; row < rows - 1; row++) expect(rightEdge(layout, row)).toBe(1_000);
    expect(rowsOf(layout).flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('does not stretch the last row of a section', () => {
    const layout = pack([1.5], 1_000);
    expect([layout.widths[0], layout.rowHeights[0]]).toEqual([300, 200]);
  });

  it('keeps photos of a row apart by the gap, and rows too', () => {
    const layout = pack([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], 1_000);
    expect((layout.lefts[1] as number) - (layout.widths[0] as number)).toBe(GRID.gap);
    expect((layout.rowTops[1] as number) - (layout.rowTops[0] as number) - (layout.rowHeights[0] as number)).toBe(GRID.gap);
  });

  it('shows panoramas and very tall photos at a sane size', () => {
    const layout = pack([20, 0.02, 1.5, Number.NaN, 0], 1_200);
    for (const row of layout.rowTops.keys()) expect(layout.rowHeights[row]).toBeGreaterThan(100);
    for (const width of layout.widths) expect(width).toBeGreaterThanOrEqual(90);
    for (const row of layout.rowTops.keys()) expect(rightEdge(layout, row)).toBeLessThanOrEqual(1_200);
  });

  it('never lets a photo leave a narrow window', () => {
    const layout = pack([3, 1.5, 0.6, 2.9, 1.2, 1.5], 328, undefined, 600);
    for (const row of layout.rowTops.keys()) expect(rightEdge(layout, row)).toBeLessThanOrEqual(328);
  });

  it('begins a section below its heading, in a new row', () => {
    const sections: GridSection[] = [
      { ...plainSection('a', 'A', 0, 2), look: 'month' },
      { ...plainSection('b', 'B', 2, 3), look: 'month' },
    ];
    const layout = pack([1, 1, 1], 1_000, sections);
    expect(rowsOf(layout)).toEqual([[0, 1], [2]]);
    expect([...layout.sectionRows]).toEqual([0, 1, 2]);
    expect(layout.rowTops[0]).toBe(GRID.heading);
    expect((layout.rowTops[1] as number) - (layout.sectionTops[1] as number)).toBe(GRID.heading);
    expect(layout.sectionTops[2]).toBe(layout.height);
  });

  it('puts small days side by side, and gives their row a line for their names', () => {
    const section: GridSection = { ...plainSection('a', 'A', 0, 3), groups: Int32Array.of(0, 1, 2) };
    const layout = pack([1, 1, 1], 1_000, [section]);
    expect(rowsOf(layout)).toEqual([[0, 1, 2]]);
    expect((layout.lefts[1] as number) - (layout.widths[0] as number)).toBe(GRID.groupGap);
    expect(layout.rowTops[0]).toBe(GRID.divider + GRID.groupLabel);
  });

  it('begins a large day in a row of its own', () => {
    const ratios = Array.from({ length: 12 }, () => 1.5);
    const section: GridSection = { ...plainSection('a', null, 0, 12), groups: Int32Array.of(0, 2) };
    const layout = pack(ratios, 1_000, [section]);
    expect(rowsOf(layout)[0]).toEqual([0, 1]);
    expect(layout.widths[0]).toBe(300);
  });

  it('places each of 100,000 photos once, in order and inside the width', () => {
    const ratios = madeUpRatios(100_000);
    const groups = Int32Array.from({ length: 5_000 }, (_, day) => day * 20);
    const sections: GridSection[] = Array.from({ length: 100 }, (_, month) => ({
      ...plainSection(`${month}`, `${month}`, month * 1_000, (month + 1) * 1_000),
      groups: groups.subarray(month * 50, (month + 1) * 50),
    }));
    const layout = packRows({ count: ratios.length, ratioAt: (i) => ratios[i] as number, sections, width: 1_413, rowHeight: 190 });
    let placed = 0;
    for (const row of layout.rowTops.keys()) {
      expect(layout.rowStarts[row]).toBe(placed);
      placed = layout.rowStarts[row + 1] as number;
      if (rightEdge(layout, row) > 1_413) throw new Error(`row ${row} leaves the grid`);
      if (row > 0 && (layout.rowTops[row] as number) < (layout.rowTops[row - 1] as number) + (layout.rowHeights[row - 1] as number)) throw new Error(`row ${row} lies over the one above`);
    }
    expect(placed).toBe(100_000);
  });

  it('is empty without photos', () => {
    const layout = pack([], 1_000, []);
    expect([layout.height, layout.rowTops.length, [...layout.rowStarts]]).toEqual([0, 0, [0]]);
  });
});
