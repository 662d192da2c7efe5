/** Being built. */
export function SearchPage() {
  return null;
}
