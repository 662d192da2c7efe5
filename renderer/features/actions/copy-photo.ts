import { t } from '@lingui/core/macro';
import { photoUrl } from '../../../shared/photo-url.ts';
import { readPhotos } from '../../stores/photos.ts';
import { useToasts } from '../../stores/toasts.ts';

/** Put a photo into the clipboard as a PNG picture, turned as the person turned it. */
export async function copyPhoto(id: string): Promise<void> {
  // The browser gives the clipboard only to what happens right after a key or a click: the picture follows as a promise.
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(id) })]);
  useToasts.getState().tell(t`Copied the photo`);
}

/** True where the browser can take pictures into the clipboard. */
export function canCopyPhotos(): boolean {
  return typeof ClipboardItem !== 'undefined' && 'clipboard' in navigator;
}

async function pngOf(id: string): Promise<Blob> {
  const [photo] = await readPhotos([id]);
  const response = await fetch(photoUrl(id, 'display'));
  if (!response.ok) throw new Error(t`The photo could not be read: ${await response.text()}`);
  const picture = await createImageBitmap(await response.blob());
  const turns = photo?.quarterTurns ?? 0;
  const isOnItsSide = turns % 2 === 1;
  const canvas = new OffscreenCanvas(isOnItsSide ? picture.height : picture.width, isOnItsSide ? picture.width : picture.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error(t`This browser cannot draw the photo.`);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((turns * Math.PI) / 2);
  context.drawImage(picture, -picture.width / 2, -picture.height / 2);
  picture.close();
  return await canvas.convertToBlob({ type: 'image/png' });
}
