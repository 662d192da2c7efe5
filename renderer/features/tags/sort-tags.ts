import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';

/** A tag with those below it, flattened: each with the names above it that are not the group's. */
export interface TagGroup {
  /** Null for the person's own tags that stand for themselves. */
  readonly head: TagInfo | null;
  readonly members: readonly TagInfo[];
}

/**
 * Tags by what stands above all of them, the person's own first; within a group each parent comes right before its children.
 *
 * @param isShown Those that are left out leave their children where they are; a group of which nothing is shown is left out.
 */
export function groupTags(tags: readonly TagInfo[], isShown: (tag: TagInfo) => boolean = () => true): readonly TagGroup[] {
  const known = new Map(tags.map((tag) => [tag.id, tag]));
  const isTop = (tag: TagInfo): boolean => tag.parent === null || !known.has(tag.parent);
  const children = Map.groupBy(tags.filter((tag) => !isTop(tag)), (tag) => tag.parent);
  const below = (tag: TagInfo, seen: ReadonlySet<string>): TagInfo[] =>
    (children.get(tag.id) ?? []).filter((child) => !seen.has(child.id)).flatMap((child) => [child, ...below(child, new Set([...seen, child.id]))]);
  const tops = tags.filter(isTop);
  const own = tops.filter((tag) => tag.kind !== 'shipped').flatMap((tag) => [tag, ...below(tag, new Set([tag.id]))]).filter(isShown);
  const groups = tops
    .filter((tag) => tag.kind === 'shipped')
    .map((head) => ({ head, members: below(head, new Set([head.id])).filter(isShown) }))
    .filter(({ head, members }) => members.length > 0 || isShown(head));
  return own.length === 0 ? groups : [{ head: null, members: own }, ...groups];
}
