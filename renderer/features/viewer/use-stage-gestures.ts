import { useEffect, useRef, type RefObject } from 'react';
import { isFitted, otherScale, panPicture, zoomPicture, type PictureView, type StagePoint, type StageSizes } from './picture-view.ts';

/** A press that moved less than this is a click, CSS pixels. */
const CLICK_PX = 6;
/** Doublings of the scale for one pixel of a wheel, and of a pinch on a touchpad, which comes in small steps. */
const WHEEL_DOUBLINGS_PER_PX = 1 / 300;
const PINCH_DOUBLINGS_PER_PX = 1 / 70;
/** A wheel that reports lines instead of pixels. */
const LINE_PX = 33;
const DOUBLE_MS = 320;
const DOUBLE_PX = 24;

/** A finger that drags a fitted picture: along, to the next one; down, to close. */
export interface Swipe {
  readonly dx: number;
  readonly dy: number;
}

export interface StageGestures {
  /** Null where nothing can be zoomed: a video, or a stage that has not been measured. */
  readonly view: PictureView | null;
  readonly sizes: StageSizes | null;
  readonly onView: (view: PictureView) => void;
  readonly onFly: (view: PictureView) => void;
  /** While the finger is down; `end` when it left, with its speed in CSS pixels a millisecond. */
  readonly onSwipe: (swipe: Swipe, end: { readonly speed: number } | null) => void;
  /** A tap or click that turned out to be no double one. */
  readonly onTap: (pointerType: string) => void;
}

/** Wheel, pinch, drag, double click and swipes on the stage of the viewer. */
export function useStageGestures(target: RefObject<HTMLElement | null>, gestures: StageGestures): void {
  // The listeners stay while the view changes under them with every move.
  const now = useRef(gestures);
  useEffect(() => {
    now.current = gestures;
  });
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const pointers = new Map<number, StagePoint>();
    let pressed: (StagePoint & { readonly atMs: number }) | null = null;
    let isMoved = false;
    let isSwipe = false;
    let tap = { x: 0, y: 0, atMs: Number.NEGATIVE_INFINITY, timer: 0 };

    const from = (event: MouseEvent): StagePoint => {
      const box = element.getBoundingClientRect();
      // The stage's middle is that of the room above the filmstrip, which lies over the element.
      const { width, height } = now.current.sizes?.stage ?? box;
      return { x: event.clientX - box.left - width / 2, y: event.clientY - box.top - height / 2 };
    };
    const isOwn = (event: Event): boolean => !(event.target instanceof Element && event.target.closest('button, video, a, [data-over-stage]'));

    const onDown = (event: PointerEvent): void => {
      if (!isOwn(event) || (event.pointerType === 'mouse' && event.button !== 0)) return;
      const at = from(event);
      if (pointers.size === 0) {
        pressed = { ...at, atMs: performance.now() };
        isMoved = false;
        isSwipe = false;
      }
      pointers.set(event.pointerId, at);
    };

    const pinch = (id: number, before: StagePoint, at: StagePoint): void => {
      const { view, sizes, onView } = now.current;
      const other = [...pointers].find(([each]) => each !== id)?.[1];
      if (!other || !view || !sizes) return;
      const grown = Math.hypot(at.x - other.x, at.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
      const moved = panPicture(view, sizes, (at.x - before.x) / 2, (at.y - before.y) / 2);
      onView(zoomPicture(moved, sizes, moved.scale * grown, { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 }));
    };

    const onMove = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      if (!before || !pressed) return;
      const at = from(event);
      if (!isMoved && pointers.size === 1 && Math.hypot(at.x - pressed.x, at.y - pressed.y) < CLICK_PX) return;
      const { view, sizes, onView, onSwipe } = now.current;
      if (!isMoved) {
        isMoved = true;
        element.setPointerCapture(event.pointerId);
        isSwipe = event.pointerType !== 'mouse' && pointers.size === 1 && (!view || !sizes || isFitted(view, sizes));
      }
      pointers.set(event.pointerId, at);
      if (isSwipe) onSwipe({ dx: at.x - pressed.x, dy: at.y - pressed.y }, null);
      else if (pointers.size > 1) pinch(event.pointerId, before, at);
      else if (view && sizes) onView(panPicture(view, sizes, at.x - before.x, at.y - before.y));
    };

    const onUp = (event: PointerEvent): void => {
      if (!pointers.delete(event.pointerId) || pointers.size > 0 || !pressed) return;
      const at = from(event);
      const { view, sizes, onFly, onSwipe, onTap } = now.current;
      if (isSwipe) onSwipe({ dx: at.x - pressed.x, dy: at.y - pressed.y }, { speed: event.type === 'pointerup' ? Math.hypot(at.x - pressed.x, at.y - pressed.y) / Math.max(1, performance.now() - pressed.atMs) : 0 });
      else if (!isMoved && event.type === 'pointerup') {
        const nowMs = performance.now();
        clearTimeout(tap.timer);
        if (nowMs - tap.atMs < DOUBLE_MS && Math.hypot(at.x - tap.x, at.y - tap.y) < DOUBLE_PX) {
          tap = { ...at, atMs: Number.NEGATIVE_INFINITY, timer: 0 };
          if (view && sizes) onFly(zoomPicture(view, sizes, otherScale(view, sizes), at));
        } else tap = { ...at, atMs: nowMs, timer: window.setTimeout(() => onTap(event.pointerType), DOUBLE_MS) };
      }
      pressed = null;
    };

    const onWheel = (event: WheelEvent): void => {
      const { view, sizes, onView } = now.current;
      if (!isOwn(event)) return;
      // Ctrl and a wheel would zoom the whole page.
      event.preventDefault();
      if (!view || !sizes) return;
      const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
      const doublings = Math.max(-1, Math.min(1, -px * (event.ctrlKey ? PINCH_DOUBLINGS_PER_PX : WHEEL_DOUBLINGS_PER_PX)));
      onView(zoomPicture(view, sizes, view.scale * 2 ** doublings, from(event)));
    };

    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      clearTimeout(tap.timer);
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('wheel', onWheel);
    };
  }, [target]);
}
