import { t } from '@lingui/core/macro';
import { tellingProblems, useToasts } from '../../stores/toasts.ts';
import { useUndo, type UndoStep } from '../../stores/undo.ts';

let shown: number | null = null;

/** One message about the last step at a time: ten presses of a key are no pile of messages. */
function tellStep(text: string, action?: { readonly label: string; run(): void }): void {
  const { dismiss, tell } = useToasts.getState();
  if (shown !== null) dismiss(shown);
  shown = tell(text, action && { action });
}

/** Tell what was done, with the way back. */
export function tellWithUndo(step: UndoStep): void {
  tellStep(step.label, { label: t`Undo`, run: () => void tellingProblems(() => useUndo.getState().undo(step)) });
}

/** Tell what was taken back, with the way forward again. */
export function tellUndone(step: UndoStep | null, redo: () => Promise<void>): void {
  if (step) tellStep(t`Undone: ${step.label}`, { label: t`Redo`, run: () => void tellingProblems(redo) });
  else tellStep(t`There is nothing to undo`);
}

/** Tell what was done again. */
export function tellRedone(step: UndoStep | null): void {
  tellStep(step ? t`Done again: ${step.label}` : t`There is nothing to do again`);
}
