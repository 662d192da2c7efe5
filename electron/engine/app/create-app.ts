import { posix } from 'node:path';
import type { ImportDataReport } from '../../../shared/contract/app-schemas.ts';
import type { AppCalls } from '../../../shared/contract/engine.ts';
import { isLocalFolder, localFolder } from '../store/library-location.ts';
import type { OpenStoreOptions, StoreReader, StoreWriter } from '../store/library-store.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import { browseFolders } from './browse-folders.ts';
import { CACHE_NAMES, deleteEverything, refuseToDelete } from './delete-everything.ts';
import type { DataFile } from '../../../shared/contract/data-file.ts';
import { exportData } from './export-data.ts';
import { importData } from './import-data.ts';
import { parseData, readDataFile } from './read-data-file.ts';
import type { SettingsFile } from './settings-file.ts';
import { measureStoredData, type StoredPlace } from './stored-data.ts';
import { suggestFolders } from './suggest-folders.ts';

/** Folder of trashed photos in a library folder. */
const TRASH_NAME = '.albumen-trash';

export interface AppOptions {
  readonly library: OpenStoreOptions;
  readonly settingsFile: string;
  readonly resourcesDir: string;
  /** Folders that hold further model packs. */
  readonly modelFolders: readonly string[];
  readonly thumbnailsFolder: string;
  readonly trashFolder: string;
  readonly homeDir: string;
  readonly picturesDir: string | null;
  readonly settings: SettingsFile;
  readonly thumbnails: ThumbnailFiles;
  readonly readerIfAny: () => Promise<StoreReader | null>;
  /** @throws AlbumenError `library-locked` when another process writes. */
  readonly write: <T>(work: (store: StoreWriter) => Promise<T>) => Promise<T>;
  /** Let what follows from a person's words (tags found by what they taught, albums) follow. */
  readonly sortAnew: () => Promise<void>;
  readonly filesInTrash: () => Promise<number>;
}

/** What the window asks of the engine beside photos, settings apart. */
export interface App extends Omit<AppCalls, 'settings' | 'changeSettings'> {
  /** @throws what `deleteEverything` would refuse with, while all is still in use. */
  refuseToDelete(): Promise<void>;
}

export function createApp(options: AppOptions): App {
  const { library, settings, resourcesDir } = options;

  async function storedPlaces(): Promise<StoredPlace[]> {
    const folders = (await (await options.readerIfAny())?.folders()) ?? [];
    const trashes = [...new Set(folders.map(({ path }) => posix.join(path, TRASH_NAME)))];
    const local = isLocalFolder(library.location) ? localFolder(library.location) : null;
    const tables = local === null ? [] : ['photos', 'files', 'marks', 'records', 'albums', 'pairs', 'meta'].map((name) => posix.join(local, `${name}.lance`));
    return [
      { what: 'library', path: local ?? library.location, holds: tables },
      { what: 'thumbnails', path: options.thumbnailsFolder, holds: [options.thumbnailsFolder] },
      { what: 'cache', path: library.cacheDir, holds: CACHE_NAMES.map((name) => posix.join(library.cacheDir, name)) },
      { what: 'settings', path: options.settingsFile, holds: [options.settingsFile] },
      ...trashes.map((path): StoredPlace => ({ what: 'trash', path, holds: [path] })),
      ...[posix.join(resourcesDir, 'models'), ...options.modelFolders].map((path): StoredPlace => ({ what: 'models', path, holds: [path] })),
    ];
  }

  async function takeIn(data: DataFile): Promise<ImportDataReport> {
    const report = await options.write((store) => importData(data, store));
    await options.sortAnew();
    return report;
  }

  return {
    suggestFolders: () => suggestFolders({ pictures: options.picturesDir, samples: posix.join(resourcesDir, 'sample-photos') }),
    browseFolders: (path) => browseFolders(path ?? options.homeDir),
    async storedData() {
      const { parts } = await measureStoredData(await storedPlaces());
      if (isLocalFolder(library.location)) return { parts };
      const reader = await options.readerIfAny();
      return reader ? { parts: [{ what: 'library', path: library.location, sizeBytes: (await reader.counts()).sizeBytes }, ...parts] } : { parts };
    },
    async exportData(folder) {
      return await exportData(folder, { store: await options.readerIfAny(), settings: await settings.read(), library: library.location, now: new Date() });
    },
    importData: async (file) => await takeIn(await readDataFile(file)),
    importUpload: async (bytes, name) => await takeIn(parseData(bytes, name)),
    refuseToDelete: () => refuseToDelete(options),
    deleteEverything: () => deleteEverything(options),
  };
}
