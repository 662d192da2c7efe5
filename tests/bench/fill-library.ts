import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import type { PhotoRow } from '../../electron/engine/store/photo-row.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { benchLibrary, PACK_FOLDER } from './bench-folders.ts';
import { madeUpPhoto, type VectorMaker } from './made-up-library.ts';

const WRITE_BATCH = 20_000;

export interface LibraryToFill {
  /** The library lies below it. */
  readonly folder: string;
  readonly photos: number;
  readonly vectors: VectorMaker;
  /** A folder that the library calls its own, so that the window does not take it for a new one; none unless given. */
  readonly photosFolder?: string;
  /** Changes a made-up row before it is written. */
  readonly dress?: (row: PhotoRow, index: number) => PhotoRow;
}

/** Write a library of made-up photos with their vectors, indexed and compacted. */
export async function fillLibrary({ folder, photos, vectors, photosFolder, dress = (row) => row }: LibraryToFill): Promise<void> {
  const pack = await loadPack(PACK_FOLDER);
  const { library, cacheDir } = benchLibrary(folder);
  const store = await openLibrary({ location: library, cacheDir });
  try {
    if (photosFolder !== undefined) await store.setFolders([{ path: photosFolder, addedAtMs: Date.now() }]);
    await store.addPack({ fingerprint: pack.fingerprint, id: pack.id, name: pack.name, folder: pack.folder, dim: pack.dim });
    for (let start = 0; start < photos; start += WRITE_BATCH) {
      const indices = Array.from({ length: Math.min(WRITE_BATCH, photos - start) }, (_, i) => start + i);
      const rows = indices.map((index) => dress(madeUpPhoto(index), index));
      await store.upsertPhotos(rows, {
        fingerprint: pack.fingerprint,
        rows: rows.map((row, i) => ({ id: row.id, vector: vectors.vectorOf(start + i) })),
      });
    }
    await store.maintain({ force: true });
  } finally {
    await store.close();
  }
}
