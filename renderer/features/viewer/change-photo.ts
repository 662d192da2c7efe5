import type { PhotoChange } from '../../../shared/contract/edit-schemas.ts';
import { api } from '../../api/client.ts';
import { readPhotos } from '../../stores/photos.ts';
import { tellingProblems } from '../../stores/toasts.ts';

/** Say something of one photo, and show it. */
export async function changePhoto(id: string, change: PhotoChange): Promise<void> {
  await tellingProblems(async () => {
    await api.photos.edit.mutate({ changes: [{ ids: [id], change }] });
    await readPhotos([id]);
  });
}
