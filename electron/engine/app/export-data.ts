import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { posix } from 'node:path';
import type { Settings } from '../../../shared/contract/app-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { pathToShow } from '../scan/path-bytes.ts';
import type { StoreReader } from '../store/library-store.ts';
import { DATA_FORM, type WrittenData } from '../../../shared/contract/data-file.ts';

/** Names tried before giving up; each is taken by an earlier export of the same day. */
const NAMES_MAX = 1_000;

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
    return { path: await writeNew(folder, `albumen-data-${context.now.toISOString().slice(0, 10)}`, `${JSON.stringify(data, null, 1)}\n`), photos: spokenOf.length };
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
  const draft = posix.join(folder, `.${name}.${randomUUID()}.tmp`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    for (let i = 1; i <= NAMES_MAX; i++) {
      const path = posix.join(folder, i === 1 ? `${name}.json` : `${name} (${i}).json`);
      if (await tookName(draft, path, text)) return path;
    }
    throw new AlbumenError('bad-input', `${folder} holds ${NAMES_MAX} exports of today; choose another folder`);
  } finally {
    await rm(draft, { force: true });
  }
}

async function tookName(draft: string, path: string, text: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EOPNOTSUPP' && code !== 'ENOSYS') throw error;
  }
  // exFAT and some network drives know no hard links: made under a name that is free, then filled.
  return await createThenFill(path, text);
}

async function createThenFill(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(text);
      return true;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    } finally {
      await file.close();
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
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
