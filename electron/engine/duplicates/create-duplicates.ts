import { duplicatesRequest, keeperRules, notDuplicatesRequest } from '../../../shared/contract/duplicate-schemas.ts';
import type { DuplicateCalls } from '../../../shared/contract/engine.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { sayDifferent } from './different-pairs.ts';
import { readRules, writeRules } from './keeper-rules.ts';
import { createGroupReader } from './read-groups.ts';
import { refreshPairs, type RefreshDeps } from './refresh-pairs.ts';

/** What the room works on. */
export interface DuplicatesDeps extends RefreshDeps {
  readonly reader: () => Promise<StoreReader>;
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
}

export interface Duplicates extends DuplicateCalls {
  /**
   * Bring what is stored up to date with the library. Costs milliseconds where nothing has changed since, and touches
   * only what changed where little did. An abort leaves it to the next call; nothing is lost.
   */
  refresh(store: StoreWriter, signal?: AbortSignal): Promise<void>;
}

/** Photos that are there more than once. */
export function createDuplicates({ reader, write, startWorker, thumbnails }: DuplicatesDeps): Duplicates {
  const groups = createGroupReader();
  const notYet = (): Promise<never> => Promise.reject(new Error('resolving comes with the next commit'));
  return {
    summary: async () => (await groups.read(await reader())).summary,
    async list(request) {
      const { tier, limit, offset } = duplicatesRequest.parse(request);
      const ofTier = (await groups.read(await reader())).groups.filter(({ shown }) => shown.tier === tier);
      return { total: ofTier.length, groups: ofTier.slice(offset, offset + limit).map(({ shown }) => shown) };
    },
    resolve: notYet,
    resolveAll: notYet,
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
    async refresh(store, signal) {
      try {
        await refreshPairs(store, { startWorker, thumbnails }, signal);
      } catch (error) {
        if (!signal?.aborted) throw error;
      }
    },
  };
}
