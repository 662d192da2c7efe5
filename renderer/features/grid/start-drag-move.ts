import type { RefObject } from 'react';
import { GRID } from './grid-metrics.ts';
import { rowAtHeight, tileBox } from './grid-places.ts';
import type { GridView } from './grid-view.ts';
import type { GridLayout } from './pack-rows.ts';
import { scrollAtEdge, toContent } from './scroll-at-edge.ts';

export interface DragMoveRequest {
  /** The grid as it is, also when it changes meanwhile. */
  readonly grid: RefObject<GridView | null>;
  /** The element that shows where they would go, placed in the grid's content. */
  readonly marker: HTMLElement;
  /** Where the pointer went down, in the window. */
  readonly start: { readonly x: number; readonly y: number };
  /** What is dragged. */
  readonly ids: ReadonlySet<string>;
  readonly onMove: (ids: readonly string[], before: string | null) => void;
}

/** Width of the line that shows where photos would go, CSS pixels. */
const LINE = 4;

/**
 * Drag photos to another place of their list.
 *
 * @returns Ends it; `isDropped` where they are to go there.
 */
export function startDragMove({ grid: gridNow, marker, start, ids, onMove }: DragMoveRequest): (isDropped: boolean) => void {
  const pointer = { ...start };
  let gap = -1;
  let frame = requestAnimationFrame(follow);
  const onPointerMove = (event: PointerEvent): void => {
    pointer.x = event.clientX;
    pointer.y = event.clientY;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    end(false);
  };
  window.addEventListener('pointermove', onPointerMove);
  window.addEventListener('keydown', onKeyDown, { capture: true });
  document.documentElement.style.cursor = 'grabbing';

  function follow(): void {
    frame = requestAnimationFrame(follow);
    const grid = gridNow.current;
    if (!grid) return;
    scrollAtEdge(grid, pointer.y);
    gap = gapAt(grid.layout, grid.list.count, toContent(grid, pointer));
    const line = lineAt(grid.layout, grid.list.count, gap);
    marker.hidden = false;
    marker.style.cssText = `left:${line.left}px;top:${line.top}px;width:${LINE}px;height:${line.height}px;background:var(--accent)`;
  }

  function end(isDropped: boolean): void {
    cancelAnimationFrame(frame);
    window.removeEventListener('pointermove', onPointerMove);
    window.removeEventListener('keydown', onKeyDown, { capture: true });
    document.documentElement.style.cursor = '';
    marker.hidden = true;
    const list = gridNow.current?.list;
    const at = gap;
    gap = -1;
    if (!isDropped || at < 0 || !list) return;
    const order = Array.from({ length: list.count }, (_, index) => list.idAt(index));
    onMove(order.filter((id) => ids.has(id)), order.slice(at).find((id) => !ids.has(id)) ?? null);
  }
  return end;
}

/** The gap that a point is nearest to: the index of the photo behind it, the count of photos for the end. */
export function gapAt(layout: GridLayout, count: number, { x, y }: { readonly x: number; readonly y: number }): number {
  const row = rowAtHeight(layout, y);
  const first = layout.rowStarts[row] ?? 0;
  const end = Math.min(count, layout.rowStarts[row + 1] ?? count);
  for (let index = first; index < end; index++) {
    const box = tileBox(layout, index);
    if (x < box.left + box.width / 2) return index;
  }
  return end;
}

/** Where the line of a gap stands: before the photo behind it, or behind the last one of its row. */
function lineAt(layout: GridLayout, count: number, gap: number): { readonly left: number; readonly top: number; readonly height: number } {
  const isEnd = gap >= count;
  const box = tileBox(layout, isEnd ? count - 1 : gap);
  const left = isEnd ? box.left + box.width : box.left - GRID.gap;
  return { left: Math.max(0, left), top: box.top, height: box.height };
}
