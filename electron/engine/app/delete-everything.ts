import { rm, rmdir } from 'node:fs/promises';
import { posix } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { destroyLibrary, isLibraryThere } from '../store/destroy-library.ts';
import type { OpenStoreOptions } from '../store/library-store.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import type { SettingsFile } from './settings-file.ts';

/** What the engine keeps in its cache folder; anything else there is not Albumen's. */
export const CACHE_NAMES = ['questions', 'packs', 'renditions', 'providers.json'] as const;

export interface Belongings {
  readonly library: OpenStoreOptions;
  readonly thumbnails: ThumbnailFiles;
  readonly settings: SettingsFile;
  /** Where the trash is noted. */
  readonly trashFolder: string;
  /** Files in Albumen's trash. */
  readonly filesInTrash: () => Promise<number>;
}

/**
 * Whether everything may be deleted: photos in the trash would be lost from sight with the library.
 *
 * @throws AlbumenError `bad-input` while the trash is not empty, and for a library folder that does not look like one.
 */
export async function refuseToDelete({ library, filesInTrash }: Pick<Belongings, 'library' | 'filesInTrash'>): Promise<void> {
  const files = await filesInTrash();
  if (files > 0) throw new AlbumenError('bad-input', `the trash holds ${files === 1 ? 'a file' : `${files} files`}; restore or empty it first, nothing was deleted`);
  await isLibraryThere(library);
}

/**
 * Delete the library with its thumbnails, the caches and the settings. Only files that Albumen made, each known by its
 * name: whatever else lies in these folders stays, and no photo is touched. A deletion that was cut short can be repeated.
 *
 * @throws As `refuseToDelete`; `library-locked` when another process writes; `permission-denied`.
 */
export async function deleteEverything(belongings: Belongings): Promise<void> {
  await refuseToDelete(belongings);
  const { library, thumbnails, settings, trashFolder } = belongings;
  if (await isLibraryThere(library)) {
    await thumbnails.removeAll();
    // Only the empty folder: a record that came meanwhile keeps it.
    await rmdir(trashFolder).catch(ignoreMissingOrFull);
    await destroyLibrary(library);
  }
  for (const name of CACHE_NAMES) await rm(posix.join(library.cacheDir, name), { recursive: true, force: true });
  await settings.remove();
}

function ignoreMissingOrFull(error: unknown): void {
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== 'ENOENT' && code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
}
