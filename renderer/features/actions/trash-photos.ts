import { plural, t } from '@lingui/core/macro';
import { api } from '../../api/client.ts';
import { refreshLists } from '../../stores/refresh-lists.ts';
import { useToasts } from '../../stores/toasts.ts';
import { useUndo, type UndoStep } from '../../stores/undo.ts';
import { stepAwayFrom } from './action-targets.ts';
import { tellRedone, tellUndone, tellWithUndo } from './tell-step.ts';
import { sayProblem } from '../../ui/say-problem.ts';

/** Move photos to Albumen's trash, from where they come back with one key. */
export async function trashPhotos(ids: readonly string[]): Promise<void> {
  stepAwayFrom(ids);
  const step = await moveToTrash(ids);
  if (step === null) return;
  useUndo.getState().push(step);
  tellWithUndo(step);
}

/** @returns The step that gives them back; null when nothing could be moved. */
async function moveToTrash(ids: readonly string[]): Promise<UndoStep | null> {
  const { batch, photos, failed } = await api.trash.move.mutate({ ids: [...ids] });
  refreshLists();
  const first = failed[0];
  if (first) {
    const others = failed.length - 1;
    useToasts.getState().tell(
      others === 0 ? t`${first.path} was not moved: ${sayProblem(first.reason)}` : plural(others, { one: `${first.path} and # other file were not moved: ${sayProblem(first.reason)}`, other: `${first.path} and # other files were not moved: ${sayProblem(first.reason)}` }),
      { kind: 'problem' },
    );
  }
  if (batch === null) return null;
  const label = movedLabel(photos);
  return { label, run: () => restoreBatch(batch, ids, label) };
}

function movedLabel(photos: number): string {
  return plural(photos, { one: 'Moved # photo to the trash', other: 'Moved # photos to the trash' });
}

async function restoreBatch(batch: string, ids: readonly string[], label: string): Promise<UndoStep> {
  await restoreFromTrash({ batch }, true);
  return {
    label,
    async run() {
      const step = await moveToTrash(ids);
      if (step === null) throw new Error(t`None of these photos could be moved to the trash.`);
      return step;
    },
  };
}

/**
 * Give back one move to the trash, or some photos of any; tells what could not go back.
 *
 * @param isQuiet What went back is told by the caller.
 */
export async function restoreFromTrash(request: { readonly batch?: string; readonly ids?: string[] }, isQuiet = false): Promise<void> {
  const { restored, failed } = await api.trash.restore.mutate(request);
  refreshLists();
  const first = failed[0];
  if (first) {
    const count = failed.length;
    useToasts.getState().tell(plural(count, { one: `# file stays in the trash: ${first.path}: ${sayProblem(first.reason)}`, other: `# files stay in the trash, the first: ${first.path}: ${sayProblem(first.reason)}` }), { kind: 'problem' });
  }
  if (restored > 0 && !isQuiet) useToasts.getState().tell(plural(restored, { one: 'Gave back # photo', other: 'Gave back # photos' }));
}

/**
 * Take back what was done last. After a restart, when nothing is on the stack, that is the last move to the trash, which
 * outlives the window.
 */
export async function undoLast(): Promise<void> {
  const { done, undone, push } = useUndo.getState();
  if (done.length + undone.length === 0) {
    const batches = await api.trash.list.query();
    const last = batches.toSorted((a, b) => b.movedAtMs - a.movedAtMs)[0];
    if (last) push({ label: movedLabel(last.ids.length), run: () => restoreBatch(last.batch, last.ids, movedLabel(last.ids.length)) });
  }
  tellUndone(await useUndo.getState().undo(), redoLast);
}

/** Do again what was taken back last. */
export async function redoLast(): Promise<void> {
  tellRedone(await useUndo.getState().redo());
}
