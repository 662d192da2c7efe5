/** Being built. */
export function FirstRun() {
  return null;
}
