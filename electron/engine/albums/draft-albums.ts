import type { AlbumKind, AlbumTitle } from '../../../shared/contract/album-schemas.ts';
import { giveWayIfOver, type Slice } from '../give-way.ts';
import type { Concept } from './find-concepts.ts';
import { groupEvents, type GroupedEvents } from './group-events.ts';
import { groupKinds, KINDS, type TagTest } from './group-kinds.ts';
import { groupPlaces } from './group-places.ts';
import { heldAlbums, isMergedAway, rootOf, type HeldContext } from './held-albums.ts';
import { CONCEPT_PHOTOS_MIN, EVENT_PHOTOS_MIN, KIND_PHOTOS_MIN, TRIP_PHOTOS_MIN, YEAR_PHOTOS_MIN } from './limits.ts';
import { reconcileAlbums } from './reconcile-albums.ts';
import { byTime, type Shot } from './shot.ts';

/** An album as worked out now, before its name and cover. */
export interface Draft {
  readonly id: string;
  readonly kind: AlbumKind;
  /** Events and trips from the first on, all others newest first. */
  readonly shots: readonly Shot[];
  /** Where its kind says more than its photos do. */
  readonly says: { readonly place?: string; readonly countries?: AlbumTitle['countries']; readonly what?: AlbumTitle['what']; readonly rule?: string };
}

export interface DraftedAlbums {
  readonly drafts: readonly Draft[];
  readonly grouped: GroupedEvents;
}

interface Drafting {
  readonly isTagOf: TagTest;
  readonly concepts: readonly Concept[];
  readonly slice: Slice;
}

/** Every album that the library makes by itself, what the person said of them laid over. */
export async function draftAlbums(shots: readonly Shot[], context: HeldContext, { isTagOf, concepts, slice }: Drafting): Promise<DraftedAlbums> {
  const grouped = await groupEvents(shots, slice);
  // Clocks put right count for events and trips only.
  const timed = new Map([...context.shots, ...grouped.timed.map((shot) => [shot.id, shot] as const)]);
  const inTime = { ...context, shots: timed };
  const trips = settle('trip', grouped.trips, TRIP_PHOTOS_MIN, inTime);
  await giveWayIfOver(slice);
  const events = settle('event', grouped.events, EVENT_PHOTOS_MIN, inTime);
  await giveWayIfOver(slice);
  const fixed = settleFixed(await fixedAlbums(shots, isTagOf, slice), context);
  await giveWayIfOver(slice);
  return { grouped, drafts: [...trips, ...events, ...fixed, ...settleConcepts(concepts, context)] };
}

/** A concept is called by what most of its photos were found for; one of the person's making by what it was split off from. */
function settleConcepts(concepts: readonly Concept[], context: HeldContext): Draft[] {
  const whatOf = new Map(concepts.flatMap(({ shots, what }) => shots.map((shot) => [shot.id, what] as const)));
  return settle('concept', concepts.map(({ shots }) => shots), CONCEPT_PHOTOS_MIN, context).map((draft) => {
    const [most] = [...Map.groupBy(draft.shots.flatMap(({ id }) => whatOf.get(id) ?? []), (what) => what).entries()].toSorted(([, a], [, b]) => b.length - a.length);
    const what = most?.[0] ?? context.rows.get(draft.id)?.facts.title.what ?? null;
    return newestFirst({ ...draft, says: { what, rule: what?.en ?? '' } });
  });
}

/** Albums that are found anew every time: see [Note: An album stays itself]. */
export function settle(kind: AlbumKind, groups: readonly (readonly Shot[])[], photosMin: number, context: HeldContext): Draft[] {
  const held = heldAlbums(kind, context);
  const known = [...context.rows.values()].filter((row) => row.kind === kind && !context.words.has(row.id));
  const settled = reconcileAlbums(groups.map((group) => group.map(({ id }) => id)), {
    held,
    known: known.map(({ id, photoIds }) => ({ id, photoIds })),
    photosMin,
    newId: (photoIds, taken) => newAlbumId(kind, photoIds, (id) => taken.has(id) || context.words.has(id)),
  });
  return settled.map(({ id, photoIds }) => ({ id, kind, shots: shotsOf(photoIds, context).sort(byTime), says: {} })).filter((draft) => draft.shots.length > 0);
}

