import { mkdirSync } from 'node:fs';
import { hash } from 'node:crypto';
import { join } from 'node:path';
import type { TagNames } from '../../electron/engine/albums/name-content.ts';
import { refreshAlbums } from '../../electron/engine/albums/refresh-albums.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import { benchLibrary, PACK_FOLDER } from './bench-folders.ts';
import type { BenchOptions, BenchRow, Measurement } from './bench-row.ts';
import { fillLibrary } from './fill-library.ts';
import { madeUpDays } from './made-up-days.ts';
import { createVectorMaker, madeUpPhoto } from './made-up-library.ts';

const SIZES = [10_000, 100_000];
/** Photos that come to a library whose albums are made. */
const ADDED = 100;
/** The issue: "adding 100 photos to 100,000 regroups in seconds". */
const ADDED_LIMIT_S = 5;
const FIRST_LIMIT_S = 60;
const UNCHANGED_LIMIT_MS = 50;

/** Tags of made-up photos name nothing: the time of naming is measured with what there is. */
const NO_TAGS: TagNames = { meant: () => undefined, above: () => [] };

/** Albums of made-up days: all at first, after 100 more photos, and where nothing has changed. */
export const sortAlbums: BenchRow = {
  name: 'albums',
  async run(options) {
    const lines: Measurement[] = [];
    for (const size of SIZES) {
      const photos = Math.max(1_000, Math.round(size * options.scale));
      const folder = join(options.folder, String(photos));
      mkdirSync(folder, { recursive: true });
      lines.push(...(await measureSize(photos, folder, options.tell)));
    }
    return lines;
  },
};

async function measureSize(photos: number, folder: string, tell: BenchOptions['tell']): Promise<Measurement[]> {
  const pack = await loadPack(PACK_FOLDER);
  const vectors = createVectorMaker(join(PACK_FOLDER, 'background.i8'), pack.dim, photos);
  const days = madeUpDays(photos + ADDED);
  await fillLibrary({ folder, photos, vectors, dress: (row, index) => ({ ...row, ...days[index] }) });
  const { library, cacheDir } = benchLibrary(folder);
  const store = await openLibrary({ location: library, cacheDir });
  const named = `${photos.toLocaleString('en')} photos`;
  try {
    const refresh = async () => await refreshAlbums(store, { tags: () => Promise.resolve(NO_TAGS), looks: () => Promise.resolve(null) });
    const first = await timed(refresh);
    const albums = await store.albumRows();
    const counts = [...Map.groupBy(albums, ({ kind }) => kind)].map(([kind, its]) => `${its.length} ${kind}s`).join(', ');
    tell(`${named}: ${counts}`);
    const unchanged = await timed(refresh);
    // Half of them of the days after, half of days that are there.
    const rows = Array.from({ length: ADDED }, (_, i) => {
      const row = { ...madeUpPhoto(photos + i), ...days[i < ADDED / 2 ? photos + i : Math.floor((i / ADDED) * photos)] };
      return { ...row, id: hash('md5', `added ${photos} ${i}`) };
    });
    await store.upsertPhotos(rows, { fingerprint: pack.fingerprint, rows: rows.map((row, i) => ({ id: row.id, vector: vectors.vectorOf(photos + i) })) });
    const added = await timed(refresh);
    return [
      line(`albums of ${named}, made for the first time`, first.seconds, FIRST_LIMIT_S, `${first.cpuSeconds.toFixed(1)} CPU s; ${counts}`),
      line(`albums of ${named} after ${ADDED} more`, added.seconds, ADDED_LIMIT_S, `${added.cpuSeconds.toFixed(1)} CPU s; ${added.result.written} of ${albums.length} rows written, ${added.result.deleted} deleted`),
      { what: `albums of ${named}, nothing changed`, figure: `${(unchanged.seconds * 1000).toFixed(1)} ms`, against: `${UNCHANGED_LIMIT_MS} ms`, ratio: (unchanged.seconds * 1000) / UNCHANGED_LIMIT_MS, goal: { atMost: 1 } },
    ];
  } finally {
    await store.close();
  }
}

function line(what: string, seconds: number, limit: number, remark: string): Measurement {
  return { what, figure: `${seconds.toFixed(2)} s`, against: `${limit} s`, ratio: seconds / limit, goal: { atMost: 1 }, remark };
}

/** Processor time too: it says how long it takes where nothing else runs. */
async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly cpuSeconds: number; readonly result: T }> {
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - startedAt) / 1000, cpuSeconds: (user + system) / 1_000_000, result };
}
