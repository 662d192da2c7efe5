/** Being built. */
export function SearchHeader() {
  return null;
}
