import { useEffect, useRef, type RefObject } from 'react';
import { panBy, zoomAround, type MapSize, type MapView, type WorldPoint } from './map-view.ts';

/** A press that moved less than this is a click, CSS pixels. */
const CLICK_PX = 5;
/** Zoom levels for one notch of a wheel (100 px), and for a pinch on a touchpad, which comes in small steps. */
const WHEEL_LEVELS_PER_PX = 1 / 240;
const PINCH_LEVELS_PER_PX = 1 / 60;
/** A wheel that reports lines instead of pixels. */
const LINE_PX = 33;
/** A second press within this time and distance zooms in. */
const DOUBLE_MS = 350;
const DOUBLE_PX = 24;

export interface MapGestures {
  readonly view: MapView;
  readonly size: MapSize;
  readonly onView: (view: MapView) => void;
  readonly onFly: (view: MapView) => void;
  /** A click on the map itself; CSS pixels from its corner. */
  readonly onClick?: ((at: WorldPoint) => void) | undefined;
}

/** Drag, wheel, pinch, double click: a map under the hand. */
export function useMapGestures(target: RefObject<HTMLElement | null>, gestures: MapGestures): void {
  // The listeners stay while the view changes under them with every move.
  const now = useRef(gestures);
  useEffect(() => {
    now.current = gestures;
  });
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const pointers = new Map<number, WorldPoint>();
    let pressed: (WorldPoint & { readonly isOnMap: boolean }) | null = null;
    let hasMoved = false;
    let lastClick = { x: 0, y: 0, atMs: Number.NEGATIVE_INFINITY };
    const from = (event: MouseEvent): WorldPoint => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.left, y: event.clientY - box.top };
    };

    const onDown = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse' && event.button !== 0) return;
      const at = from(event);
      if (pointers.size === 0) {
        pressed = { ...at, isOnMap: !(event.target instanceof Element && event.target.closest('button, a')) };
        hasMoved = false;
      }
      pointers.set(event.pointerId, at);
    };
    const onMove = (event: PointerEvent): void => {
      const before = pointers.get(event.pointerId);
      if (!before || !pressed) return;
      const at = from(event);
      if (!hasMoved && pointers.size === 1 && Math.hypot(at.x - pressed.x, at.y - pressed.y) < CLICK_PX) return;
      if (!hasMoved) element.setPointerCapture(event.pointerId);
      hasMoved = true;
      const { view, size, onView } = now.current;
      if (pointers.size === 1) onView(panBy(view, size, at.x - before.x, at.y - before.y));
      else {
        const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1] ?? before;
        const grown = Math.hypot(at.x - other.x, at.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
        const middle = { x: (at.x + other.x) / 2, y: (at.y + other.y) / 2 };
        const moved = panBy(view, size, (at.x - before.x) / 2, (at.y - before.y) / 2);
        onView(zoomAround(moved, size, moved.zoom + Math.log2(Math.max(0.1, grown)), middle));
      }
      pointers.set(event.pointerId, at);
    };
    const onUp = (event: PointerEvent): void => {
      if (!pointers.delete(event.pointerId) || pointers.size > 0) return;
      const at = from(event);
      if (event.type === 'pointerup' && !hasMoved && pressed?.isOnMap === true) {
        const nowMs = performance.now();
        const { view, size, onFly, onClick } = now.current;
        if (nowMs - lastClick.atMs < DOUBLE_MS && Math.hypot(at.x - lastClick.x, at.y - lastClick.y) < DOUBLE_PX) {
          onFly(zoomAround(view, size, Math.floor(view.zoom + 1.01), at));
          lastClick = { ...at, atMs: Number.NEGATIVE_INFINITY };
        } else {
          lastClick = { ...at, atMs: nowMs };
          onClick?.(at);
        }
      }
      pressed = null;
    };
    // A drag that ends over a button is no click on it.
    const onClickCapture = (event: MouseEvent): void => {
      if (hasMoved) event.stopPropagation();
      hasMoved = false;
    };
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const { view, size, onView } = now.current;
      const px = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PX : event.deltaY;
      const levels = -px * (event.ctrlKey ? PINCH_LEVELS_PER_PX : WHEEL_LEVELS_PER_PX);
      onView(zoomAround(view, size, view.zoom + Math.max(-1, Math.min(1, levels)), from(event)));
    };

    element.addEventListener('pointerdown', onDown);
    element.addEventListener('pointermove', onMove);
    element.addEventListener('pointerup', onUp);
    element.addEventListener('pointercancel', onUp);
    element.addEventListener('click', onClickCapture, true);
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => {
      element.removeEventListener('pointerdown', onDown);
      element.removeEventListener('pointermove', onMove);
      element.removeEventListener('pointerup', onUp);
      element.removeEventListener('pointercancel', onUp);
      element.removeEventListener('click', onClickCapture, true);
      element.removeEventListener('wheel', onWheel);
    };
  }, [target]);
}
