import type { GridView } from './grid-view.ts';

/** So near to an edge of the screen a grid scrolls by itself while something is dragged, CSS pixels. */
const EDGE = 56;
/** Its speed there at most, CSS pixels per frame. */
const MOST_PER_FRAME = 26;

/** Scroll on while a drag is at an edge; once per frame. @param y Of the pointer, in the window. */
export function scrollAtEdge(grid: GridView, y: number): void {
  const screen = grid.scroller.getBoundingClientRect();
  const above = screen.top + EDGE - y;
  const below = y - (screen.bottom - EDGE);
  const push = above > 0 ? -above : Math.max(0, below);
  if (push !== 0) grid.scroll.scrollTo(grid.scroll.top() + Math.sign(push) * Math.min(MOST_PER_FRAME, Math.abs(push) / 2));
}

/** A point of the window as one of the grid's content. */
export function toContent(grid: GridView | null, point: { readonly x: number; readonly y: number }): { readonly x: number; readonly y: number } {
  if (!grid) return point;
  const content = grid.content.getBoundingClientRect();
  return { x: point.x - content.left, y: point.y - content.top + grid.scroll.base };
}
