import { giveWayIfOver, startSlice, type Breathe, type Slice } from '../give-way.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { ALBUM_RECORDS, packIds, readAlbumRow, readWords, writeAlbumRow, type AlbumFacts, type StoredAlbum } from './album-values.ts';
import { chooseCover, coverCandidates } from './choose-cover.ts';
import { joinRows } from './cluster-looks.ts';
import { draftAlbums, type Draft } from './draft-albums.ts';
import { findConcepts } from './find-concepts.ts';
import type { TagTest } from './group-kinds.ts';
import type { HomeAt } from './find-home.ts';
import { isMergedAway, type HeldContext } from './held-albums.ts';
import { isScreenshot } from './is-screenshot.ts';
import { DIGESTED_COLUMNS, digestPhotos, digestWords, isFresh, readMade, writeMade } from './made-of.ts';
import { measureTypicality } from './measure-typicality.ts';
import { readContent, type Content, type TagNames } from './name-content.ts';
import { nameLook, type LookScore } from './name-looks.ts';
import { readShots, SHOT_COLUMNS, wallTime, type Shot } from './shot.ts';
import { apartHours, spanDays, titleEvent, titleTrip, withinKm } from './title-album.ts';

export interface RefreshOptions {
  readonly signal?: AbortSignal | undefined;
  readonly breathe?: Breathe | undefined;
  /** The person said something: work everything out though no photo has changed. */
  readonly isForced?: boolean;
  readonly tags: (store: StoreReader) => Promise<TagNames>;
  /** How tags fit pictures, by their vectors, [photos * dim]; null where the pack cannot tell. */
  readonly looks: (vectors: Float32Array, store: StoreReader) => Promise<readonly (readonly LookScore[])[] | null>;
}

/** What a refresh wrote. */
export interface RefreshReport {
  readonly written: number;
  readonly deleted: number;
}

/** Make the albums anew, and write those that have changed. An abort writes nothing. */
export async function refreshAlbums(store: StoreWriter, { signal, breathe, isForced = false, tags, looks }: RefreshOptions): Promise<RefreshReport> {
  if (!isForced && (await isFresh(store))) return { written: 0, deleted: 0 };
  // Taken before the photos are read: what comes between is seen by the next call.
  const version = await store.photosVersion();
  const slice = startSlice(breathe);
  const [before, photos, words] = [await readMade(store), await digestPhotos(await store.photoColumns(DIGESTED_COLUMNS), slice), readWords(await store.records(ALBUM_RECORDS))];
  if (!isForced && before?.photos === photos && before.words === digestWords(words)) {
    await writeMade(store, { ...before, version });
    return { written: 0, deleted: 0 };
  }
  const shots = readShots(await store.photoColumns(SHOT_COLUMNS));
  const rows = new Map((await store.albumRows()).map((row) => [row.id, readAlbumRow(row)]));
  const context: HeldContext = { words, rows, shots: new Map(shots.map((shot) => [shot.id, shot])) };
  const names = await tags(store);
  if (signal?.aborted) return { written: 0, deleted: 0 };
  const content = await readContent(shots, names, slice);
  const { concepts, made } = await findConcepts({
    store, slice,
    uncovered: shots.filter((shot) => !content.isCovered(shot) && !isScreenshot(shot)),
    rows: [...rows.values()].filter((row) => row.kind === 'concept'),
    made: before?.concepts ?? null,
    nameLooks: async (middles) => (await looks(joinRows(middles), store))?.map((scores) => nameLook(scores, names)) ?? middles.map(() => null),
  });
  if (signal?.aborted) return { written: 0, deleted: 0 };
  const { drafts, grouped } = await draftAlbums(shots, context, { isTagOf: createTagTest(names), concepts, slice });
  const fresh = await describeDrafts(drafts, { slice, content, homeAt: grouped.homeAt, timesMs: Float64Array.from(grouped.timed, (shot) => shot.timeMs) });
  const covered = await coverAlbums(fresh, rows, { store, slice });
  if (signal?.aborted) return { written: 0, deleted: 0 };
  const changed = covered.filter((album) => !isSame(album, rows.get(album.id)));
  const there = new Set(covered.map(({ id }) => id));
  // An album that went into another waits there to be brought back.
  const gone = [...rows.keys()].filter((id) => !there.has(id) && !isMergedAway(id, words));
  await store.upsertAlbumRows(changed.map(writeAlbumRow));
  await store.deleteAlbumRows(gone);
  await writeMade(store, { version, photos, words: digestWords(words), concepts: made });
  return { written: changed.length, deleted: gone.length };
}

