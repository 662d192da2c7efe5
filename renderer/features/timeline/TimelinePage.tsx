/** Being built. */
export function TimelinePage() {
  return null;
}
