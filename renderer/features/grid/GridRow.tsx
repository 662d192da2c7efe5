import { memo } from 'react';
import type { PhotoList } from '../../stores/photo-list.ts';
import { GridTile } from './GridTile.tsx';
import type { GridLayout } from './pack-rows.ts';

export interface GridRowProps {
  readonly list: PhotoList;
  readonly layout: GridLayout;
  readonly row: number;
  /** Of its section, 1 for the first: where a screen reader is. */
  readonly position: number;
  /** Top of the section, which the row is placed in. */
  readonly sectionTop: number;
  readonly loads: boolean;
  /** The photo that Tab reaches, when it is in this row; else -1. */
  readonly tabStop: number;
}

/** One row of photos. */
export const GridRow = memo(function GridRow({ list, layout, row, position, sectionTop, loads, tabStop }: GridRowProps) {
  const tiles = [];
  const height = layout.rowHeights[row] ?? 0;
  for (let index = layout.rowStarts[row] ?? 0; index < (layout.rowStarts[row + 1] ?? 0); index++) {
    const id = list.idAt(index);
    tiles.push(
      <GridTile
        key={id}
        id={id}
        index={index}
        left={layout.lefts[index] ?? 0}
        width={layout.widths[index] ?? 0}
        height={height}
        takenAtMs={list.takenAtMsAt(index)}
        flags={list.flagsAt(index)}
        loads={loads}
        isTabStop={index === tabStop}
      />,
    );
  }
  return (
    <div role="row" aria-rowindex={position} className="absolute inset-x-0 top-0" style={{ height, transform: `translateY(${(layout.rowTops[row] ?? 0) - sectionTop}px)` }}>
      {tiles}
    </div>
  );
});
