/** Where photos of an ordered album can be put. */
export type MoveStep = 'earlier' | 'later' | 'first' | 'last';

/**
 * The photo before which others come to stand when they are moved by a step; null for the end. They keep their order among
 * themselves, and stand together afterwards.
 *
 * @param order All photos of the album, in its order.
 * @returns Undefined where nothing moves.
 */
export function placeAfterStep(order: readonly string[], moved: ReadonlySet<string>, step: MoveStep): string | null | undefined {
  const left = order.filter((id) => !moved.has(id));
  if (left.length === 0 || left.length === order.length) return undefined;
  if (step === 'first') return left[0];
  if (step === 'last') return null;
  const firstMoved = order.findIndex((id) => moved.has(id));
  // How many of those that stay are before the first one that moves.
  const ahead = order.slice(0, firstMoved).length;
  const isTogether = order.slice(firstMoved, firstMoved + moved.size).every((id) => moved.has(id));
  if (step === 'earlier') return ahead === 0 ? (isTogether ? undefined : left[0]) : left[ahead - 1];
  if (isTogether && firstMoved + moved.size >= order.length) return undefined;
  return left[ahead + 1] ?? null;
}