/** An album is called after its first photo, so that the same library makes the same ids. */
function newAlbumId(kind: AlbumKind, photoIds: readonly string[], isTaken: (id: string) => boolean): string {
  for (let digits = 16; ; digits++) {
    for (const photo of photoIds) {
      const id = `${kind}-${photo.slice(0, digits)}`;
      if (!isTaken(id)) return id;
    }
  }
}

function shotsOf(photoIds: readonly string[], { shots }: HeldContext): Shot[] {
  return photoIds.flatMap((id) => shots.get(id) ?? []);
}

/** Albums whose id says what is in them: a town, a year, a kind. */
async function fixedAlbums(shots: readonly Shot[], isTagOf: TagTest, slice: Slice): Promise<Draft[]> {
  const places = groupPlaces(shots).map(({ id, name, rule, countryCode, shots: its }): Draft => {
    return { id, kind: 'place', shots: its, says: { place: name, rule, ...(rule === 'country' && countryCode !== null && { countries: [countryCode] }) } };
  });
  await giveWayIfOver(slice);
  const dated = shots.filter((shot) => shot.timeMs !== null && shot.source !== 'file-time');
  const years = [...Map.groupBy(dated, (shot) => new Date(shot.timeMs ?? 0).getUTCFullYear())]
    .filter(([, its]) => its.length >= YEAR_PHOTOS_MIN)
    .map(([year, its]): Draft => ({ id: `year-${String(year).padStart(4, '0')}`, kind: 'year', shots: its, says: {} }));
  const kinds = [...(await groupKinds(shots, isTagOf, slice))]
    .filter(([, its]) => its.length >= KIND_PHOTOS_MIN)
    .map(([name, its]): Draft => ({ id: `kind-${name}`, kind: 'kind', shots: its, says: { what: KINDS[name], rule: name } }));
  await giveWayIfOver(slice);
  return [...places, ...years, ...kinds];
}

const FIXED: readonly AlbumKind[] = ['place', 'year', 'kind'];

/** Photos put in and taken out, albums merged and split off. */
function settleFixed(found: readonly Draft[], context: HeldContext): Draft[] {
  const { words } = context;
  const drafts = new Map(found.map((draft) => [draft.id, draft]));
  for (const [id, word] of words) {
    const source = context.rows.get(id);
    if (!FIXED.includes(word.kind) || drafts.has(id) || !word.with) continue;
    // Split off: what it says of itself is that of the album it came from, which its row keeps.
    drafts.set(id, { id, kind: word.kind, shots: [], says: { place: source?.facts.title.place ?? word.name ?? '', countries: source?.facts.title.countries, what: source?.facts.title.what ?? null, rule: source?.facts.because.rule ?? '' } });
  }
  return [...drafts.values()].filter(({ id }) => !isMergedAway(id, words)).map((draft) => {
    const family = [...words].filter(([other, { kind }]) => kind === draft.kind && (other === draft.id || rootOf(other, words) === draft.id));
    if (family.length === 0) return newestFirst(draft);
    const without = new Set(words.get(draft.id)?.without);
    const all = family.flatMap(([id, word]) => [...(drafts.get(id)?.shots ?? []), ...shotsOf(word.with ?? [], context)]);
    const shots = [...new Set([...draft.shots, ...all])].filter(({ id }) => !without.has(id));
    return newestFirst({ ...draft, shots });
  }).filter((draft) => draft.shots.length > 0);
}

function newestFirst(draft: Draft): Draft {
  return { ...draft, shots: draft.shots.toSorted((a, b) => (b.timeMs ?? -Infinity) - (a.timeMs ?? -Infinity) || (a.id < b.id ? -1 : 1)) };
}
