import { COMPACT_AFTER_COMMITS } from '../config.ts';
import type { Column } from './arrow-write.ts';
import type { LanceTables, TableName } from './lance-tables.ts';
import { activatePack, addPack, removePack } from './library-packs.ts';
import type { FilesListener, LibraryFolder, StoreWriter, WritableStore } from './library-store.ts';
import type { HeldLock } from './lock-owner.ts';
import { maintainLibrary, type MaintainOptions, mergeAndClean } from './maintain-library.ts';
import { readMeta, writeMeta } from './meta-values.ts';
import { ALBUM_COLUMNS, FILE_COLUMNS, PAIR_COLUMNS, RECORD_COLUMNS } from './other-columns.ts';
import type { FileRow } from './photo-row.ts';
import { guardWrite } from './store-errors.ts';
import { createReader } from './store-reader.ts';
import { laidOver, noteShown, setMarks, takeInMarks, writeAutoTagsOf, writeMarks, type MarkClock, type MarkCommits } from './write-marks.ts';
import { deleteByKey, patchRows, upsertRows, writePhotos, writeVectors } from './write-photos.ts';
import { createWriteQueue } from './write-queue.ts';

/** The one writer of a library, over opened tables, for as long as it holds the lock. */
export function createWriter(tables: LanceTables, lock: HeldLock, clock: MarkClock): WritableStore {
  const queue = createWriteQueue();
  const turns = createWriteQueue();
  const listeners = new Set<FilesListener>();
  const commits = new Map<TableName, number>();
  let folders: readonly LibraryFolder[] | null = null;
  /** Some edit may show in part only. */
  let hasFailed = false;

  const write = <T>(work: () => Promise<T>): Promise<T> =>
    queue.run(async () => {
      lock.assertHeld();
      return await guardWrite(tables.location, work);
    });

  async function roots(): Promise<string[]> {
    folders ??= (await readMeta(tables, 'folders')) ?? [];
    return folders.map((folder) => folder.path);
  }

  function tellOfFiles(changes: ReadonlyMap<string, FileRow | null>): void {
    for (const listener of listeners) listener(changes);
  }

  /** Count commits; merge a table's small files when there are many, so that a long run stays as fast as it began. */
  async function committed(name: TableName, added: number): Promise<void> {
    const total = (commits.get(name) ?? 0) + added;
    commits.set(name, total);
    if (total < COMPACT_AFTER_COMMITS) return;
    commits.set(name, 0);
    await mergeAndClean(await tables.table(name));
  }

  async function upsert<Row extends object>(name: TableName, key: keyof Row & string, columns: readonly Column[], rows: readonly Row[]): Promise<void> {
    if (rows.length > 0) await write(async () => committed(name, await upsertRows(await tables.table(name), key, columns, rows)));
  }

  async function remove(name: TableName, key: string, keys: readonly string[]): Promise<void> {
    if (keys.length > 0) await write(async () => committed(name, await deleteByKey(await tables.table(name), key, keys)));
  }

  /** Write what a person says of photos; see [Note: Marks before photos]. */
  async function say(words: readonly unknown[], work: () => Promise<MarkCommits>): Promise<void> {
    if (words.length === 0) return;
    await write(async () => {
      try {
        const made = await work();
        await committed('marks', made.marks);
        await committed('photos', made.photos);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    });
  }

  const writer: Omit<StoreWriter, keyof ReturnType<typeof createReader>> = {
    upsertPhotos: (rows, vectors) =>
      write(async () => {
        if (rows.length > 0) await committed('photos', await writePhotos(await tables.table('photos'), await laidOver(tables, rows), await roots(), vectors));
      }),
    patchPhotos: (patches) =>
      write(async () => {
        if (patches.length > 0) await committed('photos', await patchRows(await tables.table('photos'), patches, await roots()));
      }),
    setVectors: (fingerprint, rows) =>
      write(async () => {
        if (rows.length > 0) await committed('photos', await writeVectors(await tables.table('photos'), { fingerprint, rows }));
      }),
    upsertFiles: (rows) =>
      write(async () => {
        if (rows.length === 0) return;
        await committed('files', await upsertRows(await tables.table('files'), 'path', FILE_COLUMNS, rows));
        tellOfFiles(new Map(rows.map((row) => [row.path, row])));
      }),
    deleteFiles: (paths) =>
      write(async () => {
        await committed('files', await deleteByKey(await tables.table('files'), 'path', paths));
        tellOfFiles(new Map(paths.map((path) => [path, null])));
      }),
    deletePhotos: (ids) => write(() => deletePhotos(ids)),
    dropReplacedPhotos: (ids) =>
      write(async () => {
        if (ids.length > 0) await committed('photos', await deleteByKey(await tables.table('photos'), 'id', ids));
      }),
    upsertMarks: (rows) =>
      write(async () => {
        if (rows.length > 0) await committed('marks', await writeMarks(await tables.table('marks'), rows));
      }),
    setAutoTags: (rows) =>
      write(async () => {
        if (rows.length > 0) await committed('photos', await writeAutoTagsOf(tables, rows));
      }),
    upsertRecords: (rows) => upsert('records', 'key', RECORD_COLUMNS, rows),
    deleteRecords: (keys) => remove('records', 'key', keys),
    upsertAlbumRows: (rows) => upsert('albums', 'id', ALBUM_COLUMNS, rows),
    deleteAlbumRows: (ids) => remove('albums', 'id', ids),
    upsertPairRows: (rows) => upsert('pairs', 'key', PAIR_COLUMNS, rows),
    deletePairRows: (keys) => remove('pairs', 'key', keys),
    writeNotes: (notes) => write(async () => writeMeta(tables, { notes: { ...(await readMeta(tables, 'notes')), ...notes } })),
    setMarks: (marks) => say(marks, async () => await setMarks(tables, { marks, roots: await roots() }, clock)),
    takeInMarks: (rows) => say(rows, async () => await takeInMarks(tables, { rows, roots: await roots() }, clock)),
    inTurn: (work) => turns.run(work),
    watchFiles(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    addPack: (pack) => write(() => addPack(tables, pack)),
    activatePack: (fingerprint) => write(() => activatePack(tables, fingerprint)),
    removePack: (fingerprint) => write(() => removePack(tables, fingerprint)),
    setFolders: (next) =>
      write(async () => {
        await writeMeta(tables, { folders: next });
        folders = next;
      }),
    setRunOpen: (open) => write(() => writeMeta(tables, { runOpen: open })),
    maintain: (options?: MaintainOptions) => write(() => maintainLibrary(tables, options)),
  };

  /**
   * In an order that a kill cannot spoil: while a file row says that a photo is in place, its photo must exist, or no
   * later run would read the file again; and the rows of files that are gone stay to the end, so that the same paths
   * can be forgotten again.
   */
  async function deletePhotos(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    const [photos, files, marks] = [await tables.table('photos'), await tables.table('files'), await tables.table('marks')];
    await deleteByKey(files, 'photoId', ids, "state <> 'gone'");
    await deleteByKey(marks, 'photoId', ids);
    await committed('photos', await deleteByKey(photos, 'id', ids));
    await committed('files', await deleteByKey(files, 'photoId', ids));
  }

  return {
    ...createReader(tables),
    ...writer,
    async close() {
      await turns.idle();
      await queue.idle();
      try {
        if (!hasFailed) await write(() => noteShown(tables, clock));
      } catch {
        // The next writer lays the newest marks over their photos once more: nothing is lost.
      }
      try {
        await guardWrite(tables.location, () => lock.release());
      } finally {
        tables.close();
      }
    },
  };
}
