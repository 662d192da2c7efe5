/** Being built. */
export function FavouritesPage() {
  return null;
}
