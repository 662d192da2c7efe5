import { t } from '@lingui/core/macro';
import { api } from '../../api/client.ts';
import { isAsking, NO_QUESTION, useNavigation } from '../../stores/navigation.ts';
import { tellingProblems, useToasts } from '../../stores/toasts.ts';

/** Bytes of an image to search by at most: what one message to the engine may hold. */
const MAX_BYTES = 64 * 1024 * 1024;
/** Images of one question at most, as the contract says. */
const MAX_IMAGES = 32;
/** Long side of the preview on a chip, device pixels: 28 CSS pixels at twice the density. */
const PREVIEW_SIDE = 64;
const PREVIEW_KEY = 'albumen.example.';

/** Search by images from outside the window, added to the question that stands; what is no image is told. */
export async function searchByImages(files: readonly File[]): Promise<void> {
  const tokens: string[] = [];
  for (const file of files.slice(0, MAX_IMAGES)) {
    await tellingProblems(async () => tokens.push(await keepImage(file)));
  }
  if (tokens.length === 0) return;
  const { place, ask } = useNavigation.getState();
  const before = place.page === 'search' && isAsking(place.question) ? place.question : NO_QUESTION;
  ask({ ...before, examples: [...new Set([...before.examples, ...tokens])].slice(-MAX_IMAGES) });
}

/** The preview of an image that was dropped in this window, as a data URL; null for one that came another way. */
export function examplePreview(token: string): string | null {
  return sessionStorage.getItem(PREVIEW_KEY + token);
}

async function keepImage(file: File): Promise<string> {
  if (file.size > MAX_BYTES) throw new Error(t`${file.name} is too large to search by; try a smaller copy of it.`);
  // A folder that was dropped, or a file that went meanwhile, cannot be read.
  const bytes = await file.arrayBuffer().catch((error: unknown) => {
    throw new Error(t`${file.name} cannot be read; drop a single image file.`, { cause: error });
  });
  const { token } = await api.search.keepExample.mutate({ bytes: new Uint8Array(bytes), name: file.name.slice(-255) });
  const preview = await makePreview(file);
  if (preview !== null) rememberPreview(token, preview);
  return token;
}

/** Null where the browser cannot show the format (HEIC, RAW): the chip then has a sign of its own. */
async function makePreview(file: File): Promise<string | null> {
  try {
    const image = await createImageBitmap(file);
    const scale = PREVIEW_SIDE / Math.min(image.width, image.height);
    const canvas = new OffscreenCanvas(Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    return await readAsUrl(await canvas.convertToBlob({ type: 'image/webp' }));
  } catch {
    return null;
  }
}

async function readAsUrl(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return `data:${blob.type};base64,${btoa(String.fromCharCode(...bytes))}`;
}

function rememberPreview(token: string, preview: string): void {
  try {
    sessionStorage.setItem(PREVIEW_KEY + token, preview);
  } catch {
    // The browser's storage is full: the chip goes without its preview.
  }
}

/** Tell that what was dropped or pasted holds no file. */
export function tellNoImage(): void {
  useToasts.getState().tell(t`There is no image in what was dropped.`, { kind: 'problem' });
}
