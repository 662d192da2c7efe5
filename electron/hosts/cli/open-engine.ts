import { posix } from 'node:path';
import type { Engine } from '../../../shared/contract/engine.ts';
import { createEngine } from '../../engine/create-engine.ts';
import { nodeAbilities } from '../node-abilities.ts';
import { albumenVersion } from './albumen-version.ts';
import { cacheFolder, dataFolder } from './library-location.ts';
import { resourcesFolder } from './resources-folder.ts';
import { storageOptions } from './storage-options.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * Opens the engine on a library, with this person's folders.
 *
 * @param isWindow The engine is for a window: an empty library is made where there is none.
 */
export async function openEngine(library: string, surroundings: Surroundings, isWindow: boolean): Promise<Engine> {
  return await createEngine({
    library,
    cacheDir: cacheFolder(surroundings),
    resourcesDir: resourcesFolder(),
    modelFolders: [posix.join(dataFolder(surroundings), 'models')],
    storageOptions: storageOptions(library, surroundings.env),
    settingsFile: posix.join(dataFolder(surroundings), 'settings.json'),
    host: nodeAbilities(),
    version: albumenVersion(),
    makesLibrary: isWindow,
  });
}
