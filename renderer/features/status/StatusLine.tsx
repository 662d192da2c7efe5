/** Being built. */
export function StatusLine() {
  return null;
}
