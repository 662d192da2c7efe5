import type { StoreReader } from '../store/library-store.ts';
import type { RecordRow } from '../store/photo-row.ts';

/**
 * What a person said of one tag, whole: kept as a record of kind `tag`, apart from the vocabulary, so that a new vocabulary
 * takes nothing away. A field that is absent was never said.
 */
export interface TagRecord {
  /** Of a tag of their own its name; of a shipped one the name that they gave it. */
  readonly name?: string;
  /** The person made it: it is in no vocabulary. */
  readonly isOwn?: true;
  /** Of an own tag the tag above it. */
  readonly parent?: string | null;
  readonly isHidden?: boolean;
  readonly mergedInto?: string | null;
  readonly isTaught?: boolean;
}

export const TAG_RECORDS = 'tag';
const PREFIX = `${TAG_RECORDS}/`;

/** Everything that the person said of tags, by id. */
export async function readTagRecords(store: StoreReader): Promise<Map<string, TagRecord>> {
  const rows = await store.records(TAG_RECORDS);
  return new Map(rows.map(({ key, value }) => [key.slice(PREFIX.length), JSON.parse(value) as TagRecord]));
}

export function tagRecordKey(id: string): string {
  return PREFIX + id;
}

/** Null where nothing is left to say of it. */
export function tagRecordRow(id: string, record: TagRecord, updatedAtMs: number): RecordRow | null {
  const said = Object.entries(record).filter(([field, value]) => value !== undefined && (value || (field === 'parent' && record.isOwn)));
  return said.length === 0 ? null : { key: tagRecordKey(id), kind: TAG_RECORDS, value: JSON.stringify(Object.fromEntries(said)), updatedAtMs };
}
