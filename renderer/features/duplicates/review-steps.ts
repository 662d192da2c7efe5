import { t } from '@lingui/core/macro';
import { create } from 'zustand';
import type { DuplicateGroup, DuplicateMember } from '../../../shared/contract/duplicate-schemas.ts';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useFolders } from '../../stores/folders.ts';
import { reviewedGroupNow, useReview, type Comparing } from '../../stores/review.ts';
import { useToasts } from '../../stores/toasts.ts';
import { areAway } from '../grid/use-is-away.ts';
import { decideGroup, keepOnly, toggleMark, type Mark, type Marks } from './decide-group.ts';
import { keyOf, useDecisions } from './decisions-store.ts';

/** Which dialog of the page is open. */
export const useReviewDialogs = create<{ readonly open: 'all' | 'rules' | null; show(dialog: 'all' | 'rules'): void; close(): void }>()((set) => ({
  open: null,
  show: (open) => set({ open }),
  close: () => set({ open: null }),
}));

/** True for a member whose files can be reached now. */
export function canGo(member: DuplicateMember): boolean {
  return !areAway(member.paths, useFolders.getState().folders);
}

/** What is marked in a group, outside of React. */
export function marksNow(group: DuplicateGroup): Marks {
  return useDecisions.getState().decisions.get(keyOf(group.tier, group.id))?.marks ?? {};
}

/** Go some groups on; nothing at either end. */
export function stepGroup(by: number): void {
  const { tier, at, goToGroup } = useReview.getState();
  const total = useDuplicates.getState().lists[tier]?.total ?? 0;
  const to = Math.max(0, Math.min(total - 1, at + by));
  if (to !== at) goToGroup(to);
}

/** Go some members on; nothing at either end. */
export function stepMember(by: number): void {
  const { member, goToMember } = useReview.getState();
  const count = reviewedGroupNow()?.members.length ?? 0;
  goToMember(Math.max(0, Math.min(count - 1, member + by)));
}

/** Keep the member that the keyboard stands on, let the others go, and go on to the next group. */
export function keepThisOne(): void {
  const group = reviewedGroupNow();
  const member = group?.members[useReview.getState().member];
  if (!group || !member) return;
  if (decide(group, keepOnly(group, member.key, marksNow(group), canGo))) stepGroup(1);
}

/** Keep the member too, whatever happens to the others. */
export function keepMember(): void {
  markMember('keep');
}

/** Let the member go. */
export function trashMember(): void {
  markMember('trash');
}

/** Say nothing of the group for now, and go on. */
export function skipGroup(): void {
  const group = reviewedGroupNow();
  if (group) useDecisions.getState().forget(group.tier, group.id);
  stepGroup(1);
}

/** Mark one member of the group that is looked at; the same mark once more takes it back. */
export function markMember(mark: Mark, at = useReview.getState().member): void {
  const group = reviewedGroupNow();
  const member = group?.members[at];
  if (!group || !member) return;
  if (mark === 'trash' && !canGo(member)) {
    useToasts.getState().tell(t`Its drive is away: it stays as it is.`);
    return;
  }
  decide(group, toggleMark(marksNow(group), member.key, mark));
}

/** @returns False where that would leave nothing of the group; the person is told. */
function decide(group: DuplicateGroup, marks: Marks): boolean {
  const { decide: note, forget } = useDecisions.getState();
  if (Object.keys(marks).length === 0) {
    forget(group.tier, group.id);
    return true;
  }
  const decision = decideGroup(group, marks, canGo);
  if (decision === null) {
    useToasts.getState().tell(t`One of them has to stay.`);
    return false;
  }
  note(decision);
  return true;
}

const WAYS: readonly Comparing[] = ['slider', 'flip', 'difference'];

/** The next way of laying two pictures over each other. */
export function nextComparing(): void {
  const { comparing, compare } = useReview.getState();
  compare(WAYS[(WAYS.indexOf(comparing) + 1) % WAYS.length] ?? 'slider');
}
