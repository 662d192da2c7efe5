import { useEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import { desktop } from '../../desktop/this-desktop.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useSelection } from '../../stores/selection.ts';
import type { GridView } from './grid-view.ts';
import { startDragRectangle } from './start-drag-rectangle.ts';

/** A finger that rests this long selects, milliseconds: the system's own measure for a long press. */
const LONG_PRESS_MS = 500;
/** A pointer that moves further does not click, CSS pixels. */
const DRAG_THRESHOLD = 6;

/** The photo that an event happened on; -1 beside all of them. */
export function indexAt(target: EventTarget | null): number {
  const tile = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return tile === null ? -1 : Number(tile.dataset['index']);
}

/** Handlers for what scrolls. */
export interface GridPointer {
  onPointerDown(event: PointerEvent): void;
  onClick(event: MouseEvent): void;
}

/**
 * What a pointer does in a grid: a click opens, or selects while photos are being picked; the sign in the corner, Ctrl and a
 * long press select; Shift selects a range; a drag draws a rectangle.
 *
 * @param view The grid as it is at the moment of the event; null before it is measured.
 * @param rectangle The element that shows the rectangle.
 */
export function useGridPointer(view: RefObject<GridView | null>, rectangle: RefObject<HTMLElement | null>): GridPointer {
  const stop = useRef<() => void>(() => undefined);
  const ignoresClick = useRef(false);
  useEffect(() => () => stop.current(), []);

  function onPointerDown(event: PointerEvent): void {
    stop.current();
    ignoresClick.current = false;
    const grid = view.current;
    if (!grid || event.button !== 0 || !isInGrid(event.target, grid.scroller)) return;
    const start = { x: event.clientX, y: event.clientY };
    const index = indexAt(event.target);
    const isTouch = event.pointerType === 'touch';
    const keepsSelected = event.ctrlKey || event.metaKey || event.shiftKey;
    let endDrag: (() => void) | null = null;
    const timer = isTouch && index >= 0 ? setTimeout(longPress, LONG_PRESS_MS) : undefined;

    function longPress(): void {
      ignoresClick.current = true;
      useSelection.getState().toggle((grid as GridView).list.idAt(index));
      navigator.vibrate?.(10);
    }
    function onMove(move: globalThis.PointerEvent): void {
      if (endDrag || Math.hypot(move.clientX - start.x, move.clientY - start.y) < DRAG_THRESHOLD) return;
      clearTimeout(timer);
      // A finger that moves scrolls.
      if (isTouch) return end();
      ignoresClick.current = true;
      const { ids } = useSelection.getState();
      if (desktop.startDrag && index >= 0 && ids.has((grid as GridView).list.idAt(index))) {
        end();
        return desktop.startDrag([...ids]);
      }
      endDrag = startDragRectangle({ view, rectangle, start, base: keepsSelected ? ids : new Set() });
    }
    function end(): void {
      clearTimeout(timer);
      endDrag?.();
      window.removeEventListener('pointermove', onMove);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    }
    stop.current = end;
    window.addEventListener('pointermove', onMove);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  }

  function onClick(event: MouseEvent): void {
    const grid = view.current;
    if (!grid || !isInGrid(event.target, grid.scroller)) return;
    if (ignoresClick.current) {
      ignoresClick.current = false;
      return;
    }
    const { ids, toggle, selectTo, clear, focus } = useSelection.getState();
    const index = indexAt(event.target);
    if (index < 0) {
      if (!event.ctrlKey && !event.metaKey && !event.shiftKey) clear();
      return;
    }
    const id = grid.list.idAt(index);
    const isSign = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    if (event.shiftKey) selectTo(id, grid.list, true);
    else if (isSign || event.ctrlKey || event.metaKey || ids.size > 0) toggle(id);
    else {
      focus(id);
      useNavigation.getState().openPhoto(id);
    }
  }

  return { onPointerDown, onClick };
}

/** True for the photos and the ground between them; false for buttons, fields and the scroll bar. */
function isInGrid(target: EventTarget | null, scroller: HTMLElement): boolean {
  return target instanceof Element && target !== scroller && scroller.contains(target) && target.closest('button, a, input, [role="slider"], [role="menu"]') === null;
}
