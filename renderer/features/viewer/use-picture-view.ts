import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { boundPicture, fitView, isFitted, viewOnTheWay, type PictureView, type StageSizes } from './picture-view.ts';

/** How long the picture takes to go to another zoom, milliseconds: seen, not waited for. */
const FLIGHT_MS = 180;

interface Held {
  readonly key: string;
  /** Null for the picture whole, however large the stage becomes. */
  readonly view: PictureView | null;
}

/**
 * The view of one picture: whole at first, and again for every other picture.
 *
 * @param key The picture; another one begins whole.
 * @param sizes Null until they are known.
 */
export function usePictureView(key: string, sizes: StageSizes | null): { readonly view: PictureView | null; readonly setView: (view: PictureView) => void; readonly flyTo: (view: PictureView) => void } {
  const [held, setHeld] = useState<Held>({ key, view: null });
  const mine = held.key === key ? held.view : null;
  const view = useMemo(() => (sizes === null ? null : mine === null ? fitView(sizes) : boundPicture(mine, sizes)), [sizes, mine]);
  const now = useRef({ view, sizes, flight: 0 });
  useEffect(() => {
    now.current.view = view;
    now.current.sizes = sizes;
  });

  const hold = useCallback((next: PictureView) => {
    const { sizes: bounds } = now.current;
    now.current.view = next;
    // Whole stays whole when the window grows.
    const isWhole = bounds !== null && isFitted(next, bounds) && next.scale >= fitView(bounds).scale;
    setHeld({ key, view: isWhole ? null : next });
  }, [key]);
  const setView = useCallback((next: PictureView) => {
    cancelAnimationFrame(now.current.flight);
    hold(next);
  }, [hold]);
  const flyTo = useCallback((next: PictureView) => {
    cancelAnimationFrame(now.current.flight);
    const { view: from } = now.current;
    if (from === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return hold(next);
    const startedMs = performance.now();
    const step = (nowMs: number): void => {
      const part = Math.min(1, Math.max(0, (nowMs - startedMs) / FLIGHT_MS));
      hold(viewOnTheWay(from, next, 1 - (1 - part) ** 2));
      if (part < 1) now.current.flight = requestAnimationFrame(step);
    };
    now.current.flight = requestAnimationFrame(step);
  }, [hold]);
  useEffect(() => {
    const current = now.current;
    return () => cancelAnimationFrame(current.flight);
  }, [key]);
  return { view, setView, flyTo };
}
