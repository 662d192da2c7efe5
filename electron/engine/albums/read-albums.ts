import { albumKind, type AlbumInfo, type AlbumWord } from '../../../shared/contract/album-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { TimelineColumns } from '../../../shared/contract/timeline-schemas.ts';
import { nameAlbum } from '../../../shared/name-album.ts';
import type { StoreReader } from '../store/library-store.ts';
import { ALBUM_RECORDS, countPhotos, holdsId, readAlbumRow, readWords, unpackIds, type StoredAlbum } from './album-values.ts';
import { findMemory, isMemoryId, memoryIdOf } from './find-memory.ts';
import { isMergedAway } from './held-albums.ts';
import { MEMORY_PHOTOS_MIN } from './limits.ts';
import { albumsOfPhoto, readMembers } from './own-membership.ts';
import { countNew } from './own-albums.ts';
import type { SavedQuestions } from './saved-questions.ts';
import { isFresh } from './made-of.ts';
import { createGlance, selectPhotos, type Glance } from './select-photos.ts';
import { wallTime } from './shot.ts';

/** What is stored of albums, with what the person said, as the window shows it. */
export interface AlbumReader {
  list(store: StoreReader): Promise<AlbumInfo[]>;
  /** @throws AlbumenError `not-found`. */
  photos(id: string, store: StoreReader): Promise<TimelineColumns>;
  /** Ids of the albums that a photo is in; memories are not among them. */
  of(photo: string, store: StoreReader): Promise<string[]>;
}

interface ReaderDeps {
  readonly timeline: () => Promise<TimelineColumns>;
  readonly questions: SavedQuestions;
  readonly now: () => Date;
}

const NOTHING: AlbumInfo['because'] = { spanDays: null, withinKm: null, apartHours: null, rule: null };
const KINDS = albumKind.options;

