import { useEffect, useEffectEvent, useRef } from 'react';
import { desktop } from '../../desktop/this-desktop.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useSelection } from '../../stores/selection.ts';
import type { GridView } from './grid-view.ts';
import { startDragMove } from './start-drag-move.ts';
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

/**
 * What a pointer does in a grid: a click opens, or selects while photos are being picked; the sign in the corner, Ctrl and a
 * long press select; Shift selects a range; a drag draws a rectangle.
 *
 * @param rectangle The element that shows the rectangle.
 * @param onMenu A menu was asked for on a photo, at this point of the window.
 * @param onMove Where the person orders the list: photos were dragged before another one, or to the end (null).
 */
export function useGridPointer(grid: GridView | null, rectangle: HTMLElement | null, onMenu: (index: number, x: number, y: number) => void, onMove?: (ids: readonly string[], before: string | null) => void): void {
  const stop = useRef<() => void>(() => undefined);
  const ignoresClick = useRef(false);
  const lastType = useRef('mouse');
  const gridNow = useRef(grid);
  useEffect(() => {
    gridNow.current = grid;
  });
  useEffect(() => () => stop.current(), []);

  const onPointerDown = useEffectEvent((event: PointerEvent): void => {
    stop.current();
    ignoresClick.current = false;
    lastType.current = event.pointerType;
    if (!grid || !rectangle || event.button !== 0 || !isInGrid(event.target, grid.scroller)) return;
    const start = { x: event.clientX, y: event.clientY };
    const index = indexAt(event.target);
    const isTouch = event.pointerType === 'touch';
    const keepsSelected = event.ctrlKey || event.metaKey || event.shiftKey;
    let endDrag: ((isDropped: boolean) => void) | null = null;
    const longPress = (): void => {
      ignoresClick.current = true;
      useSelection.getState().toggle(grid.list.idAt(index));
      navigator.vibrate?.(10);
    };
    const timer = isTouch && index >= 0 ? setTimeout(longPress, LONG_PRESS_MS) : undefined;
    const onPointerMove = (move: PointerEvent): void => {
      if (endDrag || Math.hypot(move.clientX - start.x, move.clientY - start.y) < DRAG_THRESHOLD) return;
      clearTimeout(timer);
      // A finger that moves scrolls.
      if (isTouch) return end();
      ignoresClick.current = true;
      const { ids } = useSelection.getState();
      if (onMove && index >= 0 && !keepsSelected) {
        const id = grid.list.idAt(index);
        endDrag = startDragMove({ grid: gridNow, marker: rectangle, start, ids: ids.has(id) ? ids : new Set([id]), onMove });
        return;
      }
      if (desktop.startDrag && index >= 0 && ids.has(grid.list.idAt(index))) {
        end();
        return desktop.startDrag([...ids]);
      }
      endDrag = startDragRectangle({ grid: gridNow, rectangle, start, base: keepsSelected ? ids : new Set() });
    };
    const end = (over?: PointerEvent): void => {
      clearTimeout(timer);
      endDrag?.(over?.type === 'pointerup');
      window.removeEventListener('pointermove', onPointerMove);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
    stop.current = end;
    window.addEventListener('pointermove', onPointerMove);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
  });

  const onClick = useEffectEvent((event: MouseEvent): void => {
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
  });

  const onContextMenu = useEffectEvent((event: MouseEvent): void => {
    const index = indexAt(event.target);
    if (index < 0) return;
    event.preventDefault();
    // A long press has selected the photo already.
    if (lastType.current !== 'touch') onMenu(index, event.clientX, event.clientY);
  });

  const scroller = grid?.scroller;
  useEffect(() => {
    if (!scroller) return undefined;
    scroller.addEventListener('pointerdown', onPointerDown);
    scroller.addEventListener('click', onClick);
    scroller.addEventListener('contextmenu', onContextMenu);
    return () => {
      scroller.removeEventListener('pointerdown', onPointerDown);
      scroller.removeEventListener('click', onClick);
      scroller.removeEventListener('contextmenu', onContextMenu);
    };
  }, [scroller]);
}

/** True for the photos and the ground between them; false for buttons, fields and the scroll bar. */
function isInGrid(target: EventTarget | null, scroller: HTMLElement): boolean {
  return target instanceof Element && target !== scroller && scroller.contains(target) && target.closest('button, a, input, [role="slider"], [role="menu"]') === null;
}
