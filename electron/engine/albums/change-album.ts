import type { AlbumChange, AlbumWord } from '../../../shared/contract/album-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { StoreWriter } from '../store/library-store.ts';
import { ALBUM_RECORDS, packIds, readAlbumRow, readWords, recordKey, unpackIds, writeAlbumRow, writeWord, type StoredAlbum } from './album-values.ts';
import { isMemoryId } from './find-memory.ts';
import { rootOf } from './held-albums.ts';
import { CORE_KEPT_MAX } from './limits.ts';
import { newOwnId } from './own-albums.ts';
import { acceptWords, digestWords } from './made-of.ts';
import { placePhotos, readMembers, takeOut } from './own-membership.ts';

interface ChangeContext {
  readonly store: StoreWriter;
  /** Work the albums out anew, with what was said now. */
  readonly refresh: () => Promise<unknown>;
}

/** Everything that is there, while one change is made. */
interface Albums {
  readonly words: Map<string, AlbumWord>;
  readonly rows: ReadonlyMap<string, StoredAlbum>;
  /** Ids of the words that the change touches. */
  readonly touched: Set<string>;
}

/**
 * Do to an album what the person says.
 *
 * @throws AlbumenError `not-found` for an unknown album, `bad-input` for what cannot be done to one of its kind; nothing is
 *   then changed.
 */
export async function changeAlbum(change: AlbumChange, { store, refresh }: ChangeContext): Promise<void> {
  const words = readWords(await store.records(ALBUM_RECORDS));
  const rows = new Map((await store.albumRows()).map((row) => [row.id, readAlbumRow(row)]));
  const before = digestWords(words);
  const albums: Albums = { words, rows, touched: new Set() };
  const kind = kindOf(change.id, albums);
  requirePossible(change, kind, albums);
  if (kind === 'own') await changeOwn(change, albums, store);
  else if (kind === 'question') say(change.id, nameAndCover(change), albums);
  else await changeAutomatic(change, albums, store);
  const targets = new Set([...words.values()].map((word) => word.mergedInto));
  const kept = [...albums.touched].filter((id) => targets.has(id) || saysAnything(words.get(id)));
  await store.upsertRecords(kept.map((id) => writeWord(id, words.get(id) as AlbumWord)));
  await store.deleteRecords([...albums.touched].filter((id) => !kept.includes(id)).map(recordKey));
  const isRegrouped = kind !== 'own' && kind !== 'question' && [change.add, change.remove, change.split, change.mergedInto, change.isRemoved].some((said) => said !== undefined && said !== true);
  if (isRegrouped) await refresh();
  else await acceptWords(store, before);
}

function kindOf(id: string, { words, rows }: Albums): AlbumWord['kind'] {
  const kind = words.get(id)?.kind ?? rows.get(id)?.kind ?? (isMemoryId(id) ? 'memory' : null);
  if (kind === null) throw new AlbumenError('not-found', `there is no album ${id}`);
  return kind;
}

function requirePossible(change: AlbumChange, kind: AlbumWord['kind'], albums: Albums): void {
  const refuse = (why: string): never => {
    throw new AlbumenError('bad-input', why);
  };
  const isMade = kind === 'own' || kind === 'question';
  if (isMade && change.name === null) refuse('an album that you made has no other name than the one you gave it');
  if (isMade && change.isRemoved === true) refuse('an album that you made is deleted, not taken away');
  if (kind !== 'own' && change.move) refuse('only albums made by hand are ordered by hand');
  if ((kind === 'question' || kind === 'memory') && (change.add ?? change.remove ?? change.split ?? change.mergedInto)) {
    refuse(kind === 'question' ? 'a saved question fills itself' : 'a memory shows every photo of its day');
  }
  if (change.mergedInto === undefined || change.mergedInto === null) return;
  const target = kindOf(change.mergedInto, albums);
  if (rootOf(change.mergedInto, albums.words) === change.id || change.mergedInto === change.id) refuse('an album cannot go into itself');
  if (target !== 'own' && target !== kind) refuse('an album goes into one of its kind, or into one made by hand');
}

async function changeOwn({ id, add, remove, move, split, mergedInto, isRemoved, ...change }: AlbumChange, albums: Albums, store: StoreWriter): Promise<void> {
  say(id, nameAndCover(change), albums);
  await store.inTurn(async () => {
    if (add) await placePhotos(id, await notYetIn(id, add, store), null, store);
    if (move) await placePhotos(id, move.ids, move.before, store);
    if (remove) await takeOut(id, remove, store);
    if (split) {
      const other = newOwnId('own');
      say(other, { kind: 'own', name: `${albums.words.get(id)?.name ?? ''} (2)`, createdAtMs: Date.now() }, albums);
      await placePhotos(other, split, null, store);
      await takeOut(id, split, store);
    }
    if (mergedInto) {
      const photos = ((await readMembers([id], store)).get(id) ?? []).map((member) => member.id);
      await placePhotos(mergedInto, await notYetIn(mergedInto, photos, store), null, store);
    }
  });
  if (mergedInto) say(id, { mergedInto, isRemoved: true }, albums);
  // What it gave to the other album stays there too.
  if (mergedInto === null || isRemoved === false) say(id, { mergedInto: undefined, isRemoved: undefined }, albums);
}

