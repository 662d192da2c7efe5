import { useLingui } from '@lingui/react/macro';
import { memo, type ReactNode } from 'react';
import type { PhotoList } from '../../stores/photo-list.ts';
import { GRID } from './grid-metrics.ts';
import { lastAtMost } from './grid-places.ts';
import type { GridSection } from './grid-section.ts';
import type { GridLayout } from './pack-rows.ts';
import { StretchMark } from './StretchMark.tsx';

export interface GroupLabelsProps {
  readonly list: PhotoList;
  readonly layout: GridLayout;
  readonly section: GridSection;
  readonly sectionTop: number;
  /** Rows on the screen, [firstRow, endRow). */
  readonly firstRow: number;
  readonly endRow: number;
}

/** The days that begin on the screen, each above its first photo. */
export const GroupLabels = memo(function GroupLabels({ list, layout, section, sectionTop, firstRow, endRow }: GroupLabelsProps) {
  const { t } = useLingui();
  const labels: ReactNode[] = [];
  const { groups } = section;
  for (let row = firstRow; row < endRow; row++) {
    const from = layout.rowStarts[row] ?? 0;
    const end = layout.rowStarts[row + 1] ?? 0;
    let group = lastAtMost(groups, from);
    if ((groups[group] ?? -1) < from) group++;
    for (; group < groups.length && (groups[group] as number) < end; group++) {
      const first = groups[group] as number;
      const to = groups[group + 1] ?? section.to;
      const left = layout.lefts[first] ?? 0;
      const lastInRow = Math.min(to, end) - 1;
      const room = lastInRow === end - 1 ? layout.width - left : (layout.lefts[lastInRow] ?? 0) + (layout.widths[lastInRow] ?? 0) + GRID.groupGap - 6 - left;
      const title = section.groupTitle(first);
      labels.push(
        <div
          key={first}
          className="group absolute top-0 flex items-center gap-1.5 overflow-hidden text-small text-ink-soft"
          style={{ left, maxWidth: room, height: GRID.groupLabel, transform: `translateY(${(layout.rowTops[row] ?? 0) - sectionTop - GRID.groupLabel}px)` }}
        >
          <span className="truncate" title={title}>
            {title}
          </span>
          <StretchMark list={list} from={first} to={to} label={t`Select ${title}`} isTabStop={false} />
        </div>,
      );
    }
  }
  return labels;
});
