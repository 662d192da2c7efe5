import type { DuplicateMember, DuplicateTier, KeeperRules } from '../../../shared/contract/duplicate-schemas.ts';
import { MIRRORED } from '../decode/turn-picture.ts';
import type { PairRow } from '../store/photo-row.ts';
import { describeCandidate, type DescribedCandidate } from './describe-candidate.ts';
import { makeGroup, type FoundGroup } from './found-group.ts';
import type { PairValue } from './judge-pair.ts';
import type { KeeperCandidate } from './keeper-candidate.ts';
import type { LibraryView, ShownPhoto } from './library-view.ts';
import { rankKeepers } from './rank-keepers.ts';

export type PairTier = Exclude<DuplicateTier, 'exact'>;
/** In this order, so that no photo that goes in one tier is shown in the next. */
export const PAIR_TIERS: readonly PairTier[] = ['same', 'near', 'burst'];

/**
 * Groups of photos that are alike.
 *
 * [Note: No chains]
 * The best photo takes all that match it, the best of what is left takes what matches that one, and so on. A photo that
 * matches only another member, and not the keeper, stays out: what lies between two pictures is no reason that one of them
 * stands for the other. A photo that would go in one tier is no member in a later one.
 */
export async function groupPairs(view: LibraryView, rows: readonly PairRow[], rules: KeeperRules): Promise<FoundGroup[]> {
  const pairs = rows.filter(({ a, b }) => view.visible.has(a) && view.visible.has(b)).map(readPair);
  // Sharpness in a comparison and that of the photos of a burst are two things.
  const [bursts, copies] = [pairs.filter(isBurst), pairs.filter((pair) => !isBurst(pair))];
  const described = await describeAll(view, pairs);
  const candidates = { copies: withSharpness(described, copies), bursts: withSharpness(described, bursts) };
  const going = new Set<string>();
  return PAIR_TIERS.flatMap((tier) => groupTier(tier, pairs.filter((pair) => pair.tier === tier), { view, candidates: tier === 'burst' ? candidates.bursts : candidates.copies, rules, going }));
}

function isBurst({ tier }: Pair): boolean {
  return tier === 'burst';
}

interface Pair extends PairValue {
  readonly a: string;
  readonly b: string;
  readonly tier: PairTier;
}

function readPair({ a, b, tier, value }: PairRow): Pair {
  return { a, b, tier: tier as PairTier, ...(JSON.parse(value) as PairValue) };
}

/** Photos of pairs, with the sharpness that they had in the smallest comparison: the bigger one's would count double. */
function withSharpness(described: ReadonlyMap<string, DescribedCandidate>, pairs: readonly Pair[]): Map<string, KeeperCandidate> {
  const found = new Map<string, number>();
  for (const { a, b, sharpnessOfA, sharpnessOfB } of pairs) {
    found.set(a, Math.min(found.get(a) ?? Infinity, sharpnessOfA));
    found.set(b, Math.min(found.get(b) ?? Infinity, sharpnessOfB));
  }
  return new Map([...found].flatMap(([id, sharpness]): [string, KeeperCandidate][] => {
    const candidate = described.get(id);
    return candidate ? [[id, { ...candidate, sharpness }]] : [];
  }));
}

/** Photos of the pairs; their files are read once for all tiers. */
async function describeAll(view: LibraryView, pairs: readonly Pair[]): Promise<Map<string, DescribedCandidate>> {
  const ids = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
  const bundles = new Map(ids.map((id) => [id, view.bundled.get(id) ?? []]));
  const files = await view.filesOf([...ids, ...[...bundles.values()].flat().map((photo) => photo.id)]);
  return new Map(ids.flatMap((id): [string, DescribedCandidate][] => {
    const bundled = bundles.get(id) ?? [];
    const all = [id, ...bundled.map((photo) => photo.id)].flatMap((one) => files.get(one) ?? []);
    const photo = view.visible.get(id) as ShownPhoto;
    // Only away or gone by now: nothing of it can be shown or moved.
    if (!files.has(id)) return [];
    const paths = (files.get(id) ?? []).map((file) => file.path).toSorted();
    return [[id, describeCandidate({ key: id, photo, bundled, files: all, paths })]];
  }));
}

interface Grouping {
  readonly view: LibraryView;
  readonly candidates: ReadonlyMap<string, KeeperCandidate>;
  readonly rules: KeeperRules;
  /** Ids of photos that go by earlier tiers, filled in place. */
  readonly going: Set<string>;
}

function groupTier(tier: PairTier, pairs: readonly Pair[], { view, candidates, rules, going }: Grouping): FoundGroup[] {
  const ranking = rankKeepers(tier, rules);
  const matches = new Map<string, Map<string, Pair>>();
  for (const pair of pairs) {
    for (const [one, other] of [[pair.a, pair.b], [pair.b, pair.a]] as const) matches.set(one, (matches.get(one) ?? new Map<string, Pair>()).set(other, pair));
  }
  const ranked = [...matches.keys()].filter((id) => !going.has(id)).flatMap((id) => candidates.get(id) ?? []).toSorted(ranking.compare);
  const free = new Set(ranked.map((one) => one.id));
  const groups: FoundGroup[] = [];
  for (const keeper of ranked) {
    if (!free.delete(keeper.id)) continue;
    const own = matches.get(keeper.id) ?? new Map<string, Pair>();
    const members = [...own.keys()].filter((id) => free.has(id)).flatMap((id) => candidates.get(id) ?? []);
    if (members.length === 0) continue;
    for (const { id } of members) {
      free.delete(id);
      going.add(id);
    }
    groups.push(makeGroup({
      tier, keeper, members, ranking,
      // Two shots of a burst are different photos: neither was made of the other.
      differs: (member) => (tier === 'burst' ? [] : differencesOf(keeper, member, own.get(member.id) as Pair, view)),
      notByItself: tier === 'burst' ? new Set() : bringingMore(keeper, members, view),
    }));
  }
  return groups;
}

/** Members whose RAW or clip the keeper's bundle does not hold, byte for byte. */
function bringingMore(keeper: KeeperCandidate, members: readonly KeeperCandidate[], { bundled }: LibraryView): Set<string> {
  const kept = new Set((bundled.get(keeper.id) ?? []).map((photo) => photo.id));
  return new Set(members.filter(({ id }) => (bundled.get(id) ?? []).some((photo) => !kept.has(photo.id))).map((member) => member.key));
}

function differencesOf(keeper: KeeperCandidate, member: KeeperCandidate, pair: Pair, { visible }: LibraryView): DuplicateMember['differs'] {
  const isMirrored = MIRRORED.has(pair.turn);
  const [one, other] = [visible.get(keeper.id), visible.get(member.id)];
  const sides = (photo: KeeperCandidate): string => [photo.width, photo.height].toSorted((a, b) => a - b).join('x');
  const found: [DuplicateMember['differs'][number], boolean][] = [
    ['turned', pair.turn !== 0 && !isMirrored],
    ['mirrored', isMirrored],
    ['cropped', pair.shows !== null],
    ['scaled', pair.shows === null && sides(keeper) !== sides(member)],
    ['recoded', keeper.format !== member.format || (pair.tier === 'same' && sides(keeper) === sides(member))],
    ['edited', pair.isEdited && pair.tier === 'near'],
    ['metadata', METADATA.some((name) => one?.[name] !== other?.[name])],
  ];
  return found.flatMap(([what, is]) => (is ? [what] : []));
}

const METADATA = ['takenAt', 'cameraModel', 'latitude', 'longitude', 'caption', 'lens'] as const satisfies readonly (keyof ShownPhoto)[];
