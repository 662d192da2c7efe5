import { hash } from 'node:crypto';
import type { AlbumWord } from '../../../shared/contract/album-schemas.ts';
import { giveWayIfOver, type Slice } from '../give-way.ts';
import type { PhotoColumns, StoreReader, StoreWriter } from '../store/library-store.ts';
import { ALBUM_RECORDS, readWords } from './album-values.ts';
import type { ConceptsMade } from './find-concepts.ts';
import { ALBUMS_VERSION } from './limits.ts';

/** Name of the note that says what the stored albums were made of. */
const NOTE = 'albums';

/** What the stored albums were made of. */
export interface Made {
  /** `photosVersion` then. */
  readonly version: string;
  /** ALBUMS_VERSION then. */
  readonly by: number;
  /** Digest of what albums are made from; photos may have been rated since without touching it. */
  readonly photos: string;
  /** Digest of what the person had said of albums. */
  readonly words: string;
  readonly concepts: ConceptsMade | null;
}

export async function readMade(store: StoreReader): Promise<Made | null> {
  const made = (await store.note(NOTE)) as Made | null;
  return made?.by === ALBUMS_VERSION ? made : null;
}

export async function writeMade(store: StoreWriter, made: Omit<Made, 'by'>): Promise<void> {
  await store.writeNotes({ [NOTE]: { ...made, by: ALBUMS_VERSION } satisfies Made });
}

/** True where the stored albums are those of the photos that are there, and of what the person said. Costs a millisecond. */
export async function isFresh(store: StoreReader): Promise<boolean> {
  const made = await readMade(store);
  if (made === null || made.version !== (await store.photosVersion())) return false;
  return made.words === digestWords(readWords(await store.records(ALBUM_RECORDS)));
}

/** What the person said now changes no grouping: albums that were fresh before it still are. @param before Digest of the words then. */
export async function acceptWords(store: StoreWriter, before: string): Promise<void> {
  const made = await readMade(store);
  if (made?.words === before) await writeMade(store, { ...made, words: digestWords(readWords(await store.records(ALBUM_RECORDS))) });
}

/** Of what a person says only that groups photos: names and covers are laid over when albums are listed. */
export function digestWords(words: ReadonlyMap<string, AlbumWord>): string {
  const grouping = [...words].filter(([, { kind }]) => kind !== 'own' && kind !== 'question')
    .map(([id, word]) => [id, word.kind, word.mergedInto, word.with, word.without]).toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return hash('md5', JSON.stringify(grouping));
}

/** Columns that decide which photos are together, and what albums are called; covers are chosen by more. */
export const DIGESTED_COLUMNS = ['id', 'takenAtMs', 'takenAtSource', 'latitude', 'longitude', 'city', 'tags', 'keywords'] as const;

/** Photos that are digested before others may go first: a few milliseconds. */
const DIGESTED_AT_ONCE = 1_000;

/** The same for the same photos in any order: the store yields rows in none. */
export async function digestPhotos(columns: PhotoColumns<(typeof DIGESTED_COLUMNS)[number]>, slice: Slice): Promise<string> {
  let [low, high] = [0, 0];
  for (let i = 0; i < columns.id.length; i++) {
    if (i % DIGESTED_AT_ONCE === 0) await giveWayIfOver(slice);
    const [one, other] = hashText(DIGESTED_COLUMNS.map((name) => String(columns[name][i])).join('\n'));
    [low, high] = [(low + one) >>> 0, (high + other) >>> 0];
  }
  return `${columns.id.length}.${low.toString(16)}.${high.toString(16)}`;
}

/** Two 32-bit hashes of a text. Source: FNV-1a, with its own and with the golden ratio's start. */
function hashText(text: string): [number, number] {
  let [one, other] = [0x811c_9dc5, 0x9e37_79b9];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    one = Math.imul(one ^ code, 0x0100_0193);
    other = Math.imul(other ^ code, 0x0100_0193) + 1;
  }
  return [one >>> 0, other >>> 0];
}
