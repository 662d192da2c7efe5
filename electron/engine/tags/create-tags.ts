import { createHash } from 'node:crypto';
import type { TagCalls } from '../../../shared/contract/engine.ts';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { startSlice, type Breathe } from '../give-way.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { loadCalibration, type Calibration } from './calibration.ts';
import { changeTag, createOwnTag, removeOwnTag, requireTag } from './change-tags.ts';
import { listTags, readSaid } from './list-tags.ts';
import { loadScorer, type TagPack } from './load-scorer.ts';
import { refreshTags, type AutoTagger } from './refresh-tags.ts';
import { createTagBook, type TagBook } from './tag-book.ts';
import { spreadWords, type TagWords } from './spread-words.ts';
import { createTagNames, typedTags, type TagNames, type TypedTag } from './tag-names.ts';
import { readTagRecords, TAG_RECORDS } from './tag-records.ts';
import type { TagScore, TagScorer } from './tag-scorer.ts';
import { answersTo, createTaughtTagger } from './taught-tags.ts';
import { teachTag } from './teach-tag.ts';
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
  refresh(store: StoreWriter, signal?: AbortSignal, breathe?: Breathe): Promise<void>;
  /** The library's tags as the person has them, for those who read questions or name albums. */
  book(store: StoreReader): Promise<TagBook>;
  /** How the tags of the vocabulary fit pictures, whatever their thresholds; null where the pack cannot tell. @param vectors Unit vectors, [pictures * dim]. */
  looks(vectors: Float32Array, store: StoreReader): Promise<readonly (readonly TagScore[])[] | null>;
  /** Tags by name, for questions. */
  finder(store: StoreReader): Promise<TagNames>;
  /** Tags that photos bear, with what may be typed for them. The same array for as long as they are the same. */
  suggested(store: StoreReader): Promise<readonly TypedTag[]>;
  /** The person said something of these tags: what is learnt from such words is learnt anew, soon and in the background. */
  noticeWords(tags: readonly string[]): Promise<void>;
  /** What a person's words mean for other tags, see spreadWords. */
  spread(store: StoreReader): Promise<(said: TagWords, borne: readonly string[]) => TagWords>;
}

/** What is on photos, in words. */
export function createTags(deps: TagsDeps): Tags {
  let loaded: Vocabulary | null = null;
  let scorer: { readonly fingerprint: string; readonly scorer: TagScorer } | null = null;
  let isLearning = false;
  let isWordWaiting = false;
  let typed: { readonly version: string; readonly tags: readonly TypedTag[] } | null = null;
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

  async function refresh(store: StoreWriter, signal?: AbortSignal, breathe?: Breathe): Promise<void> {
    try {
      await refreshNow(store, signal, breathe);
    } catch (error) {
      if (!signal?.aborted) throw error; // The next one goes on where this one stopped.
    }
  }

  async function refreshNow(store: StoreWriter, signal: AbortSignal | undefined, breathe: Breathe | undefined): Promise<void> {
    const fingerprint = await activeFingerprint(store);
    if (fingerprint === null) return;
    const [tagBook, said] = await Promise.all([book(store), readSaid(store)]);
    const taught = tagBook.tags.filter(({ isTaught }) => isTaught).map(({ id }) => [id, answersTo(id, said, tagBook)]);
    const keys = { seen: hashOf([vocabulary().hash, fingerprint, JSON.stringify(await calibration(store))]), taught: hashOf([fingerprint, JSON.stringify(taught)]) };
    const load = async (): Promise<AutoTagger> => {
      const [found, recall] = await Promise.all([scorerOf(store, fingerprint, signal), createTaughtTagger(tagBook, said, store, fingerprint)]);
      return { fingerprint, see: (vectors, count) => found?.tags(vectors) ?? Array.from({ length: count }, () => []), recall };
    };
    await refreshTags(store, keys, { load, signal, slice: startSlice(breathe) });
  }

  /** Words come quickly, one after the other; those that come while it learns are learnt together after it. */
  async function noticeWords(words: readonly string[]): Promise<void> {
    const known = await book(await deps.reader());
    if (!words.some((id) => known.meant(id)?.isTaught)) return;
    isWordWaiting = true;
    if (isLearning) return;
    isLearning = true;
    try {
      while (isWordWaiting) {
        isWordWaiting = false;
        await deps.write((store) => refresh(store));
      }
    } finally {
      isLearning = false;
    }
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
      if (change.isTaught !== undefined) await refresh(store);
      return await listOf(store);
    }),
    remove: (tag) => deps.write(async (store) => {
      await removeOwnTag(tag, store, vocabulary());
      await refresh(store);
      return await listOf(store);
    }),
    async teach(request) {
      const store = await deps.reader();
      const known = await book(store);
      const { id } = requireTag(request.tag, known);
      const tag = (await listTags(store, known, await calibration(store))).find((each) => each.id === id) as TagInfo;
      return await teachTag(request, { store, book: known, fingerprint: (await activeFingerprint(store)) ?? '', tag });
    },
    refresh,
    book,
    async looks(vectors, store) {
      const fingerprint = await activeFingerprint(store);
      const found = fingerprint === null ? null : await scorerOf(store, fingerprint, undefined);
      return found?.scores(vectors) ?? null;
    },
    noticeWords,
    finder: async (store) => createTagNames(await book(store)),
    async suggested(store) {
      const version = `${await store.photosVersion()} ${JSON.stringify(await store.records(TAG_RECORDS))}`;
      if (typed?.version !== version) typed = { version, tags: typedTags(await listTags(store, await book(store), await calibration(store)), vocabulary()) };
      return typed.tags;
    },
    async spread(store) {
      const known = await book(store);
      return (said, borne) => spreadWords(said, borne, known);
    },
  };
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
}
