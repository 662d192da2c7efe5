import { useEffect, useRef } from 'react';
import type { TierList } from '../../stores/duplicates.ts';
import { useReview } from '../../stores/review.ts';

/** Stay on the group that is looked at when the list changes around it; where it is gone, on the one that took its place. */
export function useFollowedGroup(list: TierList): void {
  const { tier, at, member } = useReview();
  const group = list.groups[at];
  const looked = useRef<{ readonly list: TierList; readonly id: string } | null>(null);
  useEffect(() => {
    const before = looked.current;
    const { goToGroup, goToMember } = useReview.getState();
    if (before && before.list !== list && group?.id !== before.id) {
      const now = list.groups.findIndex((each) => each?.id === before.id);
      if (now >= 0) {
        const kept = useReview.getState().member;
        goToGroup(now);
        goToMember(kept);
        return;
      }
    }
    if (at >= list.total) goToGroup(Math.max(0, list.total - 1));
    else if (group && member >= group.members.length) goToMember(0);
    if (group) looked.current = { list, id: group.id };
  }, [tier, at, member, list, group]);
}
