import { availableParallelism } from 'node:os';
import type { Suggestion, SuggestRequest } from '../../shared/contract/app-schemas.ts';
import { AlbumenError, isAlbumenError } from '../../shared/contract/errors.ts';
import { loadBackground } from './encode/background.ts';
import type { PixelSpec } from './decode/decoded-photo.ts';
import type { Gazetteer } from './places/gazetteer.ts';
import { createSearch, type Search } from './search/create-search.ts';
import { loadGermanVocabulary, type GermanVocabulary } from './search/german-vocabulary.ts';
import { wallTimeMs } from './search/calendar.ts';
import { createExampleFiles } from './search/example-files.ts';
import type { SearchImage } from './search/search-deps.ts';
import { createDecodePool, type DecodePool } from './workers/decode-pool.ts';
import type { StartWorker } from './workers/worker-port.ts';
import type { EncoderProcesses } from './library/encoder-process.ts';
import { loadActivePack, type PackPlaces } from './library/library-models.ts';
import type { FoundAlbum } from './search/found-album.ts';
import type { SuggestedTag, TagFinder } from './search/tag-finder.ts';
import type { Facets, StoreReader } from './store/library-store.ts';
import type { StoreAccess } from './library/store-access.ts';

export interface SearchAccessOptions {
  readonly stores: StoreAccess;
  readonly encoders: EncoderProcesses;
  readonly places: PackPlaces;
  readonly gazetteer: () => Gazetteer;
  readonly startWorker: StartWorker;
  readonly resourcesDir: string;
  readonly tags: TagSource;
  /** Albums by name or id, for questions. */
  readonly albums: (names: readonly string[], store: StoreReader) => Promise<ReadonlyMap<string, FoundAlbum>>;
  /** Latest first; none where the person keeps none. */
  readonly recentQuestions: () => Promise<readonly string[]>;
}

/** The library's tags, as questions and suggestions need them. */
export interface TagSource {
  finder(store: StoreReader): Promise<TagFinder>;
  /** The same array for as long as they are the same. */
  suggested(store: StoreReader): Promise<readonly SuggestedTag[]>;
}

/** Search over the library's active pack, which may change between two questions. */
export interface SearchAccess extends Search {
  keepExample(bytes: Uint8Array, name: string): Promise<string>;
  suggest(request: SuggestRequest): Promise<Suggestion[]>;
  close(): Promise<void>;
}

/** Search with one pack. */
interface Ready {
  readonly search: Search;
  /** Have the text encoder loaded; returns at once. */
  readonly warmText: () => void;
  /** Have the vector index loaded. */
  readonly warmNearest: () => Promise<void>;
}

const NO_SUGGESTED: readonly SuggestedTag[] = [];
const NO_FACETS: Facets = { cities: [], regions: [], countries: [], cameras: [], lenses: [], folders: [], formats: [], years: [], months: [], photos: 0 };

export function createSearchAccess(options: SearchAccessOptions): SearchAccess {
  const { stores, encoders, places } = options;
  const byFingerprint = new Map<string, Ready>();
  const examples = createExampleFiles();
  let suggest: Promise<(request: SuggestRequest) => Promise<Suggestion[]>> | null = null;
  let pool: DecodePool | null = null;
  let german: GermanVocabulary | null = null;
  let isWarm = false;
  let questions = 0;

  async function decodeForSearch(path: string, pixels: PixelSpec): Promise<SearchImage> {
    pool ??= createDecodePool(options.startWorker, availableParallelism());
    const decoded = await pool.decode({ path, pixels, sidecarPath: null, mtimeMs: 0 }, 0).catch((error: unknown) => {
      if (!isAlbumenError(error)) throw error;
      throw new AlbumenError(error.code, `${path} cannot be searched by: ${error.message}`, { cause: error });
    });
    if ('skipped' in decoded) throw new AlbumenError('decode-failed', `${path} cannot be searched by: ${decoded.skipped}`);
    if (!decoded.pixels) throw new AlbumenError('decode-failed', `${path} shows no picture to search by: ${decoded.notes.join('; ')}`);
    return { pixels: decoded.pixels, contentHash: decoded.contentHash };
  }

  async function current(): Promise<Ready> {
    const store = await stores.reader();
    const active = (await store.packs()).find((record) => record.state === 'active');
    const known = byFingerprint.get(active?.fingerprint ?? '');
    if (known) return known;
    const pack = await loadActivePack(store, places);
    const warmText = (): void => encoders.of(pack).warmText();
    warmText(); // The text encoder loads while the question is read.
    const search = createSearch({
      store,
      encoders: encoders.of(pack),
      background: loadBackground(pack),
      places: { find: (name) => options.gazetteer().find(name) },
      tags: () => options.tags.finder(store),
      albums: (names) => options.albums(names, store),
      decodeForSearch: (path) => decodeForSearch(path, pack.image.pixels),
      pathOfExample: (token) => examples.pathOf(token),
      loadGerman: () => (german ??= loadGermanVocabulary(options.resourcesDir)),
      now: () => new Date(),
    });
    const ready = { search, warmText, warmNearest: () => store.warmNearest(pack.fingerprint) };
    byFingerprint.set(pack.fingerprint, ready);
    return ready;
  }

  /** Only the window types ahead: the command line does not load it. */
  async function loadSuggest(): Promise<(request: SuggestRequest) => Promise<Suggestion[]>> {
    const { createSuggest } = await import('./search/suggest-questions.ts');
    return createSuggest({
      facets: async () => (await (await stores.readerIfAny())?.facets()) ?? NO_FACETS,
      recentQuestions: options.recentQuestions,
      async tags() {
        const store = await stores.readerIfAny();
        return store ? await options.tags.suggested(store) : NO_SUGGESTED;
      },
      todayMs: () => wallTimeMs(new Date()),
    });
  }

  /**
   * While a question is being typed, what it would wait for is loaded: the encoder's process and its model, which may have been given back
   * since, the vector index, and, by a question of our own, what else the store reads. Some 0.6 s at 100,000 photos.
   */
  async function warmUp(): Promise<void> {
    try {
      const { search, warmText, warmNearest } = await current();
      warmText();
      const isFirst = !isWarm;
      isWarm = true;
      await Promise.all([warmNearest(), isFirst ? search.searchPhotos({ text: 'a photo', limit: 1 }) : null]);
    } catch {
      isWarm = false; // The person's question tells what is wrong.
    }
  }

  return {
    async suggest(request) {
      if (!isWarm || request.text === '') void warmUp();
      return await (await (suggest ??= loadSuggest()))(request);
    },
    async searchPhotos(question, signal) {
      encoders.warm(); // Its process starts while the library is opened.
      const { search, warmNearest } = await current();
      const answer = await search.searchPhotos(question, signal);
      questions += 1;
      // Who asks twice asks again; a command that asks once is not to load what it does not need. Errors: the next question tells.
      if (questions === 2) warmNearest().catch(() => undefined);
      return answer;
    },
    async similarPhotos(request, signal) {
      encoders.warm();
      return await (await current()).search.similarPhotos(request, signal);
    },
    keepExample: (bytes, name) => examples.keep(bytes, name),
    async close() {
      // A question that comes later finds everything anew: the library may have been deleted meanwhile.
      byFingerprint.clear();
      isWarm = false;
      questions = 0;
      suggest = null;
      pool?.close();
      pool = null;
      await examples.close();
    },
  };
}
