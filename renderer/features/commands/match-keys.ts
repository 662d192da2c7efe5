const IS_MAC = /mac/i.test(navigator.platform);

/** What of a key press tells which keys it is. */
export type PressedKeys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'getModifierState'>;

/** Keys as they are written in a command, taken apart. */
interface NamedKeys {
  readonly key: string;
  readonly mod: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** True when a key press is the one that `keys` names. Letters match whatever the layout prints on the key. */
export function matchesKeys(keys: string, event: PressedKeys, isMac = IS_MAC): boolean {
  const named = readKeys(keys);
  // AltGr makes a sign ("@", "[" on a German keyboard), and reports itself as Ctrl+Alt on Windows: neither is held.
  const isAltGraph = event.getModifierState('AltGraph');
  const mod = isMac ? event.metaKey : event.ctrlKey && !isAltGraph;
  const otherMod = isMac ? event.ctrlKey : event.metaKey;
  const alt = event.altKey && !isAltGraph;
  if (mod !== named.mod || alt !== named.alt || otherMod) return false;
  // Shift makes another sign of "?" and "+"; of a letter, a digit or a named key it is asked for by name.
  if (!isSign(named.key) && event.shiftKey !== named.shift) return false;
  return event.key.toLowerCase() === named.key.toLowerCase() || keyOfCode(event, alt) === named.key.toLowerCase();
}

/** How keys are written for a person on this machine: "Ctrl+K", "⌘K". */
export function showKeys(keys: string, isMac = IS_MAC): string {
  const { key, mod, alt, shift } = readKeys(keys);
  const shown = SHOWN_KEYS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  if (isMac) return [alt && '⌥', shift && '⇧', mod && '⌘', shown].filter(Boolean).join('');
  return [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', shown].filter(Boolean).join('+');
}

const SHOWN_KEYS: Readonly<Record<string, string>> = {
  ArrowLeft: '←', ArrowRight: '→', ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc', Delete: 'Del', ' ': 'Space', Enter: '↵', PageUp: 'PgUp', PageDown: 'PgDn',
};

function readKeys(keys: string): NamedKeys {
  const parts = keys.split('+');
  // The key "+" itself: "Mod++" or "+".
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  return { key: key === 'Space' ? ' ' : key, mod: wants('Mod'), alt: wants('Alt'), shift: wants('Shift') };
}

function isSign(key: string): boolean {
  return key.length === 1 && key !== ' ' && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key);
}

/**
 * The key by its place, for a layout that prints no Latin letter on it ("и" is where "b" is), and for Alt on a Mac, which
 * makes signs of letters and digits ("¡" of Alt+1). Null where what is printed decides.
 */
function keyOfCode({ key, code }: PressedKeys, isAlt: boolean): string | null {
  const byPlace = /^(?:Key([A-Z])|Digit(\d))$/.exec(code);
  if (!byPlace) return null;
  const isForeign = key.length === 1 && /\p{L}/u.test(key) && !/\p{Script=Latin}/u.test(key);
  return isForeign || isAlt ? (byPlace[1] ?? byPlace[2] ?? '').toLowerCase() : null;
}
