import { setImmediate } from 'node:timers/promises';
import type { Table as ArrowTable } from 'apache-arrow';
import { bornTags } from './auto-tags.ts';
import { readColumns } from './arrow-read.ts';
import { applyMarks, readMarks, type PersonsWord } from './apply-marks.ts';
import type { LanceTables, Table } from './lance-tables.ts';
import type { NewAutoTags, NewMark } from './library-store.ts';
import { KEYS_PER_QUERY, ROWS_PER_WRITE, TAGGED_PER_WRITE } from '../config.ts';
import { joinTables, toArrowTable } from './arrow-write.ts';
import { chunksOf } from './chunks-of.ts';
import { borderedIds, DERIVED_COLUMNS, PHOTO_ROW_COLUMNS } from './photo-columns.ts';
import { readMeta, writeMeta } from './meta-values.ts';
import { MARK_COLUMNS } from './other-columns.ts';
import type { MarkRow, PhotoRow } from './photo-row.ts';
import { readMarks as readEveryMark, readMarksOf } from './read-photos.ts';
import { sqlNumber } from './sql-literal.ts';
import { upsertRows, writeMarked } from './write-photos.ts';

/** Gives every edit a time of its own, later than all before it though the machine's clock be set back. */
export interface MarkClock {
  /** Time of the latest edit, milliseconds since 1970. */
  newestMs: number;
  /** That of the latest edit noted as shown. */
  shownMs: number;
}

/** Write marks as they are. @returns Commits made. */
export async function writeMarks(table: Table, rows: readonly MarkRow[]): Promise<number> {
  const keyed = rows.map((row) => ({ ...row, markKey: JSON.stringify([row.photoId, row.kind]) }));
  return await upsertRows(table, 'markKey', MARK_COLUMNS, keyed);
}

/**
 * Keep what a person says and show it in the rows of the photos.
 *
 * [Note: Marks before photos]
 * The marks are the truth and come first. All marks of one edit bear one time, which no other edit has. A writer that
 * closes notes the newest of its edits as shown; where that note is missing, a kill may have come between the two writes,
 * and `settleMarks` lays the marks that are newer over their photos once more.
 */
export async function setMarks(
  tables: LanceTables,
  { marks, roots }: { marks: readonly NewMark[]; roots: readonly string[] },
  clock: MarkClock,
): Promise<MarkCommits> {
  const updatedAtMs = Math.max(Date.now(), clock.newestMs + 1);
  clock.newestMs = updatedAtMs;
  const rows = marks.map(({ photoId, kind, value }): MarkRow => ({ photoId, kind, value: JSON.stringify(value), updatedAtMs }));
  return await writeThenShow(tables, rows, roots);
}

/**
 * Keep and show what was said at another time. These marks may be older than the newest that is noted as shown: that note
 * goes back before the oldest of them first, so that a kill between the two writes leaves them to `settleMarks` like others.
 */
export async function takeInMarks(
  tables: LanceTables,
  { rows, roots }: { rows: readonly MarkRow[]; roots: readonly string[] },
  clock: MarkClock,
): Promise<MarkCommits> {
  const times = rows.map((row) => row.updatedAtMs);
  const beforeOldestMs = times.reduce((oldest, time) => Math.min(oldest, time), Infinity) - 1;
  if (beforeOldestMs < clock.shownMs) {
    await writeMeta(tables, { marksShownMs: beforeOldestMs });
    clock.shownMs = beforeOldestMs;
  }
  clock.newestMs = times.reduce((newest, time) => Math.max(newest, time), clock.newestMs);
  return await writeThenShow(tables, rows, roots);
}

/** Commits that were made of each table. */
export interface MarkCommits {
  readonly marks: number;
  readonly photos: number;
}

async function writeThenShow(tables: LanceTables, rows: readonly MarkRow[], roots: readonly string[]): Promise<MarkCommits> {
  const marks = await writeMarks(await tables.table('marks'), rows);
  return { marks, photos: await showMarks(tables, rows.map((row) => row.photoId), roots) };
}

