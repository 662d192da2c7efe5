import type { GridSection } from '../grid/grid-section.ts';
import type { GridLayout } from '../grid/pack-rows.ts';

/** A year on the scrubber. */
export interface YearMark {
  readonly year: string;
  /** 0 at the top, 1 at the bottom. */
  readonly at: number;
  /** False where its name would lie over another one's. */
  readonly isNamed: boolean;
}

/** Names of years are this far apart at least, CSS pixels. */
const NAME_HEIGHT = 22;

/** A section's share of the way down, 0 to 1. */
export function shareOf(layout: GridLayout, section: number): number {
  return layout.height === 0 ? 0 : (layout.sectionTops[section] ?? 0) / layout.height;
}

/**
 * Years along the height of a timeline, each where its first month begins.
 *
 * @param height Of the scrubber, CSS pixels.
 */
export function yearMarks(sections: readonly GridSection[], layout: GridLayout, height: number): YearMark[] {
  const marks: YearMark[] = [];
  let lastYear = '';
  let lastNamed = Number.NEGATIVE_INFINITY;
  for (const [index, section] of sections.entries()) {
    const year = /^(\d+)-\d\d$/.exec(section.key)?.[1];
    if (year === undefined || year === lastYear) continue;
    lastYear = year;
    const at = shareOf(layout, index);
    const isNamed = at * height - lastNamed >= NAME_HEIGHT;
    if (isNamed) lastNamed = at * height;
    marks.push({ year, at, isNamed });
  }
  return marks;
}
