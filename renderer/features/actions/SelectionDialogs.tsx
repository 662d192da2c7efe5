/** Being built. */
export function SelectionDialogs() {
  return null;
}
