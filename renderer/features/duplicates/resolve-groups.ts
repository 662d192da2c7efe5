import { plural, t } from '@lingui/core/macro';
import type { DuplicateGroup, DuplicateTier, ResolveReport, ResolveRequest } from '../../../shared/contract/duplicate-schemas.ts';
import { api } from '../../api/client.ts';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useLibrary } from '../../stores/library.ts';
import { readPhotos } from '../../stores/photos.ts';
import { useReview } from '../../stores/review.ts';
import { tellingProblems, useToasts } from '../../stores/toasts.ts';
import { useUndo, type UndoStep } from '../../stores/undo.ts';
import { formatBytes } from '../../ui/format-values.ts';
import { tellWithUndo } from '../actions/tell-step.ts';
import { restoreFromTrash } from '../actions/trash-photos.ts';
import { useDecisions } from './decisions-store.ts';

/** Move what was decided to the trash, as one step; see [Note: Decide first, move afterwards]. */
export async function moveDecided(): Promise<void> {
  const { decisions, forget } = useDecisions.getState();
  const going = [...decisions.values()].filter((decision) => decision.trash.length > 0);
  if (going.length === 0) return;
  const groups: ResolveRequest['groups'] = going.map(({ id, tier, keep, trash }) => ({ id, tier, keep: [...keep], trash: [...trash] }));
  await moveAndTell(async () => {
    const report = await api.duplicates.resolve.mutate({ groups });
    for (const { tier, id } of going) forget(tier, id);
    return report;
  });
}

/** Move everything of a tier but the proposed keepers to the trash, as one step. */
export async function moveAll(tier: DuplicateTier): Promise<void> {
  await moveAndTell(async () => await api.duplicates.resolveAll.mutate({ tier }));
}

async function moveAndTell(move: () => Promise<ResolveReport>): Promise<void> {
  const { setMoving } = useDecisions.getState();
  setMoving(true);
  try {
    const step = await moveOnce(move);
    if (step === null) {
      if (useDecisions.getState().unmoved.length === 0) useToasts.getState().tell(t`Nothing was there to be moved`);
      return;
    }
    useUndo.getState().push(step);
    tellWithUndo(step);
  } finally {
    setMoving(false);
  }
}

/** @returns The step that gives all of it back; null when nothing moved. */
async function moveOnce(move: () => Promise<ResolveReport>): Promise<UndoStep | null> {
  const { batch, files, wonBytes, failed } = await move();
  const { setUnmoved, addWon } = useDecisions.getState();
  setUnmoved(await nameFiles(failed));
  await lookAgain();
  if (batch === null) return null;
  addWon(wonBytes);
  const size = formatBytes(wonBytes);
  const label = plural(files, { one: `Moved # file (${size}) to the trash`, other: `Moved # files (${size}) to the trash` });
  return { label, run: () => giveBack(batch, wonBytes, label, move) };
}

const PHOTO_ID = /^[0-9a-f]{32}$/;

/** What could not be moved, by its file: a photo that is refused as a whole is named by its id. */
async function nameFiles(failed: ResolveReport['failed']): Promise<ResolveReport['failed']> {
  const ids = failed.map(({ path }) => path).filter((path) => PHOTO_ID.test(path));
  if (ids.length === 0) return failed;
  const paths = new Map((await readPhotos(ids)).map((photo) => [photo.id, photo.path]));
  return failed.map((each) => ({ ...each, path: paths.get(each.path) ?? each.path }));
}

async function giveBack(batch: string, wonBytes: number, label: string, move: () => Promise<ResolveReport>): Promise<UndoStep> {
  await restoreFromTrash({ batch }, true);
  useDecisions.getState().addWon(-wonBytes);
  useDecisions.getState().setUnmoved([]);
  await lookAgain();
  return {
    label,
    async run() {
      const step = await moveOnce(move);
      if (step === null) throw new Error(t`None of these files could be moved to the trash.`);
      return step;
    },
  };
}

async function lookAgain(): Promise<void> {
  useLibrary.getState().refresh();
  await useDuplicates.getState().refresh(useReview.getState().tier);
}

/** Photos that can be said to be different at once: the contract's limit. */
const DIFFERENT_AT_MOST = 1_000;

/** True for a group of which a person can say that it is none: the same bytes are the same photo, whatever anyone says. */
export function canBeDifferent(group: DuplicateGroup | undefined): boolean {
  return group !== undefined && group.tier !== 'exact' && group.members.length <= DIFFERENT_AT_MOST;
}

/** Say that the members of a group are no duplicates of each other; remembered by content, and taken back like any step. */
export async function sayGroupDifferent(group: DuplicateGroup): Promise<void> {
  const ids = group.members.map((member) => member.id);
  useDecisions.getState().forget(group.tier, group.id);
  const count = ids.length;
  await tellAfter([ids], plural(count, { one: 'Noted: # photo is no duplicate', other: 'Noted: these # photos are no duplicates' }));
}

/** Say that one member has no place in its group; the others stay together. */
export async function sayMemberDifferent(group: DuplicateGroup, key: string): Promise<void> {
  const member = group.members.find((each) => each.key === key);
  if (!member) return;
  useDecisions.getState().forget(group.tier, group.id);
  const pairs = group.members.filter((each) => each.id !== member.id).map((each) => [member.id, each.id]);
  await tellAfter(pairs, t`Noted: this photo is no duplicate of the others`);
}

async function tellAfter(sets: readonly (readonly string[])[], label: string): Promise<void> {
  const step = await sayDifferent(sets, true, label);
  useUndo.getState().push(step);
  tellWithUndo(step);
}

async function sayDifferent(sets: readonly (readonly string[])[], areDifferent: boolean, label: string): Promise<UndoStep> {
  for (const ids of sets) useDuplicates.getState().hold(await api.duplicates.sayDifferent.mutate({ ids: [...ids], areDifferent }));
  await useDuplicates.getState().refresh(useReview.getState().tier);
  return { label, run: () => sayDifferent(sets, !areDifferent, label) };
}

/** Move what was decided, and tell what goes wrong. */
export function moveDecidedTelling(): void {
  void tellingProblems(moveDecided);
}
