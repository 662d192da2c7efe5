import { randomUUID } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Settings } from '../../../shared/contract/app-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { giveFreeName, settleFile } from '../scan/free-name.ts';
import { joinPath } from '../scan/list-folder.ts';
import { pathToShow } from '../scan/path-bytes.ts';
import type { StoreReader } from '../store/library-store.ts';
import { DATA_FORM, type WrittenData } from '../../../shared/contract/data-file.ts';

export interface ExportDataContext {
  /** Null where there is no library yet. */
  readonly store: StoreReader | null;
  readonly settings: Settings;
  /** Of the library: a folder or an address. */
  readonly library: string;
  readonly now: Date;
}

/**
 * Write everything that a person made as JSON (shared/contract/data-file.ts): what they said of photos with the photos' ids and places,
 * what they made beside, the folders with what was left out, and the settings. Written whole or not at all, and never over
 * a file that is there.
 *
 * @param folder Absolute; made if need be.
 * @returns The file, and how many photos it speaks of.
 * @throws AlbumenError `bad-input`, `permission-denied` or `disk-full` when it cannot be written.
 */
export async function exportData(folder: string, context: ExportDataContext): Promise<{ path: string; photos: number }> {
  if (!posix.isAbsolute(folder) && !/^[a-z]:/i.test(folder)) throw new AlbumenError('bad-input', `${folder} is not a whole path; it must begin at the root`);
  const made: WrittenData = context.store ? { photos: await markedPhotos(context.store), records: await madeBeside(context.store) } : { photos: [], records: [] };
  const folders = ((await context.store?.folders()) ?? []).map(({ path, excluded }) => ({ path: pathToShow(path), excluded: (excluded ?? []).map(pathToShow) }));
  const { damagedFile: _, ...settings } = context.settings;
  const data = { albumen: DATA_FORM, exportedAt: context.now.toISOString(), library: context.library, folders, settings, ...made };
  // A word that was taken back stands in the file, so that it wins over an older one elsewhere, and is none.
  const spokenOf = made.photos.filter(({ marks }) => Object.values(marks).some(({ value }) => value !== null));
  try {
    await mkdir(folder, { recursive: true });
    return { path: await writeNew(folder, `albumen-data-${context.now.toISOString().slice(0, 10)}.json`, `${JSON.stringify(data, null, 1)}\n`), photos: spokenOf.length };
  } catch (error) {
    throw explain(error, folder);
  }
}

async function markedPhotos(store: StoreReader): Promise<WrittenData['photos'][number][]> {
  const marks = (await store.listMarks()).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
  const byPhoto = Map.groupBy(marks, (mark) => mark.photoId);
  const ids = [...byPhoto.keys()].toSorted();
  const [rows, files] = [await store.photosById(ids), await store.filesOf(ids)];
  const places = Map.groupBy(files, (file) => file.photoId);
  const paths = new Map(rows.map((row) => [row.id, row.paths]));
  return ids.map((id) => {
    const present = paths.get(id) ?? [];
    // A hidden photo is named by where it was last.
    const known = present.length > 0 ? present : (places.get(id) ?? []).map((file) => file.path);
    const said = (byPhoto.get(id) ?? []).map(({ kind, value, updatedAtMs }) => [kind, { value: JSON.parse(value) as unknown, at: new Date(updatedAtMs).toISOString() }]);
    return { id, paths: known.map(pathToShow), marks: Object.fromEntries(said) as WrittenData['photos'][number]['marks'] };
  });
}

async function madeBeside(store: StoreReader): Promise<WrittenData['records'][number][]> {
  const records = (await store.listRecords()).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return records.map(({ key, kind, value, updatedAtMs }) => ({ key, kind, value: JSON.parse(value) as unknown, at: new Date(updatedAtMs).toISOString() }));
}

/** @returns The path of the file, whose name no other file had. */
async function writeNew(folder: string, name: string, text: string): Promise<string> {
  const draft = joinPath(folder, `.${name}.${randomUUID()}.tmp`);
  try {
    await writeFile(draft, text, { flag: 'wx' });
    await settleFile(draft, null);
    return await giveFreeName(draft, folder, name);
  } finally {
    await rm(draft, { force: true });
  }
}

function explain(error: unknown, folder: string): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new AlbumenError('disk-full', `the export could not be written: the disk that holds ${folder} is full`, { cause: error });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new AlbumenError('permission-denied', `you may not write into ${folder}; choose another folder`, { cause: error });
    case 'ENOTDIR':
    case 'EEXIST':
      return new AlbumenError('bad-input', `${folder} is not a folder; choose another one`, { cause: error });
    default:
      return error;
  }
}