/** Of the documents, what is no page, and what has an album of its own. */
const NO_DOCUMENTS = new Set(['screenshot', 'sign', 'poster', 'price-tag']);

/** Kinds of pictures by tags. */
function createTagTest(tags: TagNames): TagTest {
  return (tag, kind) => {
    const line = [tags.meant(tag)?.id ?? tag, ...tags.above(tag)];
    return kind === 'screenshots' ? line.includes('screenshot') : line.includes('document') && !line.some((id) => NO_DOCUMENTS.has(id));
  };
}

type Described = Omit<StoredAlbum, 'facts'> & { readonly facts: Omit<AlbumFacts, 'coverId'>; readonly shots: readonly Shot[] };

interface Describing {
  readonly slice: Slice;
  readonly content: Content;
  readonly homeAt: HomeAt;
  readonly timesMs: Float64Array;
}

async function describeDrafts(drafts: readonly Draft[], describing: Describing): Promise<Described[]> {
  const tripOf = new Map(drafts.filter(({ kind }) => kind === 'trip').flatMap((trip) => trip.shots.map(({ id }) => [id, trip.id] as const)));
  const described: Described[] = [];
  for (const { id, kind, shots, says } of drafts) {
    await giveWayIfOver(describing.slice);
    const inTime = kind === 'event' || kind === 'trip';
    const times = shots.flatMap(({ timeMs }) => (timeMs === null ? [] : [timeMs]));
    const [first, last] = inTime ? [times[0], times.at(-1)] : [times.at(-1), times[0]];
    described.push({
      id, kind, shots,
      photoIds: packIds(shots.map((shot) => shot.id)),
      facts: {
        parent: kind === 'event' ? mostOften(shots.map((shot) => tripOf.get(shot.id))) : null,
        title: titleOf({ kind, shots, says }, describing),
        from: first === undefined ? null : wallTime(first),
        to: last === undefined ? null : wallTime(last),
        because: {
          spanDays: inTime ? spanDays(shots) : null,
          withinKm: inTime || kind === 'place' ? withinKm(shots) : null,
          apartHours: inTime ? apartHours(shots, describing.timesMs) : null,
          rule: says.rule ?? null,
        },
      },
    });
  }
  return described;
}

function titleOf({ kind, shots, says }: Pick<Draft, 'kind' | 'shots' | 'says'>, { content, homeAt }: Describing): AlbumFacts['title'] {
  switch (kind) {
    case 'trip': return titleTrip(shots, content.nameOf(shots));
    case 'event': return titleEvent(shots, content.nameOf(shots), homeAt);
    case 'year': return { pattern: 'year', place: null, what: null };
    case 'place': return { pattern: 'place', place: says.place ?? null, ...(says.countries && { countries: says.countries }), what: null };
    case 'concept': return { pattern: 'concept', place: null, what: says.what ?? null };
    default: return { pattern: 'kind', place: null, what: says.what ?? null };
  }
}

/** The value of more than half, else null. */
function mostOften(values: readonly (string | undefined)[]): string | null {
  const counts = Map.groupBy(values.filter((value) => value !== undefined), (value) => value);
  return [...counts].find(([, its]) => its.length * 2 > values.length)?.[0] ?? null;
}

/** An album keeps its cover for as long as the photo is in it. */
async function coverAlbums(albums: readonly Described[], rows: ReadonlyMap<string, StoredAlbum>, { store, slice }: { readonly store: StoreReader; readonly slice: Slice }): Promise<StoredAlbum[]> {
  const kept = new Map<string, string>();
  for (const { id, shots } of albums) {
    const coverId = rows.get(id)?.facts.coverId;
    if (coverId && shots.some((shot) => shot.id === coverId)) kept.set(id, coverId);
  }
  const open = new Map(albums.filter(({ id }) => !kept.has(id)).map((album) => [album.id, coverCandidates(album.shots)]));
  const typicality = await measureTypicality(open, store);
  const covered: StoredAlbum[] = [];
  for (const { id, kind, photoIds, facts } of albums) {
    await giveWayIfOver(slice);
    const coverId = kept.get(id) ?? chooseCover(open.get(id) ?? [], (photo) => typicality(id, photo));
    covered.push({ id, kind, photoIds, facts: { ...facts, coverId } });
  }
  return covered;
}

/** Facts are written and read in one order of their fields, so that their texts can be compared. */
function isSame(album: StoredAlbum, stored: StoredAlbum | undefined): boolean {
  return stored !== undefined && Buffer.from(album.photoIds).equals(stored.photoIds) && JSON.stringify(album.facts) === JSON.stringify(stored.facts);
}
