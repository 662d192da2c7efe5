import { useCallback, useEffect, useRef } from 'react';
import { zoomGrid } from './zoom-levels.ts';

/** Wheel travel for one step, CSS pixels: one notch of a wheel, or a small pinch on a trackpad. */
const TRAVEL_PER_STEP = 60;
/** Steps are this far apart at least, milliseconds: each one packs the library anew. */
const STEP_EVERY_MS = 90;

/**
 * Ctrl with the wheel, and the pinch of a trackpad, change the size of the photos; the one below the pointer stays where it is.
 *
 * @returns Where the pointer was at the last step, CSS pixels from the top of the screen; asked once, it is 0 again.
 */
export function useWheelZoom(scroller: HTMLElement | null): () => number {
  const anchorLine = useRef(0);
  useEffect(() => {
    if (!scroller) return undefined;
    let travel = 0;
    let steppedAtMs = 0;
    const onWheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return;
      // The browser would zoom the whole page.
      event.preventDefault();
      // Lines instead of pixels, as Firefox tells it, and the small steps of a pinch.
      const delta = event.deltaMode === 1 ? event.deltaY * 30 : Math.abs(event.deltaY) < 20 ? event.deltaY * 6 : event.deltaY;
      travel = Math.sign(delta) === Math.sign(travel) ? travel + delta : delta;
      if (Math.abs(travel) < TRAVEL_PER_STEP || event.timeStamp - steppedAtMs < STEP_EVERY_MS) return;
      steppedAtMs = event.timeStamp;
      const direction = travel < 0 ? 1 : -1;
      travel = 0;
      anchorLine.current = event.clientY - scroller.getBoundingClientRect().top;
      zoomGrid(direction);
    };
    scroller.addEventListener('wheel', onWheel, { passive: false });
    return () => scroller.removeEventListener('wheel', onWheel);
  }, [scroller]);
  return useCallback(() => {
    const line = anchorLine.current;
    anchorLine.current = 0;
    return line;
  }, []);
}
