import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** How long the mouse rests before the controls fade, milliseconds. */
const REST_MS = 2_500;

/**
 * Whether the viewer's controls are seen: they fade while the mouse rests, and come back with any move, key or touch. They
 * stay while the pointer or the keyboard is on one of them.
 *
 * @param frame The viewer; its controls carry `data-chrome`.
 */
export function useChrome(frame: RefObject<HTMLElement | null>): { readonly isShown: boolean; readonly toggle: () => void } {
  const [isShown, setShown] = useState(true);
  const timer = useRef(0);
  const startRest = useCallback(() => {
    clearTimeout(timer.current);
    const rest = (): void => {
      const isUsed = frame.current?.querySelector('[data-chrome] :focus-visible, [data-chrome]:hover, [data-chrome] [data-state="open"]') !== null;
      if (isUsed) timer.current = window.setTimeout(rest, REST_MS);
      else setShown(false);
    };
    timer.current = window.setTimeout(rest, REST_MS);
  }, [frame]);
  const wake = useCallback(() => {
    setShown(true);
    startRest();
  }, [startRest]);

  useEffect(() => {
    startRest();
    let last = { x: Number.NaN, y: Number.NaN };
    const onMove = (event: PointerEvent): void => {
      // A finger asks by a tap; and a photo that changes under a resting mouse sends moves that are none.
      if (event.pointerType !== 'mouse' || (event.screenX === last.x && event.screenY === last.y)) return;
      last = { x: event.screenX, y: event.screenY };
      wake();
    };
    window.addEventListener('pointermove', onMove);
    window.addEventListener('keydown', wake);
    window.addEventListener('focusin', wake);
    return () => {
      clearTimeout(timer.current);
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('keydown', wake);
      window.removeEventListener('focusin', wake);
    };
  }, [wake, startRest]);

  const toggle = useCallback(() => {
    if (!isShown) return wake();
    clearTimeout(timer.current);
    setShown(false);
  }, [isShown, wake]);
  return { isShown, toggle };
}
