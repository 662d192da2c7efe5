import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { noticePerson } from '../../stores/activity.ts';
import { wantPhotos } from '../../stores/photos.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { GRID } from './grid-metrics.ts';
import { rowAtHeight, rowsBetween } from './grid-places.ts';
import type { GridLayout } from './pack-rows.ts';
import type { GridScroll } from './use-grid-scroll.ts';

/** Faster than this, pictures would be gone before they are seen, and are not asked for. CSS pixels per millisecond. */
const FAST = 5;
/** So long after the last fast move the screen is taken as calm, milliseconds. */
const CALM_AFTER_MS = 100;

/** Rows that are in the document, as [first, end), and of those the ones whose pictures are loaded. */
export interface GridWindow {
  /** The row at the top of the screen. */
  readonly top: number;
  readonly first: number;
  readonly end: number;
  readonly loadsFrom: number;
  readonly loadsTo: number;
}

const NOTHING: GridWindow = { top: 0, first: 0, end: 0, loadsFrom: 0, loadsTo: 0 };

export interface GridWindowRequest {
  readonly scroller: HTMLElement | null;
  readonly scroll: GridScroll;
  readonly layout: GridLayout;
  readonly list: PhotoList;
  /** CSS pixels. */
  readonly contentTop: number;
  readonly screenHeight: number;
}

/**
 * Which rows to show, followed while the person scrolls.
 *
 * @returns The rows, and what looks again at once, for a caller that has just scrolled.
 */
export function useGridWindow({ scroller, scroll, layout, list, contentTop, screenHeight }: GridWindowRequest): readonly [GridWindow, () => void] {
  const [shown, setShown] = useState<GridWindow>(NOTHING);
  const last = useRef({ top: 0, atMs: 0 });
  const calm = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const look = useCallback(
    (isFast: boolean) => {
      if (!scroller) return;
      const y = scroll.top() - contentTop;
      const top = rowAtHeight(layout, y);
      const [first, end] = rowsBetween(layout, y - GRID.overscan, y + screenHeight + GRID.overscan);
      setShown((before) => {
        const loadsFrom = isFast ? before.loadsFrom : first;
        const loadsTo = isFast ? before.loadsTo : end;
        const isSame = before.top === top && before.first === first && before.end === end && before.loadsFrom === loadsFrom && before.loadsTo === loadsTo;
        return isSame ? before : { top, first, end, loadsFrom, loadsTo };
      });
    },
    [scroller, scroll, layout, contentTop, screenHeight],
  );
  // oxlint-disable-next-line react/set-state-in-effect -- what is on the screen is known only after the element was measured
  const lookNow = useCallback(() => look(false), [look]);

  useLayoutEffect(lookNow, [lookNow]);
  useEffect(() => {
    if (!scroller) return undefined;
    const onScroll = (): void => {
      if (scroller.clientHeight === 0) return;
      const atMs = performance.now();
      const top = scroll.top();
      // A frame that came late is no slow scroll: one step is measured over a frame at least, and a pause ends it.
      const isFast = Math.abs(top - last.current.top) / Math.min(50, Math.max(16, atMs - last.current.atMs)) > FAST;
      last.current = { top, atMs };
      look(isFast);
      clearTimeout(calm.current);
      if (isFast) calm.current = setTimeout(() => look(false), CALM_AFTER_MS);
      noticePerson();
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      clearTimeout(calm.current);
    };
  }, [scroller, scroll, look]);

  useEffect(() => {
    const from = layout.rowStarts[Math.min(shown.loadsFrom, layout.rowTops.length)] ?? 0;
    const to = layout.rowStarts[Math.min(shown.loadsTo, layout.rowTops.length)] ?? 0;
    const ids: string[] = [];
    for (let index = from; index < to; index++) ids.push(list.idAt(index));
    wantPhotos(ids);
  }, [shown.loadsFrom, shown.loadsTo, layout, list]);

  return [shown, lookNow];
}
