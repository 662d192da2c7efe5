import { useEffect, useRef, type RefObject } from 'react';
import type { DuplicateGroup } from '../../../shared/contract/duplicate-schemas.ts';
import { useReview } from '../../stores/review.ts';

/** Where the focus may be taken from: what a person writes into, and what lies over the page, keep it. */
const KEEPS_FOCUS = 'input, textarea, select, [role="dialog"], [role="menu"], [role="status"]';

/** So much of a member is enough to be seen, CSS pixels: a card that is taller than the window stays where it is. */
const ENOUGH = 120;

/**
 * The focus follows the member that the keys stand on, so that a screen reader says it and the next Tab starts there.
 *
 * @returns For the element around the members, each of which carries `data-member`.
 */
export function useMemberFocus(group: DuplicateGroup): RefObject<HTMLDivElement | null> {
  const grid = useRef<HTMLDivElement>(null);
  const isSeen = useRef(false);
  const member = useReview((store) => store.member);
  useEffect(() => {
    const here = document.activeElement;
    const target = grid.current?.querySelector<HTMLElement>(`[data-member="${member}"]`);
    if (!target || here?.closest(KEEPS_FOCUS) || target.contains(here)) return;
    target.focus({ preventScroll: true });
    // A group is first seen from its top.
    if (isSeen.current && !isInSight(target)) target.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    isSeen.current = true;
  }, [group, member]);
  return grid;
}

function isInSight(target: HTMLElement): boolean {
  const { top, left, right } = target.getBoundingClientRect();
  const scroller = target.closest('[data-review]')?.getBoundingClientRect();
  return scroller !== undefined && top >= scroller.top && top + ENOUGH <= scroller.bottom && left >= scroller.left && right <= scroller.right;
}
