import { useEffect } from 'react';
import { useDuplicates, type TierList } from '../../stores/duplicates.ts';
import { useReview } from '../../stores/review.ts';
import { CompareView } from './CompareView.tsx';
import { GroupList } from './GroupList.tsx';
import { GroupReview } from './GroupReview.tsx';
import { useFollowedGroup } from './use-followed-group.ts';

/** The groups of a tier at the left, and the one that is looked at. */
export function TierReview({ list }: { readonly list: TierList }) {
  const { tier, at, comparing } = useReview();
  const group = list.groups[at];
  useFollowedGroup(list);
  useEffect(() => {
    // The group and its neighbours, which may be far from what the list shows.
    if (group === undefined) useDuplicates.getState().want(tier, at, at + 1);
  }, [tier, at, group]);
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-none md:pl-3">
      <GroupList key={tier} list={list} />
      <div className="min-h-0 min-w-0 flex-1">
        {group === undefined ? (
          <div aria-busy className="m-4 h-72 rounded-xl bg-sunken" />
        ) : comparing === 'none' ? (
          <GroupReview key={group.id} group={group} total={list.total} />
        ) : (
          <CompareView key={group.id} group={group} comparing={comparing} />
        )}
      </div>
    </div>
  );
}
