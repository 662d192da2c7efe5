import { msg } from '@lingui/core/macro';
import type { DuplicateMember, DuplicateTier } from '../../../shared/contract/duplicate-schemas.ts';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { reviewedGroupNow, useReview } from '../../stores/review.ts';
import type { Command } from '../commands/command.ts';
import { sumDecisions } from './decide-group.ts';
import { useDecisions } from './decisions-store.ts';
import { canBeDifferent, moveDecided, sayGroupDifferent, sayMemberDifferent } from './resolve-groups.ts';
import { keepMember, keepThisOne, nextComparing, skipGroup, stepGroup, stepMember, trashMember, useReviewDialogs } from './review-steps.ts';

const group = msg`Duplicates`;

function isOnPage(): boolean {
  const { page, photo } = useNavigation.getState().place;
  return page === 'duplicates' && photo === null;
}

/** Also while the one that is looked at is still being read: a key that is held goes past it. */
const hasGroups = (): boolean => isOnPage() && (useDuplicates.getState().lists[useReview.getState().tier]?.total ?? 0) > 0;
const hasGroup = (): boolean => isOnPage() && reviewedGroupNow() !== undefined;
/** Equal files have nothing to compare. */
const hasPictures = (): boolean => hasGroup() && reviewedGroupNow()?.tier !== 'exact';
const isComparing = (): boolean => hasGroup() && useReview.getState().comparing !== 'none';

type Named = Pick<Command, 'title' | 'keys' | 'run' | 'isPossible' | 'repeats'>;

function command(id: string, named: Named): Command {
  return { id: `duplicates.${id}`, group, scope: 'anywhere', isPossible: hasGroup, ...named };
}

/** One that is repeated while its key is held. */
function step(id: string, title: Command['title'], keys: readonly string[], run: Command['run']): Command {
  return command(id, { title, keys, run, repeats: true });
}

function goTo(tier: DuplicateTier, title: Command['title'], key: string): Command {
  return command(tier, { title, keys: [key], isPossible: isOnPage, run: () => useReview.getState().goToTier(tier) });
}

function memberNow(): DuplicateMember | undefined {
  return reviewedGroupNow()?.members[useReview.getState().member];
}

/** Tiers that can be cleared at once: what is in them is the same picture for certain. */
export function canDoAll(tier: DuplicateTier): boolean {
  return (tier === 'exact' || tier === 'same') && (useDuplicates.getState().summary?.tiers.find((each) => each.tier === tier)?.groups ?? 0) > 0;
}

/** The review of duplicates, by the keyboard alone. */
export const DUPLICATES_COMMANDS: readonly Command[] = [
  { ...step('next-group', msg`Next group`, ['ArrowDown', 'PageDown'], () => stepGroup(1)), isPossible: hasGroups },
  { ...step('previous-group', msg`Previous group`, ['ArrowUp', 'PageUp'], () => stepGroup(-1)), isPossible: hasGroups },
  step('next', msg`Next photo of the group`, ['ArrowRight'], () => stepMember(1)),
  step('previous', msg`Previous photo of the group`, ['ArrowLeft'], () => stepMember(-1)),
  command('keep-only', { title: msg`Keep this one, the others go`, keys: ['Enter'], run: keepThisOne }),
  command('keep', { title: msg`Keep this one too`, keys: ['K'], run: keepMember }),
  command('trash', { title: msg`This one goes to the trash`, keys: ['T', 'Delete'], run: trashMember }),
  command('skip', { title: msg`Skip the group`, keys: ['S', 'Space'], run: skipGroup }),
  command('different', {
    title: msg`Not duplicates`,
    keys: ['N'],
    isPossible: () => isOnPage() && canBeDifferent(reviewedGroupNow()),
    async run() {
      const shown = reviewedGroupNow();
      if (shown) await sayGroupDifferent(shown);
    },
  }),
  command('one-different', {
    title: msg`This one does not belong here`,
    keys: ['Shift+N'],
    isPossible: () => isOnPage() && canBeDifferent(reviewedGroupNow()),
    async run() {
      const [shown, member] = [reviewedGroupNow(), memberNow()];
      if (shown && member) await sayMemberDifferent(shown, member.key);
    },
  }),
  command('compare', { title: msg`Compare with the kept one`, keys: ['D'], isPossible: hasPictures, run: () => useReview.getState().compare(isComparing() ? 'none' : 'slider') }),
  command('compare-other-way', { title: msg`Compare in the next way`, keys: ['V'], isPossible: isComparing, run: nextComparing }),
  command('side-by-side', { title: msg`Back to side by side`, keys: ['Escape'], isPossible: isComparing, run: () => useReview.getState().compare('none') }),
  command('open', {
    title: msg`Open in the viewer`,
    keys: ['O'],
    run() {
      const member = memberNow();
      if (member) useNavigation.getState().openPhoto(member.id);
    },
  }),
  command('move', {
    title: msg`Move what was decided to the trash`,
    keys: ['Mod+Enter'],
    isPossible: () => isOnPage() && sumDecisions(useDecisions.getState().decisions.values()).files > 0,
    run: moveDecided,
  }),
  command('all', { title: msg`Clear the whole kind…`, keys: ['A'], isPossible: () => isOnPage() && canDoAll(useReview.getState().tier), run: () => useReviewDialogs.getState().show('all') }),
  command('rules', { title: msg`Rules for what is kept…`, keys: [], isPossible: isOnPage, run: () => useReviewDialogs.getState().show('rules') }),
  goTo('exact', msg`The same file twice`, '1'),
  goTo('same', msg`The same picture`, '2'),
  goTo('near', msg`Nearly the same`, '3'),
  goTo('burst', msg`Bursts`, '4'),
];
