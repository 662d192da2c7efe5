/** Being built. */
export function FoldersPage() {
  return null;
}
