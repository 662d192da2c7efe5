import type { FolderInfo, Photo } from '../../../shared/contract/schemas.ts';
import { useFolders } from '../../stores/folders.ts';

/** True while none of a photo's files can be reached: their drive is away, or no folder holds them any more. */
export function useIsAway(photo: Photo | undefined): boolean {
  return useFolders((store) => {
    if (photo === undefined) return false;
    return photo.path === null || areAway(photo.paths, store.folders);
  });
}

/** True for files of which each lies in a folder whose drive is away. */
export function areAway(paths: readonly string[], folders: readonly FolderInfo[] | null): boolean {
  const away = folders?.filter((folder) => folder.state === 'away') ?? [];
  return away.length > 0 && paths.every((path) => away.some((folder) => path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`)));
}
