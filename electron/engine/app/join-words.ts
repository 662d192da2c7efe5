import { isDeepStrictEqual } from 'node:util';
import type { MarkRow, RecordRow } from '../store/photo-row.ts';

/** Kinds of mark whose value speaks of many things, each by its id: they are joined id by id. */
const BY_ID = new Set<string>(['tags', 'albums']);

/**
 * Marks to write so that two sides' words stand together. What was said later wins, whichever side said it. Of tags and
 * albums that is so for each of them: one that only one side speaks of stands. What is absent says nothing, since an
 * album or tag that was taken off a photo leaves no trace: an older file can bring it back, and cannot take one away.
 *
 * @returns Rows that differ from what is stored; taking them in a second time changes nothing.
 */
export function joinMarks(stored: readonly MarkRow[], coming: readonly MarkRow[]): MarkRow[] {
  const byKey = new Map(stored.map((mark) => [keyOf(mark), mark]));
  return coming.flatMap((mark) => {
    const before = byKey.get(keyOf(mark));
    const joined = before ? joinMark(before, mark) : mark;
    if (before && before.updatedAtMs === joined.updatedAtMs && isDeepStrictEqual(JSON.parse(before.value), JSON.parse(joined.value))) return [];
    byKey.set(keyOf(joined), joined);
    return [joined];
  });
}

/** Records to write so that two sides' stand together: the later one of each key. */
export function joinRecords(stored: readonly RecordRow[], coming: readonly RecordRow[]): RecordRow[] {
  const times = new Map(stored.map(({ key, updatedAtMs }) => [key, updatedAtMs]));
  return coming.flatMap((record) => {
    if (record.updatedAtMs <= (times.get(record.key) ?? -Infinity)) return [];
    times.set(record.key, record.updatedAtMs);
    return [record];
  });
}

function joinMark(before: MarkRow, coming: MarkRow): MarkRow {
  const [earlier, later] = coming.updatedAtMs > before.updatedAtMs ? [before, coming] : [coming, before];
  if (!BY_ID.has(later.kind)) return later;
  return { ...later, value: JSON.stringify({ ...readIds(earlier), ...readIds(later) }) };
}

/** Null, where all was taken back, speaks of none. */
function readIds({ value }: MarkRow): Readonly<Record<string, unknown>> {
  return (JSON.parse(value) as Record<string, unknown> | null) ?? {};
}

function keyOf({ photoId, kind }: MarkRow): string {
  return `${photoId} ${kind}`;
}
