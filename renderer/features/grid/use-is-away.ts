import type { Photo } from '../../../shared/contract/schemas.ts';
import { useFolders } from '../../stores/folders.ts';

/** True while none of a photo's files can be reached: their drive is away, or no folder holds them any more. */
export function useIsAway(photo: Photo | undefined): boolean {
  return useFolders((store) => {
    if (photo === undefined) return false;
    const away = store.folders?.filter((folder) => folder.state === 'away') ?? [];
    if (away.length === 0) return photo.path === null;
    return photo.paths.every((path) => away.some((folder) => path.startsWith(folder.path.endsWith('/') ? folder.path : `${folder.path}/`)));
  });
}
