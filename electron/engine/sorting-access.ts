import type { AlbumCalls, DuplicateCalls, TagCalls } from '../../shared/contract/engine.ts';
import type { Albums, AlbumsDeps } from './albums/create-albums.ts';
import type { Duplicates, DuplicatesDeps } from './duplicates/create-duplicates.ts';
import type { Breathe } from './give-way.ts';
import type { StoreWriter } from './store/library-store.ts';
import { createWriteQueue } from './store/write-queue.ts';
import type { Tags, TagsDeps } from './tags/create-tags.ts';

export interface SortingAccess {
  readonly tags: TagCalls;
  readonly albums: AlbumCalls;
  /** For questions that name albums. */
  readonly albumNames: Albums['named'];
  readonly duplicates: DuplicateCalls;
  /** What questions and edits need of tags. */
  readonly tagNames: Pick<Tags, 'finder' | 'suggested' | 'spread' | 'noticeWords'>;
  /** After an index run, and when words of the person came in: tags, then albums (which are named by them), then duplicates. */
  refresh(store: StoreWriter, signal?: AbortSignal, breathe?: Breathe): Promise<void>;
  /** A run that ends in a refresh: whoever asks for albums while it is under way is told what is there, and does not wait. */
  atTheEndOf<T>(run: () => Promise<T>): Promise<T>;
}

export interface SortingDeps {
  readonly tags: TagsDeps;
  /** Tags name albums, and are handed over here. */
  readonly albums: Omit<AlbumsDeps, 'tags' | 'looks' | 'isSortedSoon'>;
  readonly duplicates: DuplicatesDeps;
}

/** The library that sorts itself: each room is loaded when it is first needed. */
export function createSortingAccess(deps: SortingDeps): SortingAccess {
  // One at a time: of an index run, and of words that come in beside it.
  const refreshes = createWriteQueue();
  let runs = 0;
  let loadingTags: Promise<Tags> | null = null;
  let loadingAlbums: Promise<Albums> | null = null;
  let loadingDuplicates: Promise<Duplicates> | null = null;
  const tags = (): Promise<Tags> => (loadingTags ??= import('./tags/create-tags.ts').then(({ createTags }) => createTags(deps.tags)));
  const albumsDeps: AlbumsDeps = {
    ...deps.albums,
    tags: async (store) => await (await tags()).book(store),
    looks: async (vectors, store) => await (await tags()).looks(vectors, store),
    isSortedSoon: () => runs > 0,
  };
  const albums = (): Promise<Albums> => (loadingAlbums ??= import('./albums/create-albums.ts').then(({ createAlbums }) => createAlbums(albumsDeps)));
  const duplicates = (): Promise<Duplicates> => (loadingDuplicates ??= import('./duplicates/create-duplicates.ts').then(({ createDuplicates }) => createDuplicates(deps.duplicates)));
  return {
    tags: {
      list: async () => await (await tags()).list(),
      of: async (ids) => await (await tags()).of(ids),
      create: async (tag) => await (await tags()).create(tag),
      change: async (change) => await (await tags()).change(change),
      remove: async (tag) => await (await tags()).remove(tag),
      teach: async (request) => await (await tags()).teach(request),
    },
    tagNames: {
      finder: async (store) => await (await tags()).finder(store),
      suggested: async (store) => await (await tags()).suggested(store),
      spread: async (store) => await (await tags()).spread(store),
      noticeWords: async (words) => await (await tags()).noticeWords(words),
    },
    albums: {
      list: async () => await (await albums()).list(),
      photos: async (request) => await (await albums()).photos(request),
      of: async (photo) => await (await albums()).of(photo),
      create: async (album) => await (await albums()).create(album),
      change: async (change) => await (await albums()).change(change),
      remove: async (id) => await (await albums()).remove(id),
      noteSeen: async (id) => await (await albums()).noteSeen(id),
    },
    albumNames: async (names, store) => await (await albums()).named(names, store),
    duplicates: {
      summary: async () => await (await duplicates()).summary(),
      list: async (request) => await (await duplicates()).list(request),
      of: async (photo) => await (await duplicates()).of(photo),
      resolve: async (request) => await (await duplicates()).resolve(request),
      resolveAll: async (tier, options) => await (await duplicates()).resolveAll(tier, options),
      sayDifferent: async (request) => await (await duplicates()).sayDifferent(request),
      rules: async () => await (await duplicates()).rules(),
      setRules: async (rules) => await (await duplicates()).setRules(rules),
    },
    async atTheEndOf(run) {
      runs += 1;
      try {
        return await run();
      } finally {
        runs -= 1;
      }
    },
    refresh: (store, signal, breathe) =>
      refreshes.run(async () => {
        for (const room of [tags, albums, duplicates]) {
          if (signal?.aborted) return;
          await (await room()).refresh(store, signal, breathe);
        }
      }),
  };
}
