import type { PageName } from '../../stores/navigation.ts';
import type { Command } from './command.ts';
import { matchesKeys, type PressedKeys } from './match-keys.ts';

/** A key press, as far as it decides about commands. */
export type Pressed = PressedKeys & Pick<KeyboardEvent, 'repeat' | 'isComposing' | 'target'>;

/** Where the person is. */
export interface Where {
  readonly page: PageName;
  readonly isPhotoOpen: boolean;
}

const GRID_PAGES: readonly PageName[] = ['photos', 'search', 'favourites', 'hidden', 'albums'];
/** What a text field does with Ctrl or Cmd by itself. */
const EDITING_KEYS = /^(?:[acvxyz]|Arrow\w+|Home|End|Backspace|Delete)$/i;
/** Keys by which sliders, lists and other widgets are used. */
const WIDGET_KEYS = /^(?:Arrow\w+|Home|End|Page\w+)$/;
const TEXT_FIELD = 'textarea, [contenteditable]:not([contenteditable="false"]), input:not([type="checkbox"], [type="radio"], [type="range"], [type="button"], [type="submit"])';
const WIDGET = 'select, input[type="range"], input[type="radio"], [role="slider"], [role="radio"], [role="tab"], [role="listbox"], [role="tree"]';
const PRESSABLE = 'button, a[href], summary, [role="button"], [role="checkbox"], [role="switch"], [role="radio"], [role="tab"], input';

/** The command that a key press runs; null for a key that is someone else's: a field's, a widget's, or none's. */
export function findCommand(commands: readonly Command[], event: Pressed, where: Where): Command | null {
  if (event.isComposing || event.key === 'Dead' || isForTarget(event)) return null;
  const matching = commands.filter(
    (each) => isInScope(each, where) && each.keys.some((keys) => matchesKeys(keys, event)) && (!event.repeat || each.repeats === true) && (each.isPossible?.() ?? true),
  );
  return matching.find((each) => each.scope !== 'anywhere') ?? matching[0] ?? null;
}

/** True where a command is offered: everywhere, or in the grid or the viewer. */
export function isInScope(command: Command, { page, isPhotoOpen }: Where): boolean {
  if (command.scope === 'viewer') return isPhotoOpen;
  if (command.scope === 'grid') return !isPhotoOpen && GRID_PAGES.includes(page);
  return true;
}

/** True for a key that the focused element uses itself. */
function isForTarget(event: Pressed): boolean {
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  const isAltGraph = event.getModifierState('AltGraph');
  const isPlain = isAltGraph || (!event.ctrlKey && !event.metaKey && !event.altKey);
  // Alt moves the cursor by words on a Mac, and types signs; with Ctrl and Cmd fields have keys of their own.
  if (target.closest(TEXT_FIELD)) return isPlain ? !/^F\d+$/.test(event.key) : EDITING_KEYS.test(event.key);
  if (!isPlain) return false;
  if (target.closest(WIDGET) && WIDGET_KEYS.test(event.key)) return true;
  return (event.key === 'Enter' || event.key === ' ') && target.closest(PRESSABLE) !== null;
}
