import { msg } from '@lingui/core/macro';
import type { Command } from './command.ts';
import { useOverlay } from './overlay-store.ts';

const group = msg`Window`;

/** Commands that find the other commands. */
export const WINDOW_COMMANDS: readonly Command[] = [
  { id: 'palette.open', title: msg`All commands`, group, keys: ['Mod+K'], scope: 'anywhere', run: () => useOverlay.getState().show('palette') },
  { id: 'shortcuts.open', title: msg`Keyboard shortcuts`, group, keys: ['?'], scope: 'anywhere', run: () => useOverlay.getState().show('shortcuts') },
];
