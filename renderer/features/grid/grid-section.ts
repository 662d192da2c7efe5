/** A stretch of the list with a heading of its own: a month, or the results that are less sure. */
export interface GridSection {
  /** Stable while the library grows, as in "2019-05". */
  readonly key: string;
  /** Null for a stretch without a heading. */
  readonly title: string | null;
  /** `month` sticks to the top and selects what is below it; `divider` is a quiet line with words. */
  readonly look: 'month' | 'divider';
  /** The first photo's index in the list, and the index after the last one's. Sections follow each other without a gap. */
  readonly from: number;
  readonly to: number;
  /** Groups inside (days), as the index of each one's first photo, ascending, the first being `from`; empty for none. */
  readonly groups: Int32Array;
  /** A group's title by its first photo; asked for only when it is on the screen. */
  groupTitle(first: number): string;
}

const NO_GROUPS = new Int32Array();

/** A stretch without groups. */
export function plainSection(key: string, title: string | null, from: number, to: number): GridSection {
  return { key, title, look: 'divider', from, to, groups: NO_GROUPS, groupTitle: () => '' };
}
