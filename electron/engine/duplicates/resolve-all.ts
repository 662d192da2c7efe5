import type { DuplicateTier, ResolveReport, ResolveRequest } from '../../../shared/contract/duplicate-schemas.ts';
import type { FoundGroup } from './found-group.ts';

/**
 * Every group of a tier by its proposed keeper. A copy that brings a RAW or a clip that its keeper has not is left to the
 * person: it is no copy as a whole.
 *
 * @returns What to resolve, and what is left with the reason.
 */
export function wishesFor(tier: DuplicateTier, groups: readonly FoundGroup[]): { readonly wishes: ResolveRequest['groups']; readonly left: ResolveReport['failed'] } {
  const left: ResolveReport['failed'] = [];
  const wishes: ResolveRequest['groups'] = [];
  for (const { shown, notByItself } of groups) {
    const [keeper, ...others] = shown.members;
    if (!keeper) continue;
    for (const member of others.filter(({ key }) => notByItself.has(key))) {
      left.push({ path: member.paths[0] ?? member.key, reason: 'a RAW or clip belongs to it that is nowhere else; decide on it yourself' });
    }
    const trash = others.filter(({ key }) => !notByItself.has(key)).map((member) => member.key);
    if (trash.length > 0) wishes.push({ id: shown.id, tier, keep: [keeper.key], trash });
  }
  return { wishes, left };
}