/** Rows as files and the model have them, with what the person said laid over. */
export async function laidOver(tables: LanceTables, rows: readonly PhotoRow[]): Promise<readonly PhotoRow[]> {
  const isAnyMarked = (await (await tables.table('marks')).countRows()) > 0;
  const words = isAnyMarked ? await wordsOf(tables, rows.map((row) => row.id)) : new Map<string, PersonsWord>();
  return rows.map((row) => {
    const word = words.get(row.id);
    if (word !== undefined) return applyMarks(row, word);
    return row.autoTags === null ? row : { ...row, tags: bornTags(row.autoTags, null) };
  });
}

/** Finish the edit that a kill may have left half done; see [Note: Marks before photos]. */
export async function settleMarks(tables: LanceTables): Promise<MarkClock> {
  const marks = await tables.table('marks');
  const { updatedAtMs } = await readColumns(marks.query().select(['updatedAtMs']), ['updatedAtMs']);
  const newestMs = (updatedAtMs as number[]).reduce((newest, time) => Math.max(newest, time), 0);
  const shownMs = (await readMeta(tables, 'marksShownMs')) ?? 0;
  if (newestMs > shownMs) {
    const { photoId } = await readColumns(marks.query().where(`updatedAtMs > ${sqlNumber(shownMs)}`).select(['photoId']), ['photoId']);
    const folders = (await readMeta(tables, 'folders')) ?? [];
    await showMarks(tables, photoId as string[], folders.map((folder) => folder.path));
  }
  return { newestMs, shownMs };
}

/** Note that every edit so far shows, where there was one since the last note. */
export async function noteShown(tables: LanceTables, clock: MarkClock): Promise<void> {
  if (clock.newestMs <= clock.shownMs) return;
  await writeMeta(tables, { marksShownMs: clock.newestMs });
  clock.shownMs = clock.newestMs;
}

async function showMarks(tables: LanceTables, photoIds: readonly string[], roots: readonly string[]): Promise<number> {
  return await writeMarked(await tables.table('photos'), await wordsOf(tables, photoIds), roots);
}

/** What was said of these photos; photos of which nothing was said are absent. */
export async function wordsOf(tables: LanceTables, photoIds: readonly string[]): Promise<Map<string, PersonsWord>> {
  const byPhoto = Map.groupBy(await readMarksOf(tables, photoIds), (mark) => mark.photoId);
  return new Map([...byPhoto].map(([id, marks]) => [id, readMarks(marks)]));
}

/**
 * Write what the model sees, with the tags that photos bear by that and by the person's word. Four columns alone are
 * merged: a merge that inserts nothing need not read the rest.
 *
 * @returns Commits made; photos that are unknown are passed over.
 */
export async function writeAutoTagsOf(tables: LanceTables, rows: readonly NewAutoTags[]): Promise<number> {
  const photos = await tables.table('photos');
  const words = await tagWordsOf(tables, rows.map((row) => row.id));
  let commits = 0;
  for (const chunk of chunksOf(rows, TAGGED_PER_WRITE)) {
    const pieces: ArrowTable[] = [];
    for (const some of chunksOf(chunk, ROWS_PER_WRITE)) {
      const whole = some.map(({ id, autoTags }) => {
        const tags = bornTags(autoTags, words.get(id)?.tags);
        return { id, autoTags, tags, tagsFolded: borderedIds(tags) };
      });
      pieces.push(toArrowTable(TAG_COLUMNS, whole));
      await setImmediate(); // Questions are answered in between.
    }
    await photos.mergeInsert('id').whenMatchedUpdateAll().execute(joinTables(pieces));
    commits++;
  }
  return commits;
}

/** What was said of tags. Of many photos at once: every such mark is read, which costs one look through the marks, not one for every thousand photos. */
async function tagWordsOf(tables: LanceTables, photoIds: readonly string[]): Promise<Map<string, PersonsWord>> {
  if (photoIds.length <= KEYS_PER_QUERY) return await wordsOf(tables, photoIds);
  return new Map((await readEveryMark(tables, 'tags')).map((mark) => [mark.photoId, readMarks([mark])]));
}

const TAG_COLUMNS = [...PHOTO_ROW_COLUMNS, ...DERIVED_COLUMNS].filter(({ name }) => ['id', 'autoTags', 'tags', 'tagsFolded'].includes(name));
