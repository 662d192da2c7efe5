import type { DuplicateGroup, DuplicateMember } from '../../../shared/contract/duplicate-schemas.ts';
import { useFolders } from '../../stores/folders.ts';
import { useReview } from '../../stores/review.ts';
import { areAway } from '../grid/use-is-away.ts';
import type { Mark } from './decide-group.ts';
import { keyOf, useDecisions } from './decisions-store.ts';

/** One member, and where the review is with it. */
export interface ReviewedMember {
  readonly member: DuplicateMember;
  readonly isHere: boolean;
  readonly isProposed: boolean;
  readonly isAway: boolean;
  /** Null while nothing is said of it. */
  readonly mark: Mark | null;
  /** True where it is kept for the others' sake, though nothing was said of it. */
  readonly staysFor: boolean;
}

/** A member of a group as the review shows it. */
export function useMember(group: DuplicateGroup, index: number): ReviewedMember {
  const member = group.members[index] as DuplicateMember;
  const isHere = useReview((store) => store.member === index);
  const isAway = useFolders((store) => areAway(member.paths, store.folders));
  const decision = useDecisions((store) => store.decisions.get(keyOf(group.tier, group.id)));
  const mark = decision?.marks[member.key] ?? null;
  return { member, isHere, isProposed: index === 0, isAway, mark, staysFor: mark === null && decision?.keep.includes(member.key) === true };
}
