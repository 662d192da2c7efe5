import { albumChange, albumPhotosRequest, newAlbum, type AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import type { AlbumCalls } from '../../../shared/contract/engine.ts';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import type { SearchAnswer, SearchQuestion } from '../../../shared/contract/schemas.ts';
import type { TimelineColumns } from '../../../shared/contract/timeline-schemas.ts';
import type { Breathe } from '../give-way.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { createWriteQueue } from '../store/write-queue.ts';
import { changeAlbum } from './change-album.ts';
import { findNamedAlbums, type NamedAlbum } from './find-named-albums.ts';
import { createAlbum, noteSeen, removeAlbum } from './own-albums.ts';
import { createAlbumReader } from './read-albums.ts';
import { isFresh } from './made-of.ts';
import { refreshAlbums, type RefreshOptions } from './refresh-albums.ts';
import { createSavedQuestions } from './saved-questions.ts';

/** What the room works on. */
export interface AlbumsDeps {
  readonly reader: () => Promise<StoreReader>;
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
  /** Every visible photo at a glance. */
  readonly timeline: () => Promise<TimelineColumns>;
  /** Answers saved questions. */
  readonly search: (question: SearchQuestion) => Promise<SearchAnswer>;
  /** What names albums. */
  readonly tags: RefreshOptions['tags'];
  /** What names pictures that no tag covers. */
  readonly looks: RefreshOptions['looks'];
  readonly now: () => Date;
  /** True while an index run is under way: it works albums out at its end, and whoever asks meanwhile is told what is there. */
  readonly isSortedSoon: () => boolean;
}

export interface Albums extends AlbumCalls {
  /**
   * Bring what is stored up to date with the library. Costs milliseconds where nothing has changed since, and touches
   * only what changed where little did. An abort leaves it to the next call; nothing is lost.
   */
  refresh(store: StoreWriter, signal?: AbortSignal, breathe?: Breathe): Promise<void>;
  /** The albums that these names or ids mean, for questions; those that are none, or several, are left out. */
  named(names: readonly string[], store: StoreReader): Promise<ReadonlyMap<string, NamedAlbum>>;
}

/** Albums: those that make themselves, saved questions, those made by hand. */
export function createAlbums(deps: AlbumsDeps): Albums {
  // What the person says and what is worked out anew take their turns: neither overwrites the other.
  const turns = createWriteQueue();
  const named = { tags: deps.tags, looks: deps.looks };
  const questions = createSavedQuestions(deps.search);
  const albums = createAlbumReader({ timeline: deps.timeline, questions, now: deps.now });

  /** An edit may have moved photos since the last index run. What cannot be written now is right again after the next one. */
  async function refreshIfStale(): Promise<void> {
    const reader = await deps.reader();
    if (deps.isSortedSoon() || (await isFresh(reader)) || (await reader.isRunOpen())) return;
    try {
      await turns.run(() => deps.write((store) => refreshAlbums(store, named)));
    } catch (error) {
      if (!isAlbumenError(error, 'library-locked')) throw error;
    }
  }

  async function list(): Promise<AlbumInfo[]> {
    await refreshIfStale();
    return await albums.list(await deps.reader());
  }

  async function find(id: string): Promise<AlbumInfo> {
    const found = (await list()).find((album) => album.id === id);
    if (!found) throw new AlbumenError('not-found', `there is no album ${id}`);
    return found;
  }

  return {
    list,
    async photos(request) {
      const { id, since } = albumPhotosRequest.parse(request);
      await refreshIfStale();
      const columns = await albums.photos(id, await deps.reader());
      return columns.version === since ? null : columns;
    },
    async of(photo) {
      await refreshIfStale();
      return await albums.of(photo, await deps.reader());
    },
    async create(album) {
      const made = newAlbum.parse(album);
      const id = await turns.run(() => deps.write((store) => createAlbum(made, { store, questions, now: deps.now })));
      return await find(id);
    },
    async change(change) {
      const wanted = albumChange.parse(change);
      await turns.run(() => deps.write((store) => changeAlbum(wanted, { store, refresh: () => refreshAlbums(store, { ...named, isForced: true }) })));
      return await list();
    },
    async remove(id) {
      await turns.run(() => deps.write((store) => removeAlbum(id, store)));
      return await list();
    },
    async noteSeen(id) {
      await turns.run(() => deps.write((store) => noteSeen(id, { store, questions, now: deps.now })));
    },
    async refresh(store, signal, breathe) {
      await turns.run(() => refreshAlbums(store, { ...named, signal, breathe }));
    },
    named: findNamedAlbums,
  };
}
