import { homedir } from 'node:os';
import type { HostAbilities } from '../engine/host-abilities.ts';
import { startNodeWorker } from './node-worker.ts';
import { findPicturesFolder } from './pictures-folder.ts';
import { createPowerSource } from './power-source.ts';

/** What plain Node can do for the engine: the command line and the browser's door. */
export function nodeAbilities(): HostAbilities {
  const home = homedir();
  return {
    startWorker: startNodeWorker,
    async moveToSystemTrash(paths) {
      const { moveToSystemTrash } = await import('./system-trash.ts');
      await moveToSystemTrash(paths);
    },
    isOnBattery: createPowerSource(process.platform),
    homeDir: home.replaceAll('\\', '/'),
    // Looked for when asked: a question on the command line never does.
    get picturesDir() {
      return findPicturesFolder({ platform: process.platform, homeDir: home, env: process.env });
    },
  };
}