export function createAlbumReader({ timeline, questions, now }: ReaderDeps): AlbumReader {
  const glanceOf = createGlance(timeline);

  async function read(store: StoreReader): Promise<{ rows: StoredAlbum[]; words: Map<string, AlbumWord>; glance: Glance }> {
    const [rows, records, glance] = await Promise.all([store.albumRows(), store.records(ALBUM_RECORDS), glanceOf()]);
    return { rows: rows.map(readAlbumRow), words: readWords(records), glance };
  }

  /** Photos of the albums that the person made, in their order. */
  async function ownPhotos(words: ReadonlyMap<string, AlbumWord>, store: StoreReader): Promise<Map<string, readonly string[]>> {
    const own = [...words].filter(([, word]) => word.kind === 'own').map(([id]) => id);
    const photos = new Map<string, readonly string[]>([...(await readMembers(own, store))].map(([id, members]) => [id, members.map((member) => member.id)]));
    for (const [id, { question }] of words) {
      // A question that cannot be answered (its example file is away) holds nothing now, and keeps no other album from being seen.
      if (question) photos.set(id, await questions.photosOf(question, store).catch(() => []));
    }
    return photos;
  }

  async function list(store: StoreReader): Promise<AlbumInfo[]> {
    const { rows, words, glance } = await read(store);
    // Where photos were hidden or trashed since, they are counted one by one.
    const isExact = await isFresh(store);
    const albums = rows.map((row) => describeRow(row, words, glance, isExact));
    for (const [id, ids] of await ownPhotos(words, store)) {
      const word = words.get(id) as AlbumWord;
      albums.push({ ...describeOwn(id, word, ids, glance), newPhotos: word.question ? await countNew(ids, word.seen, store) : 0 });
    }
    const memory = await describeMemory(memoryIdOf(now()), store, words, glance);
    if (memory) albums.push(memory);
    const created = (id: string): string => new Date(words.get(id)?.createdAtMs ?? 0).toISOString();
    const dateOf = (album: AlbumInfo): string => (album.kind === 'own' || album.kind === 'question' ? created(album.id) : (album.to ?? ''));
    return albums.toSorted((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compare(dateOf(b), dateOf(a)) || compare(a.id, b.id));
  }

  async function describeMemory(id: string, store: StoreReader, words: ReadonlyMap<string, AlbumWord>, glance: Glance): Promise<AlbumInfo | null> {
    const ids = await findMemory(id, now(), glance, store);
    if (ids.length < MEMORY_PHOTOS_MIN) return null;
    const facts = { ...spanOf(ids, glance), parent: null, title: { pattern: 'memory' as const, place: null, what: null }, coverId: ids[0] as string, because: NOTHING };
    return infoOf({ id, kind: 'memory', facts }, ids.length, words.get(id));
  }

  return {
    list,
    async of(photo, store) {
      const { rows, words, glance } = await read(store);
      if (!glance.positions.has(photo)) return [];
      const made = rows.filter((row) => !isGone(row.id, words) && holdsId(row.photoIds, photo)).map((row) => row.id);
      const own = (await albumsOfPhoto(photo, store)).filter((id) => words.has(id));
      const asked: string[] = [];
      for (const [id, { question }] of words) {
        const held: readonly string[] = question ? await questions.photosOf(question, store).catch(() => []) : [];
        if (held.includes(photo)) asked.push(id);
      }
      return [...own, ...asked, ...made];
    },
    async photos(id, store) {
      const { rows, words, glance } = await read(store);
      const row = rows.find((one) => one.id === id);
      const word = words.get(id);
      if (row) return selectPhotos(unpackIds(row.photoIds), glance);
      if (isMemoryId(id)) return selectPhotos(await findMemory(id, now(), glance, store), glance);
      if (word?.question) return selectPhotos(inTimelineOrder(await questions.photosOf(word.question, store), glance), glance);
      if (word?.kind !== 'own') throw new AlbumenError('not-found', `there is no album ${id}`);
      return selectPhotos((await readMembers([id], store)).get(id)?.map((member) => member.id) ?? [], glance);
    },
  };
}

function describeRow(row: StoredAlbum, words: ReadonlyMap<string, AlbumWord>, glance: Glance, isExact: boolean): AlbumInfo {
  const word = words.get(row.id);
  const photos = isExact ? countPhotos(row) : unpackIds(row.photoIds).filter((id) => glance.positions.has(id)).length;
  const parent = row.facts.parent !== null && isGone(row.facts.parent, words) ? null : row.facts.parent;
  const info = infoOf({ id: row.id, kind: row.kind, facts: { ...row.facts, parent } }, photos, word);
  const isCoverThere = info.coverId !== null && glance.positions.has(info.coverId);
  return { ...info, coverId: isCoverThere ? info.coverId : row.facts.coverId, isRemoved: isGone(row.id, words) };
}

function isGone(id: string, words: ReadonlyMap<string, AlbumWord>): boolean {
  return (words.get(id)?.isRemoved ?? false) || isMergedAway(id, words);
}

function infoOf({ id, kind, facts }: Omit<StoredAlbum, 'photoIds'>, photos: number, word: AlbumWord | undefined): AlbumInfo {
  const { parent, title, coverId, from, to, because } = facts;
  return {
    id, kind, parent, photos, from, to, because,
    name: word?.name ?? nameAlbum(title, { from, to }),
    title: word?.name === undefined ? title : null,
    coverId: word?.coverId ?? coverId,
    question: null, newPhotos: 0,
    isRemoved: word?.isRemoved ?? false,
  };
}

function describeOwn(id: string, word: AlbumWord, ids: readonly string[], glance: Glance): AlbumInfo {
  return {
    id, kind: word.kind, parent: null, name: word.name ?? '', title: null, coverId: word.coverId ?? ids[0] ?? null, photos: ids.length,
    ...spanOf(ids, glance), because: NOTHING, question: word.question ?? null, newPhotos: 0, isRemoved: word.isRemoved ?? false,
  };
}

/** Times of the first and the last of these photos. */
function spanOf(ids: readonly string[], glance: Glance): Pick<AlbumInfo, 'from' | 'to'> {
  let [first, last] = [Infinity, -Infinity];
  for (const id of ids) {
    const time = glance.columns.takenAtMs[glance.positions.get(id) ?? -1] ?? Number.NaN;
    if (Number.isNaN(time)) continue;
    [first, last] = [Math.min(first, time), Math.max(last, time)];
  }
  return first > last ? { from: null, to: null } : { from: wallTime(first), to: wallTime(last) };
}

function inTimelineOrder(ids: readonly string[], glance: Glance): string[] {
  return ids.filter((id) => glance.positions.has(id)).toSorted((a, b) => (glance.positions.get(a) as number) - (glance.positions.get(b) as number));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
