import type { ImportDataReport } from '../../../shared/contract/app-schemas.ts';
import type { StoreWriter } from '../store/library-store.ts';
import type { MarkRow, RecordRow } from '../store/photo-row.ts';
import type { DataFile } from '../../../shared/contract/data-file.ts';
import { joinMarks, joinRecords } from './join-words.ts';

/**
 * Take in what a person made in this library or another one, beside what they made here; see join-words.ts for what wins.
 * What is said of contents that are not here is kept for the day when they come.
 *
 * Tags and albums come before the photos that name them. A kill leaves some of it; taking the file in again gives the
 * same as if there had been none.
 *
 * @returns What the file speaks of, whether or not the library knew it already.
 */
export async function importData(data: DataFile, store: StoreWriter): Promise<ImportDataReport> {
  await store.inTurn(async () => {
    await store.upsertRecords(joinRecords(await store.listRecords(), data.records.map(recordOf)));
    await store.takeInMarks(joinMarks(await store.listMarks(), data.photos.flatMap(marksOf)));
  });
  const { id } = await store.photoColumns(['id'], { includeHidden: true });
  const here = new Set(id);
  const ids = new Set(data.photos.map((photo) => photo.id));
  const known = [...ids].filter((each) => here.has(each)).length;
  const tags = countKind(data, 'tag');
  const albums = countKind(data, 'album');
  return { photos: known, unknownPhotos: ids.size - known, tags, albums, decisions: data.records.length - tags - albums };
}

function recordOf({ key, kind, value, at }: DataFile['records'][number]): RecordRow {
  return { key, kind, value: JSON.stringify(value), updatedAtMs: Date.parse(at) };
}

function marksOf({ id, marks }: DataFile['photos'][number]): MarkRow[] {
  return Object.entries(marks).flatMap(([kind, said]) => {
    if (said === undefined) return [];
    const { value, at } = said;
    return [{ photoId: id, kind, value: JSON.stringify(value), updatedAtMs: Date.parse(at) }];
  });
}

function countKind({ records }: DataFile, kind: string): number {
  return records.filter((record) => record.kind === kind).length;
}
