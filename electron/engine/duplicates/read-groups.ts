import { duplicateTier, type DuplicatesSummary, type KeeperRules } from '../../../shared/contract/duplicate-schemas.ts';
import type { StoreReader } from '../store/library-store.ts';
import { readDifferent } from './different-pairs.ts';
import type { FoundGroup } from './found-group.ts';
import { groupCopies } from './group-copies.ts';
import { groupPairs } from './group-pairs.ts';
import { readRules } from './keeper-rules.ts';
import { viewLibrary } from './library-view.ts';
import { readProgress } from './pair-progress.ts';
import { readPhotoFacts } from './photo-facts.ts';
import { areAllCompared } from './refresh-pairs.ts';

/** All groups of a library as it stands. */
export interface GroupsNow {
  /** Most bytes to win first, within each tier. */
  readonly groups: readonly FoundGroup[];
  readonly summary: DuplicatesSummary;
}

/** Reads the groups, once for each state of the library: 100,000 photos take about a second, asking again milliseconds. */
export interface GroupReader {
  /** @param rules Instead of the person's own. */
  read(store: StoreReader, rules?: KeeperRules): Promise<GroupsNow>;
}

export function createGroupReader(): GroupReader {
  let kept: { readonly state: string; readonly groups: Promise<GroupsNow> } | null = null;

  return {
    async read(store, given) {
      const rules = given ?? (await readRules(store));
      const state = await stateOf(store, rules);
      if (kept?.state === state) return await kept.groups;
      const groups = readGroups(store, rules);
      kept = { state, groups };
      try {
        return await groups;
      } catch (error) {
        if (kept.groups === groups) kept = null;
        throw error;
      }
    },
  };
}

/** Everything that groups depend on; files change together with the paths of their photos. */
async function stateOf(store: StoreReader, rules: KeeperRules): Promise<string> {
  const { photosVersion, fingerprint, sums } = await readProgress(store);
  const said = [...(await readDifferent(store))].toSorted();
  return JSON.stringify([await store.photosVersion(), photosVersion, fingerprint, sums && Buffer.from(sums.buffer).toString('base64'), said, rules]);
}

async function readGroups(store: StoreReader, rules: KeeperRules): Promise<GroupsNow> {
  const [different, rows] = [await readDifferent(store), await store.pairRows()];
  const view = await viewLibrary(store);
  const pairs = rows.filter((row) => !different.has(row.key));
  const groups = [...(await groupCopies(view, rules)), ...(await groupPairs(view, pairs, rules))]
    .toSorted((a, b) => b.shown.winsBytes - a.shown.winsBytes || (a.shown.id < b.shown.id ? -1 : 1));
  const isComplete = areAllCompared(await readPhotoFacts(store), (await readProgress(store)).newestMs);
  const tiers = duplicateTier.options.map((tier) => {
    const ofTier = groups.filter(({ shown }) => shown.tier === tier);
    return {
      tier,
      groups: ofTier.length,
      extra: ofTier.reduce((sum, { shown }) => sum + shown.members.length - 1, 0),
      winsBytes: ofTier.reduce((sum, { shown }) => sum + shown.winsBytes, 0),
    };
  });
  return { groups, summary: { isComplete, tiers, notDuplicates: different.size } };
}
