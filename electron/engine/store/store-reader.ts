import { countByWord, findByWords, findPhotosByWords } from './find-words.ts';
import { readFacets } from './count-facets.ts';
import { librarySizeBytes } from './disk-size.ts';
import { findNearest, findNearestPhotos, readVectors } from './find-nearest.ts';
import type { LanceTables } from './lance-tables.ts';
import type { StoreCounts, StoreReader } from './library-store.ts';
import { readMeta } from './meta-values.ts';
import { PHOTO_ROW_NAMES } from './photo-columns.ts';
import type { PhotoRow } from './photo-row.ts';
import { listPhotoRows, readBundledWith, readFiles, readFilesOf, readIdsWithoutVector, readMarks, readMarksOf, readPhotosById, readPlaces } from './read-photos.ts';
import { readAlbumRows, readPairRows, readRecords } from './read-sorting.ts';
import { readPhotosVersion, readTimeline } from './read-timeline.ts';
import { readPhotoColumns, readVectorBatches } from './read-whole.ts';
import { sqlText } from './sql-literal.ts';
import { guardRead } from './store-errors.ts';
import { visibleSql } from './visible-sql.ts';
import { warmVectorIndex } from './warm-vector-index.ts';

/** The reading half of a store over opened tables. */
export function createReader(tables: LanceTables): StoreReader {
  const read = <T>(work: () => Promise<T>) => guardRead(tables.location, work);
  return {
    nearest: (query) => read(() => findNearest(tables, query)),
    nearestPhotos: (query) => read(() => findNearestPhotos(tables, query)),
    vectorsOf: (fingerprint, ids) => read(() => readVectors(tables, fingerprint, ids)),
    warmNearest: (fingerprint) => read(() => warmVectorIndex(tables, fingerprint)),
    listPhotos: (query) => read(() => listPhotoRows(tables, query)),
    countPhotos: (filter) => read(async () => await (await tables.table('photos')).countRows(visibleSql(filter))),
    photosVersion: () => read(() => readPhotosVersion(tables)),
    timeline: (show) => read(() => readTimeline(tables, show)),
    photosById: (ids, names) => read(() => readPhotosById(tables, ids, namedOrAll(names))),
    listFiles: () => read(() => readFiles(tables)),
    filesInState: (state) => read(() => readFiles(tables, `state = ${sqlText(state)}`)),
    countFiles: (state) => read(async () => await (await tables.table('files')).countRows(`state = ${sqlText(state)}`)),
    listPlaces: () => read(() => readPlaces(tables)),
    isRunOpen: () => read(async () => (await readMeta(tables, 'runOpen')) ?? false),
    filesOf: (ids) => read(() => readFilesOf(tables, ids)),
    fileAt: (path) => read(async () => (await readFiles(tables, `path = ${sqlText(path)}`))[0] ?? null),
    findByWords: (query) => read(() => findByWords(tables, query)),
    photosByWords: (query, fingerprint) => read(() => findPhotosByWords(tables, query, fingerprint)),
    countByWord: (tokens, most) => read(() => countByWord(tables, tokens, most)),
    facets: () => read(() => readFacets(tables)),
    packs: () => read(async () => [...((await readMeta(tables, 'packs')) ?? [])]),
    folders: () => read(async () => [...((await readMeta(tables, 'folders')) ?? [])]),
    marksOf: (ids) => read(() => readMarksOf(tables, ids)),
    listMarks: (kind) => read(() => readMarks(tables, kind)),
    bundledWith: (ids, names) => read(() => readBundledWith(tables, ids, namedOrAll(names))),
    photoColumns: (names, query) => read(() => readPhotoColumns(tables, names, query)),
    vectorBatches: (fingerprint, query) => readVectorBatches(tables, fingerprint, query),
    records: (kind) => read(() => readRecords(tables, kind)),
    listRecords: () => read(() => readRecords(tables)),
    albumRows: () => read(() => readAlbumRows(tables)),
    pairRows: () => read(() => readPairRows(tables)),
    note: (name) => read(async () => (await readMeta(tables, 'notes'))?.[name] ?? null),
    counts: () => read(() => readCounts(tables)),
    idsWithoutVector: (fingerprint, limit) => read(() => readIdsWithoutVector(tables, fingerprint, limit)),
  };
}

/** The columns that are named, or those of whole rows. */
function namedOrAll<Name extends keyof PhotoRow>(names: readonly Name[] | undefined): readonly Name[] {
  return names ?? (PHOTO_ROW_NAMES as readonly string[] as readonly Name[]);
}

async function readCounts(tables: LanceTables): Promise<StoreCounts> {
  const [photos, files] = [await tables.table('photos'), await tables.table('files')];
  const inState = (state: string) => files.countRows(`state = ${sqlText(state)}`);
  const visible = await photos.countRows('isVisible');
  return {
    photos: visible,
    hidden: (await photos.countRows()) - visible,
    files: await inState('present'),
    away: await inState('away'),
    failed: await inState('failed'),
    skipped: await inState('skipped'),
    sizeBytes: await librarySizeBytes(tables),
    schemaVersion: (await readMeta(tables, 'schemaVersion')) ?? 0,
  };
}
