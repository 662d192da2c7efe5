/** Being built. */
export function PlacesPage() {
  return null;
}
