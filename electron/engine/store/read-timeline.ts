import type { Data, RecordBatch } from 'apache-arrow';
import type { LanceTables } from './lance-tables.ts';
import type { TimelineRows, TimelineShow } from './library-store.ts';
import { readMeta } from './meta-values.ts';

/** Bytes of a photo id; as text it has twice as many hex digits. */
const ID_BYTES = 16;
const NAMES = ['id', 'takenAtMs', 'width', 'height', 'kind', 'isMotionPhoto', 'isFavourite', 'latitude', 'longitude'];
const NEWEST_FIRST = [
  { columnName: 'takenAtMs', ascending: false, nullsFirst: false },
  { columnName: 'id', ascending: true },
];
/** First letters of the column `kind`: image, raw, video. */
const [LETTER_RAW, LETTER_VIDEO] = ['r', 'v'].map((letter) => letter.charCodeAt(0));

/** Which photos a timeline shows. The one place that decides it. */
const SHOWN: Readonly<Record<TimelineShow, string>> = {
  all: 'isVisible',
  favourites: 'isVisible AND isFavourite',
  hidden: "isHidden AND bundleOf IS NULL AND pathsFolded <> ''",
};

/** A text that differs after every change of any photo, of this library or another one at its place. Costs a millisecond. */
export async function readPhotosVersion(tables: LanceTables): Promise<string> {
  const photos = await tables.table('photos');
  return `${await readMeta(tables, 'libraryId')}.${await photos.version()}`;
}

/**
 * Columns of every photo of a timeline, in its order. LanceDB sorts: 100,000 rows in 85 ms, 45 of them reading; columns
 * are copied from Arrow's own memory, since one object a photo would cost a second and 100 MB per million.
 */
export async function readTimeline(tables: LanceTables, show: TimelineShow): Promise<TimelineRows> {
  // Taken before the rows: a change that comes between makes the next call read again, never this answer stale.
  const version = await readPhotosVersion(tables);
  const withClip = await readStillsWithClip(tables);
  const photos = await tables.table('photos');
  const batches: RecordBatch[] = [];
  let count = 0;
  for await (const batch of photos.query().where(SHOWN[show]).orderBy(NEWEST_FIRST).select(NAMES)) {
    batches.push(batch);
    count += batch.numRows;
  }
  const rows: TimelineRows = {
    version,
    count,
    ids: new Uint8Array(count * ID_BYTES),
    takenAtMs: new Float64Array(count),
    ratios: new Float32Array(count),
    isVideo: new Uint8Array(count),
    isRaw: new Uint8Array(count),
    hasMotion: new Uint8Array(count),
    isFavourite: new Uint8Array(count),
    latitudes: new Float32Array(count),
    longitudes: new Float32Array(count),
  };
  let at = 0;
  for (const batch of batches) {
    copyBatch(batch, rows, at, withClip);
    at += batch.numRows;
  }
  return rows;
}

function copyBatch(batch: RecordBatch, rows: TimelineRows, at: number, withClip: ReadonlySet<string>): void {
  copyIds(dataOf(batch, 'id'), rows.ids, at);
  copyNumbers(dataOf(batch, 'takenAtMs'), rows.takenAtMs, at);
  copyNumbers(dataOf(batch, 'latitude'), rows.latitudes, at);
  copyNumbers(dataOf(batch, 'longitude'), rows.longitudes, at);
  const [width, height] = [dataOf(batch, 'width').values as Float64Array, dataOf(batch, 'height').values as Float64Array];
  const kind = dataOf(batch, 'kind');
  const [letters, starts] = [kind.values as Uint8Array, kind.valueOffsets as Int32Array];
  const isMotionPhoto = dataOf(batch, 'isMotionPhoto');
  const isFavourite = dataOf(batch, 'isFavourite');
  for (let i = 0; i < batch.numRows; i++) {
    const ratio = (width[i] as number) / (height[i] as number);
    rows.ratios[at + i] = Number.isFinite(ratio) && ratio > 0 ? ratio : 1; // A video without a poster may have no size.
    const letter = letters[starts[i] as number];
    if (letter === LETTER_VIDEO) rows.isVideo[at + i] = 1;
    if (letter === LETTER_RAW) rows.isRaw[at + i] = 1;
    if (isSet(isMotionPhoto, i)) rows.hasMotion[at + i] = 1;
    if (isSet(isFavourite, i)) rows.isFavourite[at + i] = 1;
  }
  if (withClip.size === 0) return;
  for (let i = 0; i < batch.numRows; i++) {
    if (withClip.has(Buffer.from(rows.ids.buffer, (at + i) * ID_BYTES, ID_BYTES).toString('hex'))) rows.hasMotion[at + i] = 1;
  }
}

/** Photos whose bundle holds a video: the still halves of Live Photos. */
async function readStillsWithClip(tables: LanceTables): Promise<Set<string>> {
  const photos = await tables.table('photos');
  const stills = new Set<string>();
  const clips = photos.query().where("bundleOf IS NOT NULL AND kind = 'video' AND pathsFolded <> ''").select(['bundleOf']);
  for await (const batch of clips) {
    for (const id of batch.getChild('bundleOf') ?? []) stills.add(id as string);
  }
  return stills;
}

function dataOf(batch: RecordBatch, name: string): Data {
  const data = batch.getChild(name)?.data[0];
  if (!data) throw new Error(`the query's answer lacks the column ${name}`);
  return data as Data;
}

/** 32 hex digits each, ASCII, one after the other. */
function copyIds(data: Data, into: Uint8Array, at: number): void {
  const digits = data.values as Uint8Array;
  const first = (data.valueOffsets as Int32Array)[0] as number;
  const bytes = data.length * ID_BYTES;
  for (let i = 0; i < bytes; i++) {
    into[at * ID_BYTES + i] = (digitValue(digits[first + 2 * i] as number) << 4) | digitValue(digits[first + 2 * i + 1] as number);
  }
}

/** ASCII '0' is 48, 'a' is 97. */
function digitValue(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}

/** NaN stands for null. */
function copyNumbers(data: Data, into: Float64Array | Float32Array, at: number): void {
  into.set(data.values as Float64Array, at);
  if (data.nullCount === 0) return;
  for (let i = 0; i < data.length; i++) {
    const bit = data.offset + i;
    if (((data.nullBitmap[bit >> 3] as number) & (1 << (bit & 7))) === 0) into[at + i] = Number.NaN;
  }
}

function isSet(data: Data, i: number): boolean {
  const bit = data.offset + i;
  return (((data.values as Uint8Array)[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
}
