import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { nodeAbilities } from '../../electron/hosts/node-abilities.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { benchLibrary, RESOURCES } from './bench-folders.ts';

/** The engine as the command line opens it, on a library of its own below the folder. */
export async function openBenchEngine(folder: string, name = 'library'): Promise<Engine> {
  const places = benchLibrary(folder, name);
  mkdirSync(places.cacheDir, { recursive: true });
  return await createEngine({ ...places, resourcesDir: RESOURCES, settingsFile: join(folder, 'settings.json'), host: nodeAbilities(), version: 'bench' });
}
