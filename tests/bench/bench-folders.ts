import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The shipped resources, absolute. */
export const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));
/** The embedded model pack, absolute. */
export const PACK_FOLDER = join(RESOURCES, 'models', 'albumen-mini');

/** The bundled photos, absolute. */
export const SAMPLES = join(RESOURCES, 'sample-photos');

/** Where a bench row's library lies below its folder. */
export function benchLibrary(folder: string, name = 'library'): { library: string; cacheDir: string } {
  return { library: join(folder, `${name}.albumen`), cacheDir: join(folder, `${name}-cache`) };
}
