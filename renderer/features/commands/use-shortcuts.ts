import { useEffect } from 'react';
import { desktop } from '../../desktop/this-desktop.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { ALL_COMMANDS } from './all-commands.ts';
import type { Command } from './command.ts';
import { findCommand, isInScope, type Where } from './find-command.ts';

/** Dialogs, popovers and menus keep their keys to themselves; the viewer is a dialog that has commands. */
const OPEN_OVERLAY = '[role="dialog"][data-state="open"]:not([data-viewer]), [role="alertdialog"][data-state="open"], [role="menu"][data-state="open"]';

/** Run commands by their keys, and from the system's menu. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector(OPEN_OVERLAY)) return;
      const command = findCommand(ALL_COMMANDS, event, whereNow());
      if (!command) return;
      event.preventDefault();
      runCommand(command);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
  useEffect(
    () =>
      desktop.onMenuCommand((id) => {
        const command = possibleCommands().find((each) => each.id === id);
        if (command) runCommand(command);
      }),
    [],
  );
}

/** The commands that make sense where the person is now. */
export function possibleCommands(): readonly Command[] {
  const where = whereNow();
  return ALL_COMMANDS.filter((each) => isInScope(each, where) && (each.isPossible?.() ?? true));
}

/** Run a command; the person is told when it fails. */
export function runCommand(command: Command): void {
  void tellingProblems(async () => await command.run());
}

function whereNow(): Where {
  const { page, photo } = useNavigation.getState().place;
  return { page, isPhotoOpen: photo !== null };
}
