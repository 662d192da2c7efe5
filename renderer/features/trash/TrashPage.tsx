/** Being built. */
export function TrashPage() {
  return null;
}
