import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { posix } from 'node:path';
import type { HostAbilities } from '../engine/host-abilities.ts';
import { startNodeWorker } from './node-worker.ts';

/** What plain Node can do for the engine: the command line and the browser's door. */
export function nodeAbilities(): HostAbilities {
  const homeDir = homedir().replaceAll('\\', '/');
  const pictures = posix.join(homeDir, 'Pictures');
  return {
    startWorker: startNodeWorker,
    async moveToSystemTrash(paths) {
      const { default: trash } = await import('trash');
      await trash(paths, { glob: false });
    },
    isOnBattery: () => Promise.resolve(false),
    homeDir,
    picturesDir: existsSync(pictures) ? pictures : null,
  };
}
