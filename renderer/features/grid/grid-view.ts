import type { PhotoList } from '../../stores/photo-list.ts';
import type { GridSection } from './grid-section.ts';
import type { GridLayout } from './pack-rows.ts';
import type { GridScroll } from './use-grid-scroll.ts';

/** A grid as what lies beside it sees it (the date scrubber): where things are, and how to get there. */
export interface GridView {
  readonly list: PhotoList;
  readonly sections: readonly GridSection[];
  readonly layout: GridLayout;
  /** What scrolls. Its `scroll` events tell of every move; where the grid is then, `scroll` knows. */
  readonly scroller: HTMLElement;
  readonly scroll: GridScroll;
  /** What holds the photos; moves with the scroll position. */
  readonly content: HTMLElement;
  /** Where the content begins in what scrolls, CSS pixels: below the page's own header. */
  readonly contentTop: number;
  /** Room at the right, beside the photos, CSS pixels. */
  readonly edgeWidth: number;
}
