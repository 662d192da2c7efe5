import { randomBytes } from 'node:crypto';
import type { AlbumWish, AlbumWord } from '../../../shared/contract/album-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';
import { ALBUM_RECORDS, packIds, readWords, recordKey, writeWord } from './album-values.ts';
import { emptyAlbum, placePhotos } from './own-membership.ts';
import type { SavedQuestions } from './saved-questions.ts';

interface OwnContext {
  readonly store: StoreWriter;
  readonly questions: SavedQuestions;
  readonly now: () => Date;
}

/** An id that no other album of any library has. */
export function newOwnId(kind: string): string {
  return `${kind}-${randomBytes(8).toString('hex')}`;
}

/**
 * Make an album by hand, or save a question.
 *
 * @returns Its id.
 * @throws AlbumenError `bad-input` for a question with photos, and for one that holds images kept for this run only.
 */
export async function createAlbum({ name, ids, question }: AlbumWish, { store, questions, now }: OwnContext): Promise<string> {
  if (question === null) {
    const id = newOwnId('own');
    await store.upsertRecords([writeWord(id, { kind: 'own', name, createdAtMs: now().getTime() })]);
    await store.inTurn(() => placePhotos(id, ids, null, store));
    return id;
  }
  if (ids.length > 0) throw new AlbumenError('bad-input', 'a saved question fills itself: it takes no photos');
  if (question.examples.length > 0) {
    throw new AlbumenError('bad-input', 'a question by a dropped picture cannot be saved, since the picture is not kept; save one by a photo of the library');
  }
  const id = newOwnId('question');
  const seen = seenNow(await questions.photosOf(question, store), now);
  await store.upsertRecords([writeWord(id, { kind: 'question', name, question, seen, createdAtMs: now().getTime() })]);
  return id;
}

/**
 * Delete an album made by hand, or a saved question. Its photos stay; albums that went into it come back.
 *
 * @throws AlbumenError `not-found`, or `bad-input` for an album that makes itself.
 */
export async function removeAlbum(id: string, store: StoreWriter): Promise<void> {
  const words = readWords(await store.records(ALBUM_RECORDS));
  const word = words.get(id);
  if (word?.kind !== 'own' && word?.kind !== 'question') {
    const isThere = word !== undefined || (await store.albumRows()).some((row) => row.id === id);
    if (!isThere) throw new AlbumenError('not-found', `there is no album ${id}`);
    throw new AlbumenError('bad-input', `${id} makes itself and cannot be deleted; it can be taken away, and brought back`);
  }
  if (word.kind === 'own') await store.inTurn(() => emptyAlbum(id, store));
  const freed = [...words].filter(([, other]) => other.mergedInto === id).map(([other, its]) => {
    const { mergedInto: _, isRemoved: __, ...rest } = its;
    return writeWord(other, rest);
  });
  await store.upsertRecords(freed);
  await store.deleteRecords([recordKey(id)]);
}

/** The person has looked into a saved question; of other albums it says nothing. */
export async function noteSeen(id: string, { store, questions, now }: OwnContext): Promise<void> {
  const word = readWords(await store.records(ALBUM_RECORDS)).get(id);
  if (word?.question === undefined) return;
  const seen = seenNow(await questions.photosOf(word.question, store), now);
  await store.upsertRecords([writeWord(id, { ...word, seen })]);
}

function seenNow(ids: readonly string[], now: () => Date): AlbumWord['seen'] {
  return { atMs: now().getTime(), ids: Buffer.from(packIds(ids)).toString('base64') };
}

/**
 * Photos of a saved question that came since the person last looked: not there then, and put into the library later. So
 * neither another model nor an import makes all of it new.
 */
export async function countNew(ids: readonly string[], seen: AlbumWord['seen'], store: StoreReader): Promise<number> {
  if (!seen) return ids.length;
  const known = new Set(idsOf(seen.ids));
  const unseen = ids.filter((id) => !known.has(id));
  if (unseen.length === 0) return 0;
  const { addedAtMs } = await store.photoColumns(['addedAtMs'], { filter: { ids: unseen } });
  return addedAtMs.filter((time) => time > seen.atMs).length;
}

function idsOf(base64: string): string[] {
  const digits = Buffer.from(base64, 'base64').toString('hex');
  return digits.match(/.{32}/g) ?? [];
}
