import type { Column } from './arrow-write.ts';
import type { AlbumRow, FileRow, MarkRow, PairRow, RecordRow } from './photo-row.ts';

export const FILE_COLUMNS: readonly (Column & { readonly name: keyof FileRow })[] = [
  { name: 'path', type: 'text', nullable: false },
  { name: 'root', type: 'text', nullable: false },
  { name: 'state', type: 'text', nullable: false },
  { name: 'photoId', type: 'text', nullable: true },
  { name: 'sizeBytes', type: 'number', nullable: false },
  { name: 'mtimeMs', type: 'number', nullable: false },
  { name: 'inode', type: 'number', nullable: false },
  { name: 'sidecarSignature', type: 'text', nullable: true },
  { name: 'reason', type: 'text', nullable: true },
  { name: 'attempts', type: 'number', nullable: false },
];
export const FILE_NAMES = FILE_COLUMNS.map((column) => column.name);

/** `markKey` is photoId and kind together: LanceDB merges on it. */
export const MARK_COLUMNS: readonly Column[] = [
  { name: 'markKey', type: 'text', nullable: false },
  { name: 'photoId', type: 'text', nullable: false },
  { name: 'kind', type: 'text', nullable: false },
  { name: 'value', type: 'text', nullable: false },
  { name: 'updatedAtMs', type: 'number', nullable: false },
];
export const MARK_NAMES: readonly (keyof MarkRow)[] = ['photoId', 'kind', 'value', 'updatedAtMs'];

export const RECORD_COLUMNS: readonly (Column & { readonly name: keyof RecordRow })[] = [
  { name: 'key', type: 'text', nullable: false },
  { name: 'kind', type: 'text', nullable: false },
  { name: 'value', type: 'text', nullable: false },
  { name: 'updatedAtMs', type: 'number', nullable: false },
];
export const RECORD_NAMES = RECORD_COLUMNS.map((column) => column.name);

export const ALBUM_COLUMNS: readonly (Column & { readonly name: keyof AlbumRow })[] = [
  { name: 'id', type: 'text', nullable: false },
  { name: 'kind', type: 'text', nullable: false },
  { name: 'value', type: 'text', nullable: false },
  { name: 'photoIds', type: 'bytes', nullable: false },
];
export const ALBUM_NAMES = ALBUM_COLUMNS.map((column) => column.name);

export const PAIR_COLUMNS: readonly (Column & { readonly name: keyof PairRow })[] = [
  { name: 'key', type: 'text', nullable: false },
  { name: 'a', type: 'text', nullable: false },
  { name: 'b', type: 'text', nullable: false },
  { name: 'tier', type: 'text', nullable: false },
  { name: 'value', type: 'text', nullable: false },
];
export const PAIR_NAMES = PAIR_COLUMNS.map((column) => column.name);

/** One JSON value per key. */
export const META_COLUMNS: readonly Column[] = [
  { name: 'key', type: 'text', nullable: false },
  { name: 'value', type: 'text', nullable: false },
];
