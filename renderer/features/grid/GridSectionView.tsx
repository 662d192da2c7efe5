import { useLingui } from '@lingui/react/macro';
import { memo, useId, type ReactNode } from 'react';
import type { PhotoList } from '../../stores/photo-list.ts';
import { GroupLabels } from './GroupLabels.tsx';
import { GridRow } from './GridRow.tsx';
import type { GridSection } from './grid-section.ts';
import type { GridWindow } from './use-grid-window.ts';
import type { GridLayout } from './pack-rows.ts';
import { REAL_HEIGHT_MAX } from './scroll-scale.ts';
import { StretchMark } from './StretchMark.tsx';

export interface GridSectionViewProps {
  readonly list: PhotoList;
  readonly layout: GridLayout;
  readonly section: GridSection;
  /** Its number. */
  readonly at: number;
  readonly shown: GridWindow;
  /** The row that the keyboard stands on, kept in the document wherever the screen is; -1 for none. */
  readonly keptRow: number;
  readonly tabStop: number;
  /** Where what is in the document begins: see [Note: Grids higher than a browser's page]. */
  readonly base: number;
  /** The name of the whole grid, for a section without a heading. */
  readonly label: string;
}

/** A section: its heading, and the rows of it that are on the screen. */
export const GridSectionView = memo(function GridSectionView({ list, layout, section, at, base, shown, keptRow, tabStop, label }: GridSectionViewProps) {
  const { t } = useLingui();
  const headingId = useId();
  // What lies beyond the page's own ends is cut off: rows stand by their distance from its top.
  const top = Math.max(layout.sectionTops[at] ?? 0, base);
  const bottom = Math.min(layout.sectionTops[at + 1] ?? 0, base + REAL_HEIGHT_MAX);
  const firstRow = layout.sectionRows[at] ?? 0;
  const endRow = layout.sectionRows[at + 1] ?? 0;
  const rows: ReactNode[] = [];
  const addRow = (row: number): void => {
    const from = layout.rowStarts[row] ?? 0;
    const isStop = tabStop >= from && tabStop < (layout.rowStarts[row + 1] ?? 0);
    rows.push(
      <GridRow
        key={row}
        list={list}
        layout={layout}
        row={row}
        position={row - firstRow + 1}
        sectionTop={top}
        loads={row >= shown.loadsFrom && row < shown.loadsTo}
        tabStop={isStop ? tabStop : -1}
      />,
    );
  };
  const isKept = keptRow >= firstRow && keptRow < endRow;
  const from = Math.max(firstRow, shown.first);
  const end = Math.min(endRow, shown.end);
  if (isKept && keptRow < from) addRow(keptRow);
  for (let row = from; row < end; row++) addRow(row);
  if (isKept && keptRow >= Math.max(from, end)) addRow(keptRow);
  return (
    <section
      {...(section.title !== null && { 'aria-labelledby': headingId })}
      className="absolute inset-x-0"
      style={{ top: top - base, height: Math.max(0, bottom - top) }}
    >
      {section.title !== null && section.look === 'month' && (
        <div className="group pointer-events-none sticky top-0 z-10 flex h-13 items-center">
          <div className="pointer-events-auto relative -ml-2 flex h-9 items-center rounded-lg bg-ground/90 px-2 backdrop-blur-sm">
            <h2 id={headingId} className="text-title font-semibold">
              {section.title}
            </h2>
            <span className="absolute left-full flex h-9 items-center rounded-lg pl-1">
              <StretchMark list={list} from={section.from} to={section.to} label={t`Select ${section.title}`} isTabStop />
            </span>
          </div>
        </div>
      )}
      {section.title !== null && section.look === 'divider' && (
        <div className="flex h-12 items-center gap-3">
          <h2 id={headingId} className="text-small text-ink-soft">
            {section.title}
          </h2>
          <span aria-hidden className="h-px flex-1 bg-line" />
        </div>
      )}
      <div role="grid" aria-multiselectable aria-label={section.title ?? label} aria-rowcount={endRow - firstRow} className="absolute inset-x-0 top-0">
        {rows}
      </div>
      {section.groups.length > 0 && <GroupLabels list={list} layout={layout} section={section} sectionTop={top} firstRow={from} endRow={end} />}
    </section>
  );
});
