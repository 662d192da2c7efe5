import { useEffect } from 'react';
import { create } from 'zustand';
import type { PhotoTags } from '../../shared/contract/tag-schemas.ts';
import { api } from '../api/client.ts';
import { useActivity } from './activity.ts';

/** Photos kept at most: those that the viewer came by. */
const KEPT = 200;

interface PhotoTagsStore {
  readonly byId: ReadonlyMap<string, PhotoTags>;
  /** Why they could not be read; null when they could. */
  readonly problem: string | null;
}

/** What single photos bear, with how sure it is. */
const usePhotoTagsStore = create<PhotoTagsStore>()(() => ({ byId: new Map(), problem: null }));

/** The tags of one photo; undefined until they have been read. They are read again when the library changes. */
export function usePhotoTags(id: string): { readonly tags: PhotoTags | undefined; readonly problem: string | null } {
  const tags = usePhotoTagsStore((store) => store.byId.get(id));
  const problem = usePhotoTagsStore((store) => store.problem);
  const version = useActivity((store) => store.now?.libraryVersion);
  // `readPhotoTags` never rejects: what goes wrong is the store's `problem`.
  useEffect(() => void readPhotoTags([id]), [id, version]);
  return { tags, problem };
}

/** Read these photos' tags now. */
export async function readPhotoTags(ids: readonly string[]): Promise<void> {
  try {
    const read = await api.tags.of.query({ ids: [...ids] });
    const byId = new Map(usePhotoTagsStore.getState().byId);
    for (const tags of read) {
      byId.delete(tags.id);
      byId.set(tags.id, tags);
    }
    for (const id of byId.keys()) {
      if (byId.size <= KEPT) break;
      byId.delete(id);
    }
    usePhotoTagsStore.setState({ byId, problem: null });
  } catch (error) {
    usePhotoTagsStore.setState({ problem: error instanceof Error ? error.message : String(error) });
  }
}

/** What was said of photos has changed: those that are held are read again. */
export async function rereadPhotoTags(ids: ReadonlySet<string>): Promise<void> {
  const held = [...usePhotoTagsStore.getState().byId.keys()].filter((id) => ids.has(id));
  if (held.length > 0) await readPhotoTags(held);
}
