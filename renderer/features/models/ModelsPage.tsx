/** Being built. */
export function ModelsPage() {
  return null;
}
