import { AlbumenError } from '../../../shared/contract/errors.ts';
import { editRequest, type EditReport, type EditRequest, type PhotoChange } from '../../../shared/contract/edit-schemas.ts';
import { readMarks, type NamedPlace, type PersonsWord } from '../store/apply-marks.ts';
import type { NewMark, StoreWriter } from '../store/library-store.ts';
import type { PhotoRow } from '../store/photo-row.ts';
import { isWallTime } from './is-wall-time.ts';

export interface EditContext {
  readonly store: StoreWriter;
  /** Names of a place; null where there is none near. */
  readonly namePlace: (latitude: number, longitude: number) => Pick<NamedPlace, 'city' | 'region' | 'country' | 'countryCode'> | null;
  /** What words about tags mean for others on a photo that bears some; asked for where a change says something of tags. */
  readonly spreadTags: () => Promise<(said: TagWords, borne: readonly string[]) => TagWords>;
}

type TagWords = NonNullable<PhotoChange['tags']>;

/** The furthest that any clock has been from UTC is 15 h 14 min (Manila, 1844). */
const OFFSET_MAX_MINUTES = 16 * 60;
const NO_NAMES = { city: null, region: null, country: null, countryCode: null };

/**
 * Say something of photos, in the library only. What is said of a photo that stands for a bundle is said of all its
 * photos, so that nothing comes back or falls apart when the bundle does. Unknown ids are passed over.
 *
 * @returns How many photos changed (a bundle counts once), and the edit that takes all of it back.
 * @throws AlbumenError `bad-input` for a date that is none; nothing is then changed.
 */
export async function editPhotos(request: EditRequest, { store, namePlace, spreadTags }: EditContext): Promise<EditReport> {
  const { changes } = editRequest.parse(request);
  for (const { change } of changes) requireTrueDate(change);
  return await store.inTurn(async () => {
    const wanted = await wordsWanted(changes, store);
    if (changes.some(({ change }) => change.tags)) spreadWanted(wanted, await spreadTags());
    const before = await wordsOf([...wanted.keys()], store);
    const marks: NewMark[] = [];
    const undo = new Map<string, { ids: string[]; change: PhotoChange }>();
    const changed = new Map<string, PhotoRow>();
    for (const [id, { row, change }] of wanted) {
      const said = before.get(id) ?? {};
      const back = changeBack(change, said);
      if (Object.keys(back).length === 0) continue;
      changed.set(id, row);
      marks.push(...marksOf(id, change, said, namePlace));
      const key = JSON.stringify(back);
      const group = undo.get(key);
      if (group) group.ids.push(id);
      else undo.set(key, { ids: [id], change: back });
    }
    await store.setMarks(marks);
    const ownWord = [...changed.values()].filter((row) => row.bundleOf === null || !changed.has(row.bundleOf));
    return { changed: ownWord.length, undo: { changes: [...undo.values()] } };
  });
}

interface Wanted {
  readonly row: PhotoRow;
  readonly change: PhotoChange;
}

/** One change for each photo: those of a photo that is named twice joined in order, later fields winning. */
async function wordsWanted(changes: readonly { ids: readonly string[]; change: PhotoChange }[], store: StoreWriter): Promise<Map<string, Wanted>> {
  const named = [...new Set(changes.flatMap(({ ids }) => ids))];
  const rows = await store.photosById(named);
  const bundled = await store.bundledWith(named);
  const all = new Map([...bundled, ...rows].map((row) => [row.id, row]));
  const members = Map.groupBy(bundled, (row) => row.bundleOf);
  const wanted = new Map<string, Wanted>();
  for (const { ids, change } of changes) {
    for (const id of ids.flatMap((one) => [one, ...(members.get(one) ?? []).map((row) => row.id)])) {
      const row = all.get(id);
      if (row) wanted.set(id, { row, change: joinChanges(wanted.get(id)?.change, withoutUndefined(change)) });
    }
  }
  return wanted;
}

