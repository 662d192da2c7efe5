import { create } from 'zustand';
import type { DuplicateGroup, DuplicateTier } from '../../shared/contract/duplicate-schemas.ts';
import { useDuplicates } from './duplicates.ts';
import { EMPTY_LIST, resultList, type PhotoList } from './photo-list.ts';

/** How two pictures are laid over each other; `none` is side by side, with all that is known of them. */
export type Comparing = 'none' | 'slider' | 'flip' | 'difference';

export interface ReviewStore {
  readonly tier: DuplicateTier;
  /** The group that is looked at, in its tier's order. */
  readonly at: number;
  /** The member that the keyboard stands on. */
  readonly member: number;
  readonly comparing: Comparing;
  goToTier(tier: DuplicateTier): void;
  goToGroup(at: number): void;
  goToMember(member: number): void;
  compare(comparing: Comparing): void;
}

const KEY = 'duplicates-review';
const TIERS: readonly DuplicateTier[] = ['exact', 'same', 'near', 'burst'];

/** Where a person is in the review of duplicates. It survives a reload of the window. */
export const useReview = create<ReviewStore>()((set, get) => {
  const go = (change: Partial<Pick<ReviewStore, 'tier' | 'at' | 'member' | 'comparing'>>): void => {
    set(change);
    const { tier, at } = get();
    sessionStorage.setItem(KEY, JSON.stringify({ tier, at }));
  };
  return {
    ...keptPlace(),
    member: 0,
    comparing: 'none',
    goToTier: (tier) => go({ tier, at: 0, member: 0, comparing: 'none' }),
    goToGroup: (at) => go({ at, member: 0, comparing: 'none' }),
    goToMember: (member) => go({ member }),
    compare: (comparing) => go({ comparing }),
  };
});

function keptPlace(): Pick<ReviewStore, 'tier' | 'at'> {
  const kept = sessionStorage.getItem(KEY);
  const { tier, at } = (kept === null ? {} : JSON.parse(kept)) as { tier?: unknown; at?: unknown };
  return { tier: TIERS.find((each) => each === tier) ?? 'exact', at: typeof at === 'number' && at >= 0 ? at : 0 };
}

/** The group that is looked at; undefined while it is not read, or there is none. */
export function useReviewedGroup(): DuplicateGroup | undefined {
  const { tier, at } = useReview();
  return useDuplicates((store) => store.lists[tier]?.groups[at]);
}

/** The same as it is now, outside of React. */
export function reviewedGroupNow(): DuplicateGroup | undefined {
  const { tier, at } = useReview.getState();
  return useDuplicates.getState().lists[tier]?.groups[at];
}

const lists = new WeakMap<DuplicateGroup, PhotoList>();

/** The photos of a group, for the viewer to walk through; files with the same bytes are one photo. */
export function groupList(group: DuplicateGroup | undefined): PhotoList {
  if (!group) return EMPTY_LIST;
  let list = lists.get(group);
  if (!list) {
    const photos = new Map(group.members.map(({ id, paths, takenAt, width, height }) => [id, { id, path: paths[0] ?? '', paths, score: null, takenAt, width, height, kind: 'image' as const }]));
    lists.set(group, (list = resultList([...photos.values()])));
  }
  return list;
}
