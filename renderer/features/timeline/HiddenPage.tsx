/** Being built. */
export function HiddenPage() {
  return null;
}
