import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { baseFor } from './scroll-scale.ts';

/** The scroll position of a grid of any height: see [Note: Grids higher than a browser's page]. */
export interface GridScroll {
  /** The height of the grid at which what is in the document begins, CSS pixels; 0 for a grid that fits into a page. */
  readonly base: number;
  /** The height of the grid at the top of the screen, CSS pixels. */
  top(): number;
  /** Scroll at once, so that this height is at the top of the screen. */
  scrollTo(top: number): void;
}

/** @param height Of the whole grid, CSS pixels. */
export function useGridScroll(scroller: HTMLElement | null, height: number): GridScroll {
  const [base, setBase] = useState(0);
  const now = useRef(0);
  const top = useCallback(() => (scroller?.scrollTop ?? 0) + now.current, [scroller]);
  const scrollTo = useCallback((wanted: number) => {
    now.current = baseFor(wanted, now.current, height);
    setBase(now.current);
    scroller?.scrollTo({ top: wanted - now.current, behavior: 'instant' });
  }, [scroller, height]);

  useEffect(() => {
    if (!scroller) return undefined;
    const onScroll = (): void => {
      const at = top();
      const next = baseFor(at, now.current, height);
      if (next === now.current || scroller.clientHeight === 0) return;
      // Both in one frame: the photos at their new places in the page, and the page scrolled to them.
      flushSync(() => setBase(next));
      now.current = next;
      scroller.scrollTo({ top: at - next, behavior: 'instant' });
    };
    // First of all who listen: the others read the position anew.
    scroller.addEventListener('scroll', onScroll, { passive: true, capture: true });
    return () => scroller.removeEventListener('scroll', onScroll, { capture: true });
  }, [scroller, height, top]);

  return useMemo(() => ({ base, top, scrollTo }), [base, top, scrollTo]);
}
