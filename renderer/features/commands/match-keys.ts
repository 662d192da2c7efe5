const IS_MAC = /mac/i.test(navigator.platform);

/** True when a key press is the one that `keys` names. Letters match whatever the layout prints on the key. */
export function matchesKeys(keys: string, event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>): boolean {
  const parts = keys.split('+');
  // The key "+" itself: "Mod++" or "+".
  const key = keys.endsWith('+') ? '+' : (parts.at(-1) ?? '');
  const wants = (name: string): boolean => parts.slice(0, -1).includes(name);
  const mod = IS_MAC ? event.metaKey : event.ctrlKey;
  if (mod !== wants('Mod') || event.altKey !== wants('Alt')) return false;
  // Shift makes another sign of "?" and "+"; of a letter or a named key it is asked for by name.
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  if (!isSign && event.shiftKey !== wants('Shift')) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** How keys are written for a person on this machine: "Ctrl+K", "⌘K". */
export function showKeys(keys: string): string {
  if (!IS_MAC) return keys.replace('Mod', 'Ctrl');
  return keys.replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥');
}
