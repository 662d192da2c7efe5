/** Being built. */
export function ShortcutSheet() {
  return null;
}
