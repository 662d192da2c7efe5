import { duplicatesOfRequest, duplicatesRequest, duplicateTier, keeperRules, notDuplicatesRequest, resolveAllRequest, resolveRequest, type DuplicateTier, type ResolveReport, type ResolveRequest } from '../../../shared/contract/duplicate-schemas.ts';
import type { DuplicateCalls } from '../../../shared/contract/engine.ts';
import type { Breathe } from '../give-way.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { sayDifferent } from './different-pairs.ts';
import type { FoundGroup } from './found-group.ts';
import { readRules, writeRules } from './keeper-rules.ts';
import { createGroupReader } from './read-groups.ts';
import { refreshPairs, type RefreshDeps } from './refresh-pairs.ts';
import { resolveGroups, type MoveDuplicates } from './resolve-groups.ts';
import { wishesFor } from './resolve-all.ts';

/** What the room works on. */
export interface DuplicatesDeps extends RefreshDeps {
  readonly reader: () => Promise<StoreReader>;
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
  readonly moveDuplicates: MoveDuplicates;
}

export interface Duplicates extends DuplicateCalls {
  /**
   * Bring what is stored up to date with the library. Costs milliseconds where nothing has changed since, and touches
   * only what changed where little did. An abort leaves it to the next call; nothing is lost.
   */
  refresh(store: StoreWriter, signal?: AbortSignal, breathe?: Breathe): Promise<void>;
}

/** Photos that are there more than once. */
export function createDuplicates({ reader, write, startWorker, thumbnails, moveDuplicates }: DuplicatesDeps): Duplicates {
  const groups = createGroupReader();

  async function resolve(request: ResolveRequest): Promise<ResolveReport> {
    const { groups: wishes, rules } = resolveRequest.parse(request);
    const store = await reader();
    return await resolveGroups(wishes, { store, groups: (await groups.read(store, rules)).groups, moveDuplicates });
  }

  return {
    summary: async () => (await groups.read(await reader())).summary,
    async list(request) {
      const { tier, limit, offset, rules } = duplicatesRequest.parse(request);
      const found = ofTier(tier, (await groups.read(await reader(), rules)).groups);
      return { total: found.length, groups: found.slice(offset, offset + limit).map(({ shown }) => shown) };
    },
    async of(id) {
      const { photo } = duplicatesOfRequest.parse({ photo: id });
      const all = (await groups.read(await reader())).groups;
      return duplicateTier.options.flatMap((tier) =>
        ofTier(tier, all).flatMap(({ shown }, at) => (shown.members.some((member) => member.id === photo) ? [{ tier, id: shown.id, at }] : [])),
      );
    },
    resolve,
    async resolveAll(tier, options = {}) {
      const { rules, limit } = resolveAllRequest.parse({ ...options, tier });
      const found = ofTier(tier, (await groups.read(await reader(), rules)).groups);
      const { wishes, left } = wishesFor(tier, found.slice(0, limit));
      if (wishes.length === 0) return { batch: null, groups: 0, files: 0, wonBytes: 0, failed: left };
      const report = await resolve({ groups: wishes, rules });
      return { ...report, failed: [...left, ...report.failed] };
    },
    async sayDifferent(request) {
      const { ids, areDifferent } = notDuplicatesRequest.parse(request);
      await write((store) => store.inTurn(() => sayDifferent(ids, areDifferent, store)));
      return (await groups.read(await reader())).summary;
    },
    rules: async () => await readRules(await reader()),
    async setRules(request) {
      const rules = keeperRules.parse(request);
      await write((store) => store.inTurn(() => writeRules(rules, store)));
      return rules;
    },
    async refresh(store, signal, breathe) {
      try {
        await refreshPairs(store, { startWorker, thumbnails }, signal, breathe);
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
  };
}

/** In their order. */
function ofTier(tier: DuplicateTier, groups: readonly FoundGroup[]): readonly FoundGroup[] {
  return groups.filter(({ shown }) => shown.tier === tier);
}
