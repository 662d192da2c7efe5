import { rereadPhotoTags } from './photo-tags.ts';
import { useTags } from './tags.ts';

/** Tags of photos were changed from here: read again what is shown of them. */
export async function tagsChanged(ids: ReadonlySet<string>): Promise<void> {
  await rereadPhotoTags(ids);
  // Its counts; `load` never rejects.
  if (useTags.getState().tags !== null) void useTags.getState().load();
}
