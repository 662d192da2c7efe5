import { useEffect, useLayoutEffect, useRef } from 'react';
import type { PhotoList } from '../../stores/photo-list.ts';
import type { GridLayout } from './pack-rows.ts';
import type { GridScroll } from './use-grid-scroll.ts';
import { heightOf, placeAt, recallPlace, rememberPlace } from './scroll-memory.ts';

/** A pause after which the place is written down, milliseconds. */
const REMEMBER_AFTER_MS = 200;

export interface ScrollPlaceRequest {
  readonly scroller: HTMLElement | null;
  readonly scroll: GridScroll;
  readonly layout: GridLayout;
  readonly list: PhotoList;
  /** CSS pixels. */
  readonly contentTop: number;
  readonly memoryKey: string;
  /** The line of the screen that the change at hand keeps in place, CSS pixels from its top. */
  readonly takeAnchorLine: () => number;
  /** Called after the grid was scrolled by this. */
  readonly onMoved: () => void;
}

/**
 * Keep the photo at the top of the screen where it is when the width, the size or the library changes, and come back to the
 * place where the person was. At the very top the grid stays at the top: new photos appear there.
 */
export function useScrollPlace({ scroller, scroll, layout, list, contentTop, memoryKey, takeAnchorLine, onMoved }: ScrollPlaceRequest): void {
  const before = useRef<{ readonly layout: GridLayout; readonly list: PhotoList; readonly memoryKey: string } | null>(null);
  // The browser has cut the position already when a shorter grid is looked at: the last one that it told counts.
  const lastTop = useRef(0);

  useLayoutEffect(() => {
    // Before it is measured a grid has no rows, and no place to come back to.
    if (!scroller || layout.rowTops.length === 0) return;
    const past = before.current;
    before.current = { layout, list, memoryKey };
    if (past?.layout === layout && past.list === list && past.memoryKey === memoryKey) return;
    const line = takeAnchorLine();
    let next = 0;
    if (past?.memoryKey !== memoryKey) {
      const place = recallPlace(memoryKey);
      next = place ? heightOf(layout, list, place) + contentTop : 0;
    } else if (lastTop.current > 0) {
      const place = placeAt(past.layout, past.list, lastTop.current - contentTop + line);
      next = place ? heightOf(layout, list, place) + contentTop - line : 0;
    }
    scroll.scrollTo(next);
    lastTop.current = scroll.top();
    onMoved();
  }, [scroller, scroll, layout, list, contentTop, memoryKey, takeAnchorLine, onMoved]);

  useEffect(() => {
    if (!scroller) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // Its own copy: when this ends, the next list may have moved the grid already.
    let top = lastTop.current;
    const remember = (): void => rememberPlace(memoryKey, top > 0 ? placeAt(layout, list, top - contentTop) : null);
    const onScroll = (): void => {
      // A page that is hidden while the next one is loaded loses its position: that is no move of the person.
      if (scroller.clientHeight === 0) return;
      top = scroll.top();
      lastTop.current = top;
      clearTimeout(timer);
      timer = setTimeout(remember, REMEMBER_AFTER_MS);
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', onScroll);
      if (timer !== undefined) {
        clearTimeout(timer);
        remember();
      }
    };
  }, [scroller, scroll, layout, list, contentTop, memoryKey]);
}
