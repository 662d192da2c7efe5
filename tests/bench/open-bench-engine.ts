import { mkdirSync } from 'node:fs';
import { createEngine } from '../../electron/engine/create-engine.ts';
import { startNodeWorker } from '../../electron/hosts/node-worker.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { benchLibrary, RESOURCES } from './bench-folders.ts';

/** The engine as the command line opens it, on a library of its own below the folder. */
export async function openBenchEngine(folder: string, name = 'library'): Promise<Engine> {
  const places = benchLibrary(folder, name);
  mkdirSync(places.cacheDir, { recursive: true });
  return await createEngine({ ...places, resourcesDir: RESOURCES, startWorker: startNodeWorker, version: 'bench' });
}
