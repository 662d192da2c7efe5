import type { RefObject } from 'react';
import { useSelection } from '../../stores/selection.ts';
import { photosInBox } from './grid-places.ts';
import type { GridView } from './grid-view.ts';
import { scrollAtEdge, toContent } from './scroll-at-edge.ts';

export interface DragRectangleRequest {
  /** The grid as it is, also when it changes meanwhile. */
  readonly grid: RefObject<GridView | null>;
  /** The element that shows it, placed in the grid's content. */
  readonly rectangle: HTMLElement;
  /** Where the pointer went down, in the window. */
  readonly start: { readonly x: number; readonly y: number };
  /** What stays selected beside it. */
  readonly base: ReadonlySet<string>;
}

/**
 * Select what a rectangle touches, for as long as the pointer is down.
 *
 * @returns Ends it.
 */
export function startDragRectangle({ grid: gridNow, rectangle, start, base }: DragRectangleRequest): () => void {
  const pointer = { ...start };
  const origin = toContent(gridNow.current, start);
  let hits: readonly number[] = [];
  let frame = requestAnimationFrame(follow);
  const onMove = (event: PointerEvent): void => {
    pointer.x = event.clientX;
    pointer.y = event.clientY;
  };
  window.addEventListener('pointermove', onMove);

  function follow(): void {
    frame = requestAnimationFrame(follow);
    const grid = gridNow.current;
    if (!grid) return;
    scrollAtEdge(grid, pointer.y);
    const now = toContent(grid, pointer);
    const box = { left: Math.min(origin.x, now.x), right: Math.max(origin.x, now.x), top: Math.min(origin.y, now.y), bottom: Math.max(origin.y, now.y) };
    rectangle.hidden = false;
    const left = Math.max(0, box.left);
    rectangle.style.cssText = `left:${left}px;top:${box.top - grid.scroll.base}px;width:${Math.min(grid.layout.width, box.right) - left}px;height:${box.bottom - box.top}px`;
    const found = photosInBox(grid.layout, box);
    if (found.length === hits.length && found.every((index, at) => index === hits[at])) return;
    hits = found;
    const ids = new Set(base);
    for (const index of found) ids.add(grid.list.idAt(index));
    useSelection.setState({ ids, base: ids });
  }

  return () => {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', onMove);
    rectangle.hidden = true;
  };
}