function spreadWanted(wanted: Map<string, Wanted>, spread: (said: TagWords, borne: readonly string[]) => TagWords): void {
  for (const [id, { row, change }] of wanted) {
    if (change.tags) wanted.set(id, { row, change: { ...change, tags: spread(change.tags, row.tags) } });
  }
}

async function wordsOf(ids: readonly string[], store: StoreWriter): Promise<Map<string, PersonsWord>> {
  const byPhoto = Map.groupBy(await store.marksOf(ids), (mark) => mark.photoId);
  return new Map([...byPhoto].map(([id, marks]) => [id, readMarks(marks)]));
}

/** What was said before, of the fields that this change really changes. */
function changeBack(change: PhotoChange, said: PersonsWord): PhotoChange {
  const place = said.place ? { latitude: said.place.latitude, longitude: said.place.longitude } : null;
  const before: Required<PhotoChange> & { readonly tags: Record<string, boolean | null> } = {
    rating: said.rating ?? null,
    isFavourite: said.isFavourite ?? false,
    isHidden: said.isHidden ?? false,
    quarterTurns: said.quarterTurns ?? 0,
    takenAt: said.takenAt ?? null,
    place,
    tags: tagsBefore(change, said),
  };
  const fields = (Object.keys(change) as (keyof PhotoChange)[]).filter((field) => (field === 'tags' ? Object.keys(before.tags).length > 0 : !isSame(change[field], before[field])));
  return Object.fromEntries(fields.map((field) => [field, before[field]]));
}

/** What was said before of the tags that this change says otherwise of; null where nothing was. */
function tagsBefore({ tags }: PhotoChange, said: PersonsWord): Record<string, boolean | null> {
  const changed = Object.entries(tags ?? {}).filter(([tag, isTrue]) => (said.tags?.[tag] ?? null) !== isTrue);
  return Object.fromEntries(changed.map(([tag]) => [tag, said.tags?.[tag] ?? null]));
}

/** Tags one by one; of the other fields the later one counts. */
function joinChanges(first: PhotoChange | undefined, second: PhotoChange): PhotoChange {
  const tags = { ...first?.tags, ...second.tags };
  return { ...first, ...second, ...(Object.keys(tags).length > 0 && { tags }) };
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b;
  const [first, second] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return Object.keys(first).every((key) => first[key] === second[key]);
}

function marksOf(photoId: string, change: PhotoChange, said: PersonsWord, namePlace: EditContext['namePlace']): NewMark[] {
  const back = changeBack(change, said);
  return (Object.keys(back) as (keyof PhotoChange)[]).map((kind): NewMark => {
    if (kind === 'tags') return { photoId, kind, value: withoutNulls({ ...said.tags, ...change.tags }) };
    if (kind !== 'place') return { photoId, kind, value: change[kind] } as NewMark;
    const { place } = change;
    if (!place) return { photoId, kind, value: null };
    const names = namePlace(place.latitude, place.longitude) ?? NO_NAMES;
    const { city, region, country, countryCode } = names;
    return { photoId, kind, value: { latitude: place.latitude, longitude: place.longitude, city, region, country, countryCode } };
  });
}

function requireTrueDate({ takenAt }: PhotoChange): void {
  if (!takenAt) return;
  if (!isWallTime(takenAt.local)) {
    throw new AlbumenError('bad-input', `“${takenAt.local}” is no date and time; write it like 2019-05-03T14:22:10`);
  }
  const { offsetMinutes } = takenAt;
  if (offsetMinutes !== null && (!Number.isInteger(offsetMinutes) || Math.abs(offsetMinutes) > OFFSET_MAX_MINUTES)) {
    throw new AlbumenError('bad-input', `${offsetMinutes} minutes is no difference from UTC; it lies between ${-OFFSET_MAX_MINUTES} and ${OFFSET_MAX_MINUTES}`);
  }
}

function withoutNulls(tags: Readonly<Record<string, boolean | null>>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(tags).filter((entry): entry is [string, boolean] => entry[1] !== null));
}

function withoutUndefined(change: PhotoChange): PhotoChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
