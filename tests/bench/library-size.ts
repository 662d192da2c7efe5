import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { benchLibrary } from './bench-folders.ts';
import type { BenchRow } from './bench-row.ts';
import { editPhoto, makePhotos } from './make-photos.ts';
import { openBenchEngine } from './open-bench-engine.ts';

const PHOTOS = 1_000;
const RESCANS = 10;
/** One photo in this many is edited before each rescan. */
const EDIT_EVERY = 10;
const GOAL = 1.3;

/** The size of a library after ten rescans with edits, over that of one made anew from the same photos. */
export const librarySize: BenchRow = {
  name: 'library-size',
  async run({ folder, scale, tell }) {
    const count = Math.max(100, Math.round(PHOTOS * scale));
    const root = join(folder, 'photos');
    const { paths } = await makePhotos({ folder: root, count, width: 800, height: 600, grain: 4, quality: 85 });
    const old = await openBenchEngine(folder, 'old');
    await old.indexLibrary({ folders: [root] });
    for (let rescan = 1; rescan <= RESCANS; rescan++) {
      for (let i = rescan; i < count; i += EDIT_EVERY) editPhoto(paths[i] as string, `edit ${rescan}`);
      const report = await old.indexLibrary({ folders: [root] });
      tell(`rescan ${rescan}: ${report.updated} updated, ${report.added} added, library ${(sizeOf(benchLibrary(folder, 'old').library) / 1e6).toFixed(1)} MB`);
    }
    await old.close();
    const fresh = await openBenchEngine(folder, 'fresh');
    await fresh.indexLibrary({ folders: [root] });
    await fresh.close();

    const [oldBytes, freshBytes] = ['old', 'fresh'].map((name) => sizeOf(benchLibrary(folder, name).library)) as [number, number];
    const [oldData, freshData] = ['old', 'fresh'].map((name) => sizeOf(benchLibrary(folder, name).library, 'thumbs')) as [number, number];
    const inMb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
    const named = `${RESCANS} rescans of ${count.toLocaleString('en')} photos, one in ${EDIT_EVERY} edited each time`;
    return [
      { what: `library size after ${named}, over a fresh one`, figure: inMb(oldBytes), against: inMb(freshBytes), ratio: oldBytes / freshBytes, goal: { atMost: GOAL } },
      { what: 'the same without thumbnails', figure: inMb(oldData), against: inMb(freshData), ratio: oldData / freshData, goal: { atMost: GOAL } },
    ];
  },
};

/** Bytes of all files below a folder, those below `leaveOut` apart. */
function sizeOf(folder: string, leaveOut?: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && (leaveOut === undefined || !entry.parentPath.startsWith(join(folder, leaveOut))))
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