/** What is in an album already keeps its place. */
async function notYetIn(album: string, ids: readonly string[], store: StoreWriter): Promise<string[]> {
  const there = new Set((await readMembers([album], store)).get(album)?.map((member) => member.id));
  return ids.filter((id) => !there.has(id));
}

async function changeAutomatic(change: AlbumChange, albums: Albums, store: StoreWriter): Promise<void> {
  const { id, add = [], remove = [], isRemoved, mergedInto, split } = change;
  const word = (): AlbumWord => albums.words.get(id) ?? { kind: kindOf(id, albums) };
  say(id, { ...nameAndCover(change), ...coreOf(id, albums) }, albums);
  if (isRemoved === false || mergedInto === null) await takeBack(id, albums, store);
  if (isRemoved !== undefined) say(id, { isRemoved: isRemoved || undefined, ...(!isRemoved && { mergedInto: undefined }) }, albums);
  say(id, { with: plus(minus(word().with, remove), add), without: plus(minus(word().without, add), remove) }, albums);
  if (split) {
    const other = newOwnId(word().kind);
    say(other, { kind: word().kind, with: split, ...(word().name !== undefined && { name: `${word().name} (2)` }) }, albums);
    say(id, { with: minus(word().with, split), without: plus(word().without, split) }, albums);
  }
  if (mergedInto === undefined) return;
  if (mergedInto === null) return say(id, { mergedInto: undefined, isRemoved: undefined }, albums);
  const photos = unpackIds(albums.rows.get(id)?.photoIds ?? new Uint8Array());
  // The later word counts: what was once taken out of that album comes back with this one.
  say(mergedInto, { ...coreOf(mergedInto, albums), without: minus(albums.words.get(mergedInto)?.without, photos) }, albums);
  say(id, { mergedInto, isRemoved: true }, albums);
  if (kindOf(mergedInto, albums) !== 'own') return;
  await store.inTurn(async () => placePhotos(mergedInto, await notYetIn(mergedInto, photos, store), null, store));
}

/** What an album gave to the one that it went into is its own again. */
async function takeBack(id: string, { words, rows }: Albums, store: StoreWriter): Promise<void> {
  const [own, target] = [rows.get(id), rows.get(words.get(id)?.mergedInto ?? '')];
  if (!own || !target) return;
  const given = new Set(unpackIds(own.photoIds));
  await store.upsertAlbumRows([writeAlbumRow({ ...target, photoIds: packIds(unpackIds(target.photoIds).filter((photo) => !given.has(photo))) })]);
}

function nameAndCover({ name, coverId }: Pick<AlbumChange, 'name' | 'coverId'>): Partial<AlbumWord> {
  return { ...(name !== undefined && { name: name ?? undefined }), ...(coverId !== undefined && { coverId: coverId ?? undefined }) };
}

function say(id: string, more: { readonly [Key in keyof AlbumWord]?: AlbumWord[Key] | undefined }, albums: Albums): void {
  const before = albums.words.get(id) ?? { kind: more.kind ?? kindOf(id, albums) };
  const said = Object.entries({ ...before, ...more }).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  albums.words.set(id, Object.fromEntries(said) as AlbumWord);
  albums.touched.add(id);
}

/** A record that only says what an album once held says nothing, unless another album went into it. Albums that the person made say that they are there. */
function saysAnything(word: AlbumWord | undefined): boolean {
  if (!word) return false;
  const { kind, core: _, ...rest } = word;
  return kind === 'own' || kind === 'question' || Object.keys(rest).length > 0;
}

/** What an album that is found anew every time holds now; in even steps, where that is much. */
function coreOf(id: string, { rows }: Albums): Pick<AlbumWord, 'core'> {
  const row = rows.get(id);
  if (!row || !['event', 'trip', 'concept'].includes(row.kind)) return {};
  const ids = unpackIds(row.photoIds);
  const step = Math.max(1, ids.length / CORE_KEPT_MAX);
  return { core: Array.from({ length: Math.min(ids.length, CORE_KEPT_MAX) }, (_, i) => ids[Math.floor(i * step)] as string) };
}

function plus(ids: readonly string[] | undefined, more: readonly string[]): string[] {
  return [...new Set([...(ids ?? []), ...more])];
}

function minus(ids: readonly string[] | undefined, less: readonly string[]): string[] {
  const gone = new Set(less);
  return (ids ?? []).filter((id) => !gone.has(id));
}
