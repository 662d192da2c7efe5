import type { KeeperRules } from '../../../shared/contract/duplicate-schemas.ts';
import { copyPlaces, type CopyPlace } from './copy-places.ts';
import { describeCandidate } from './describe-candidate.ts';
import { makeGroup, type FoundGroup } from './found-group.ts';
import type { KeeperCandidate } from './keeper-candidate.ts';
import type { LibraryView, ShownPhoto } from './library-view.ts';
import { rankKeepers, type KeeperRanking } from './rank-keepers.ts';

/**
 * Groups of the same bytes at several places.
 *
 * [Note: Places of a bundle]
 * A place is a file with what belongs to it in its folder. It may go only where another place keeps every content of it: a
 * JPEG beside its RAW is no copy of a JPEG alone, or the RAW would go with it. So every member's contents are among its
 * keeper's.
 */
export async function groupCopies(view: LibraryView, rules: KeeperRules): Promise<FoundGroup[]> {
  const ranking = rankKeepers('exact', rules);
  const families = [...view.visible.values()].map((head): ShownPhoto[] => [head, ...(view.bundled.get(head.id) ?? [])]).filter((family) => family.some((photo) => photo.paths.length > 1));
  const files = await view.filesOf(families.flat().map((photo) => photo.id));
  return families.flatMap((family) => groupFamily(family, copyPlaces((family[0] as ShownPhoto).id, family.flatMap((photo) => files.get(photo.id) ?? [])), ranking));
}

function groupFamily(family: readonly ShownPhoto[], places: readonly CopyPlace[], ranking: KeeperRanking): FoundGroup[] {
  const byId = new Map(family.map((photo) => [photo.id, photo]));
  const placeOf = new Map<string, CopyPlace>();
  const candidates = places.flatMap((place): KeeperCandidate[] => {
    const [photo, ...others] = [...place.contents].flatMap((id) => byId.get(id) ?? []);
    if (!photo) return [];
    // Copies of one content are equally sharp.
    const candidate = { ...describeCandidate({ key: place.main.path, photo, bundled: others, files: place.files, paths: [place.main.path] }), sharpness: 0 };
    placeOf.set(candidate.key, place);
    return [candidate];
  });
  const groups: FoundGroup[] = [];
  let left = candidates.toSorted(ranking.compare);
  for (let keeper = left[0]; keeper !== undefined; keeper = left[0]) {
    const kept = placeOf.get(keeper.key)?.contents ?? new Set<string>();
    const members = left.slice(1).filter((one) => placeOf.get(one.key)?.contents.isSubsetOf(kept));
    if (members.length > 0) groups.push(makeGroup({ tier: 'exact', keeper, members, ranking, differs: () => [] }));
    const taken = new Set([keeper, ...members]);
    left = left.filter((one) => !taken.has(one));
  }
  return groups;
}
