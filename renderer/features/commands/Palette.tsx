/** Being built. */
export function Palette() {
  return null;
}
