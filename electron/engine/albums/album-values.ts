import { albumKind, albumWord, type AlbumInfo, type AlbumKind, type AlbumTitle, type AlbumWord } from '../../../shared/contract/album-schemas.ts';
import type { AlbumRow, RecordRow } from '../store/photo-row.ts';

/** Kind of the records that hold what a person said of albums. */
export const ALBUM_RECORDS = 'album';
const KEY_PREFIX = 'album/';
const ID_BYTES = 16;

/** What an album that makes itself was last found to be; `AlbumRow.value` as JSON. */
export interface AlbumFacts {
  readonly parent: string | null;
  readonly title: AlbumTitle;
  readonly coverId: string | null;
  /** `YYYY-MM-DDTHH:mm:ss`, local wall time. */
  readonly from: string | null;
  readonly to: string | null;
  readonly because: AlbumInfo['because'];
}

/** An album that makes itself, as stored. */
export interface StoredAlbum {
  readonly id: string;
  readonly kind: AlbumKind;
  readonly facts: AlbumFacts;
  /** Its photos in order, 16 bytes each. */
  readonly photoIds: Uint8Array;
}

export function readAlbumRow({ id, kind, value, photoIds }: AlbumRow): StoredAlbum {
  return { id, kind: albumKind.parse(kind), facts: JSON.parse(value) as AlbumFacts, photoIds };
}

export function writeAlbumRow({ id, kind, facts, photoIds }: StoredAlbum): AlbumRow {
  return { id, kind, value: JSON.stringify(facts), photoIds };
}

export function countPhotos({ photoIds }: Pick<StoredAlbum, 'photoIds'>): number {
  return photoIds.byteLength / ID_BYTES;
}

/** Words by album id. A record that cannot be read is left out: one damaged record must not hide all albums. */
export function readWords(records: readonly RecordRow[]): Map<string, AlbumWord> {
  const words = new Map<string, AlbumWord>();
  for (const { key, value } of records) {
    const word = albumWord.safeParse(JSON.parse(value));
    if (word.success) words.set(key.slice(KEY_PREFIX.length), word.data);
  }
  return words;
}

export function recordKey(id: string): string {
  return KEY_PREFIX + id;
}

/** @returns The record of an album. */
export function writeWord(id: string, word: AlbumWord, updatedAtMs = Date.now()): RecordRow {
  return { key: recordKey(id), kind: ALBUM_RECORDS, value: JSON.stringify(word), updatedAtMs };
}

/** Ids of 32 hex digits as 16 bytes each, one after the other. */
/** True where one of these packed ids is the photo's. */
export function holdsId(bytes: Uint8Array, id: string): boolean {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const wanted = Buffer.from(id, 'hex');
  for (let at = packed.indexOf(wanted); at >= 0; at = packed.indexOf(wanted, at + 1)) if (at % ID_BYTES === 0) return true;
  return false;
}

export function packIds(ids: readonly string[]): Uint8Array {
  return new Uint8Array(Buffer.from(ids.join(''), 'hex'));
}

export function unpackIds(bytes: Uint8Array): string[] {
  const digits = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
  return Array.from({ length: bytes.byteLength / ID_BYTES }, (_, i) => digits.slice(i * ID_BYTES * 2, (i + 1) * ID_BYTES * 2));
}
