import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { startNodeWorker } from '../../electron/hosts/node-worker.ts';
import type { Engine } from '../../shared/contract/engine.ts';

/** The shipped resources, absolute. */
export const RESOURCES = fileURLToPath(new URL('../../resources', import.meta.url));
/** The embedded model pack, absolute. */
export const PACK_FOLDER = join(RESOURCES, 'models', 'albumen-mini');

/** Where a bench row's library lies below its folder. */
export function benchLibrary(folder: string, name = 'library'): { library: string; cacheDir: string } {
  return { library: join(folder, `${name}.albumen`), cacheDir: join(folder, `${name}-cache`) };
}

/** The engine as the command line opens it, on a library of its own below the folder. */
export async function openBenchEngine(folder: string, name = 'library'): Promise<Engine> {
  const places = benchLibrary(folder, name);
  mkdirSync(places.cacheDir, { recursive: true });
  return await createEngine({ ...places, resourcesDir: RESOURCES, startWorker: startNodeWorker, version: 'bench' });
}
