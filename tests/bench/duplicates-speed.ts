import { join } from 'node:path';
import { createDuplicates } from '../../electron/engine/duplicates/create-duplicates.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import type { WritableStore } from '../../electron/engine/store/library-store.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { createThumbnailFiles } from '../../electron/engine/thumbs/thumbnail-files.ts';
import { nodeAbilities } from '../../electron/hosts/node-abilities.ts';
import { benchLibrary, PACK_FOLDER } from './bench-folders.ts';
import type { BenchRow, Measurement } from './bench-row.ts';
import { duplicatesLibrary } from './duplicates-library.ts';
import { createVectorMaker } from './made-up-library.ts';

const SIZES = [10_000, 100_000] as const;
const ADDED = 100;
const WRITE_BATCH = 20_000;
/** Source: the issue, section 3. */
const FIRST_SECONDS = 60;
/** "Seconds": the same for any size. */
const AGAIN_SECONDS = 5;

/** Finding duplicates in a made-up library after indexing: all photos for the first time, then 100 more. */
export const duplicatesSpeed: BenchRow = {
  name: 'duplicates',
  async run({ folder, scale, tell }) {
    const lines: Measurement[] = [];
    for (const size of SIZES.map((each) => Math.round(each * scale))) {
      const pack = await loadPack(PACK_FOLDER);
      const base = createVectorMaker(join(PACK_FOLDER, 'background.i8'), pack.dim, size);
      const made = await duplicatesLibrary(join(folder, `pictures-${size}`), base);
      const { library, cacheDir } = benchLibrary(folder, `library-${size}`);
      const thumbnails = createThumbnailFiles(join(folder, `thumbs-${size}`));
      const store = await openLibrary({ location: library, cacheDir });
      const write = async (from: number, to: number): Promise<void> => {
        const indices = Array.from({ length: to - from }, (_, i) => from + i);
        const rows = indices.map((index) => made.rowOf(index));
        await store.upsertPhotos(rows, { fingerprint: pack.fingerprint, rows: rows.map((row, i) => ({ id: row.id, vector: made.vectors.vectorOf(from + i) })) });
        made.linkThumbnails(from, to, thumbnails);
      };
      try {
        await store.addPack({ fingerprint: pack.fingerprint, id: pack.id, name: pack.name, folder: pack.folder, dim: pack.dim });
        for (let start = 0; start < size; start += WRITE_BATCH) await write(start, Math.min(size, start + WRITE_BATCH));
        await store.maintain({ force: true });
        tell(`${size} photos made`);
        const first = await timeRefresh(store, thumbnails);
        const pairs = (await store.pairRows()).length;
        await write(size, size + ADDED);
        const again = await timeRefresh(store, thumbnails);
        const nothing = await timeRefresh(store, thumbnails);
        const copies = made.copiesIn(size);
        const named = size.toLocaleString('en');
        lines.push(
          {
            what: `duplicates of ${named} photos, first`, figure: `${first.toFixed(1)} s`, against: `${FIRST_SECONDS} s`, ratio: first / FIRST_SECONDS, goal: { atMost: 1 },
            remark: `${copies.toLocaleString('en')} copies and crops among them, ${pairs.toLocaleString('en')} pairs found`,
          },
          {
            what: `duplicates of ${ADDED} more among ${named}`, figure: `${again.toFixed(1)} s`, against: `${AGAIN_SECONDS} s`, ratio: again / AGAIN_SECONDS, goal: { atMost: 1 },
            remark: `where nothing changed ${(nothing * 1_000).toFixed(0)} ms`,
          },
        );
      } finally {
        await store.close();
      }
    }
    return lines;
  },
};

async function timeRefresh(store: WritableStore, thumbnails: ReturnType<typeof createThumbnailFiles>): Promise<number> {
  const duplicates = createDuplicates({
    reader: () => Promise.resolve(store),
    write: (work) => work(store),
    startWorker: nodeAbilities().startWorker,
    thumbnails,
    moveDuplicates: () => Promise.reject(new Error('nothing is moved here')),
  });
  const startedAt = performance.now();
  await duplicates.refresh(store);
  return (performance.now() - startedAt) / 1_000;
}
