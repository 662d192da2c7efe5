import { createHash } from 'node:crypto';
import type { TagCalls } from '../../../shared/contract/engine.ts';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { loadCalibration, type Calibration } from './calibration.ts';
import { changeTag, createOwnTag, removeOwnTag } from './change-tags.ts';
import { listTags } from './list-tags.ts';
import { loadScorer, type TagPack } from './load-scorer.ts';
import { refreshTags, type AutoTagger } from './refresh-tags.ts';
import { createTagBook, type TagBook } from './tag-book.ts';
import { readTagRecords } from './tag-records.ts';
import type { TagScorer } from './tag-scorer.ts';
import { tagsOfPhotos } from './tags-of-photos.ts';
import { loadVocabulary, type Vocabulary } from './vocabulary.ts';

/** What the room works on. */
export interface TagsDeps {
  readonly reader: () => Promise<StoreReader>;
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
  /** The pack that answers this library's questions; called only where photos are looked at. */
  readonly pack: (store: StoreReader) => Promise<TagPack>;
  readonly resourcesDir: string;
  readonly cacheDir: string;
}

export interface Tags extends TagCalls {
  /**
   * Bring what is stored up to date with the library. Costs milliseconds where nothing has changed since, and touches
   * only what changed where little did. An abort leaves it to the next call; nothing is lost.
   */
  refresh(store: StoreWriter, signal?: AbortSignal): Promise<void>;
  /** The library's tags as the person has them, for those who read questions or name albums. */
  book(store: StoreReader): Promise<TagBook>;
}

/** What is on photos, in words. */
export function createTags(deps: TagsDeps): Tags {
  let loaded: Vocabulary | null = null;
  let scorer: { readonly fingerprint: string; readonly scorer: TagScorer } | null = null;
  const vocabulary = (): Vocabulary => (loaded ??= loadVocabulary(deps.resourcesDir));
  const book = async (store: StoreReader): Promise<TagBook> => createTagBook(vocabulary(), await readTagRecords(store));

  async function activeFingerprint(store: StoreReader): Promise<string | null> {
    return (await store.packs()).find((pack) => pack.state === 'active')?.fingerprint ?? null;
  }

  async function calibration(store: StoreReader): Promise<Calibration> {
    return loadCalibration(deps.resourcesDir, (await activeFingerprint(store)) ?? '');
  }

  async function list(): Promise<TagInfo[]> {
    const store = await deps.reader();
    return await listTags(store, await book(store), await calibration(store));
  }

  /** The scorer of the active pack; kept where the pack has a bank of its own, since a library's photos change. */
  async function scorerOf(store: StoreReader, fingerprint: string, signal: AbortSignal | undefined): Promise<TagScorer | null> {
    if (scorer?.fingerprint === fingerprint) return scorer.scorer;
    const pack = await deps.pack(store);
    const made = await loadScorer(vocabulary(), pack, store, { resourcesDir: deps.resourcesDir, cacheDir: deps.cacheDir, signal });
    if (made && pack.bank !== null) scorer = { fingerprint, scorer: made };
    return made;
  }

  async function refresh(store: StoreWriter, signal?: AbortSignal): Promise<void> {
    const fingerprint = await activeFingerprint(store);
    if (fingerprint === null) return;
    const key = hashOf([vocabulary().hash, fingerprint, JSON.stringify(await calibration(store))]);
    await refreshTags(store, key, async (): Promise<AutoTagger> => {
      const found = await scorerOf(store, fingerprint, signal);
      return { fingerprint, tag: (ids, vectors) => found?.tags(vectors) ?? ids.map(() => []) };
    }, signal);
  }

  async function listOf(store: StoreWriter): Promise<TagInfo[]> {
    return await listTags(store, await book(store), await calibration(store));
  }

  return {
    list,
    async of(ids) {
      const store = await deps.reader();
      return await tagsOfPhotos(ids, store, await book(store));
    },
    create: (tag) => deps.write(async (store) => {
      const id = await createOwnTag(tag, store, vocabulary());
      return (await listOf(store)).find((each) => each.id === id) as TagInfo;
    }),
    change: (change) => deps.write(async (store) => {
      await changeTag(change, store, vocabulary());
      return await listOf(store);
    }),
    remove: (tag) => deps.write(async (store) => {
      await removeOwnTag(tag, store, vocabulary());
      return await listOf(store);
    }),
    teach: () => Promise.reject(new Error('teaching comes with the next commit')),
    refresh,
    book,
  };
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
