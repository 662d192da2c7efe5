import { stat } from 'node:fs/promises';
import type { FolderSuggestion } from '../../../shared/contract/activity-schemas.ts';
import { SUGGESTION_COUNT_MAX, SUGGESTION_COUNT_MS } from '../config.ts';
import { countPhotos } from './count-photos.ts';

/**
 * Folders to begin with: the system's Pictures folder and the samples, those of them that are there.
 *
 * @param places Absolute; null where the system has no Pictures folder.
 */
export async function suggestFolders(places: { readonly pictures: string | null; readonly samples: string }): Promise<FolderSuggestion[]> {
  const candidates = [
    { kind: 'pictures', path: places.pictures },
    { kind: 'samples', path: places.samples },
  ] as const;
  const suggestions = await Promise.all(
    candidates.map(async ({ kind, path }): Promise<FolderSuggestion[]> => {
      if (path === null || !(await isFolder(path))) return [];
      return [{ kind, path, ...(await countPhotos(path, { atMost: SUGGESTION_COUNT_MAX, withinMs: SUGGESTION_COUNT_MS })) }];
    }),
  );
  return suggestions.flat();
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    return false; // Not there, or not to be read: it is no place to begin with.
  }
}
