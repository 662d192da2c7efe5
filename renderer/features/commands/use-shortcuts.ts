import { useEffect } from 'react';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { ALL_COMMANDS } from './all-commands.ts';
import { matchesKeys } from './match-keys.ts';

/** Run commands by their keys. A key that is typed into a field stays a letter; dialogs keep their keys to themselves. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('[role="dialog"][data-state="open"], [role="menu"]')) return;
      const isTyping = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [contenteditable]') !== null;
      if (isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) return;
      const scope = useNavigation.getState().place.photo === null ? 'grid' : 'viewer';
      const command = ALL_COMMANDS.find(
        (each) =>
          (each.scope === 'anywhere' || each.scope === scope) &&
          each.keys.some((keys) => matchesKeys(keys, event)) &&
          (each.isPossible?.() ?? true),
      );
      if (!command) return;
      event.preventDefault();
      void tellingProblems(async () => await command.run());
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
