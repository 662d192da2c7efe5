import { useCallback, useEffect, useRef, useState } from 'react';
import type { Swipe } from './use-stage-gestures.ts';

/** A swipe that ends beyond this part of the stage's width goes on, or one that was this fast, CSS pixels a millisecond. */
const FAR_ENOUGH = 0.25;
const FAST_ENOUGH = 0.5;
/** A flick shorter than this is a slip of the finger, CSS pixels. */
const FLICK_PX = 24;
/** Down so far closes, CSS pixels. */
const CLOSE_PX = 110;
/** How hard it becomes to drag where there is no next photo. */
const RESISTANCE = 0.25;
const SETTLE_MS = 160;

export interface SwipeTarget {
  /** Of the stage, CSS pixels. */
  readonly width: number;
  readonly canStep: (by: number) => boolean;
  readonly onStep: (by: number) => void;
  readonly onClose: () => void;
}

/** What a swipe of so far, at such a speed, asks for. */
export function readSwipe({ dx, dy }: Swipe, speed: number, width: number): 'next' | 'previous' | 'close' | null {
  if (Math.abs(dy) > Math.abs(dx)) return dy > CLOSE_PX ? 'close' : null;
  const isFar = Math.abs(dx) > width * FAR_ENOUGH || (speed > FAST_ENOUGH && Math.abs(dx) > FLICK_PX);
  if (!isFar) return null;
  return dx < 0 ? 'next' : 'previous';
}

/** The strip under the finger: it follows along one axis, and goes on or back when the finger leaves. */
export function useSwipe(target: SwipeTarget): { readonly swipe: Swipe | null; readonly onSwipe: (swipe: Swipe, end: { readonly speed: number } | null) => void } {
  const [swipe, setSwipe] = useState<Swipe | null>(null);
  const now = useRef({ target, frame: 0 });
  useEffect(() => {
    now.current.target = target;
  });
  useEffect(() => {
    const current = now.current;
    return () => cancelAnimationFrame(current.frame);
  }, []);

  const settle = useCallback((from: number, to: number, done: () => void) => {
    const startedMs = performance.now();
    const step = (nowMs: number): void => {
      const part = Math.min(1, Math.max(0, (nowMs - startedMs) / SETTLE_MS));
      if (part >= 1 || from === to) return done();
      setSwipe({ dx: from + (to - from) * (1 - (1 - part) ** 2), dy: 0 });
      now.current.frame = requestAnimationFrame(step);
    };
    now.current.frame = requestAnimationFrame(step);
  }, []);

  const onSwipe = useCallback((at: Swipe, end: { readonly speed: number } | null) => {
    const { width, canStep, onStep, onClose } = now.current.target;
    cancelAnimationFrame(now.current.frame);
    const isDown = Math.abs(at.dy) > Math.abs(at.dx);
    const pulled = canStep(at.dx < 0 ? 1 : -1) ? at.dx : at.dx * RESISTANCE;
    const shown = isDown ? { dx: 0, dy: Math.max(0, at.dy) } : { dx: pulled, dy: 0 };
    if (end === null) return setSwipe(shown);
    const asked = readSwipe(at, end.speed, width);
    if (asked === 'close') {
      setSwipe(null);
      return onClose();
    }
    const by = asked === 'next' ? 1 : -1;
    const goes = asked !== null && canStep(by);
    settle(shown.dx, goes ? -by * width : 0, () => {
      setSwipe(null);
      if (goes) onStep(by);
    });
  }, [settle]);

  return { swipe, onSwipe };
}
