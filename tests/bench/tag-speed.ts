import { join } from 'node:path';
import { loadBackground } from '../../electron/engine/encode/background.ts';
import type { Encoders } from '../../electron/engine/encode/encoders.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import type { WritableStore } from '../../electron/engine/store/library-store.ts';
import { createTags, type Tags } from '../../electron/engine/tags/create-tags.ts';
import { benchLibrary, PACK_FOLDER, RESOURCES } from './bench-folders.ts';
import type { BenchRow, Measurement } from './bench-row.ts';
import { fillLibrary } from './fill-library.ts';
import { createVectorMaker, madeUpPhoto } from './made-up-library.ts';

const SIZES = [10_000, 100_000];
const ADDED = 100;
/** "In seconds", issue 5: at 100,000 photos and on two cores. */
const FIRST_SECONDS = 20;
const ADDED_SECONDS = 2;

/** Tags for a whole library from stored vectors: first, when nothing has changed, after 100 new photos; and learning one. */
export const tagSpeed: BenchRow = {
  name: 'tags',
  async run({ folder, scale, tell }) {
    const lines: Measurement[] = [];
    for (const size of SIZES) lines.push(...(await measure(join(folder, String(size)), Math.round(size * scale), tell)));
    return lines;
  },
};

async function measure(folder: string, photos: number, tell: (line: string) => void): Promise<Measurement[]> {
  const pack = await loadPack(PACK_FOLDER);
  const vectors = createVectorMaker(join(PACK_FOLDER, 'background.i8'), pack.dim, photos);
  await fillLibrary({ folder, photos, vectors });
  tell(`${photos} photos made up`);
  const { library, cacheDir } = benchLibrary(folder);
  const store = await openLibrary({ location: library, cacheDir });
  try {
    const tags = createTags({
      reader: () => Promise.resolve(store),
      write: (work) => work(store),
      // The shipped vectors serve: nothing is encoded.
      pack: () => Promise.resolve({ encoders: { pack } as Encoders, bank: loadBackground(pack)?.vectors ?? null }),
      resourcesDir: RESOURCES,
      cacheDir,
    });
    const first = await timed(() => tags.refresh(store));
    const again = await timed(() => tags.refresh(store));
    const rows = Array.from({ length: ADDED }, (_, i) => madeUpPhoto(photos + i));
    await store.upsertPhotos(rows, { fingerprint: pack.fingerprint, rows: rows.map(({ id }, i) => ({ id, vector: vectors.vectorOf(photos + i) })) });
    const added = await timed(() => tags.refresh(store));
    const list = await timed(() => tags.list());
    const learning = await learn(store, tags);
    const size = photos.toLocaleString('en');
    const share = photos / 100_000;
    return [
      line(`tags of ${size} photos, the first time, from stored vectors`, first, FIRST_SECONDS * share, `${(await store.countPhotos({ has: 'tags' })).toLocaleString('en')} of them bear one`),
      line(`the same, nothing new (${size} photos)`, again, 0.5, 'whether anything is to do is looked up in one column'),
      line(`the same after ${ADDED} new photos (${size} photos)`, added, ADDED_SECONDS),
      line(`the list of all tags with their counts (${size} photos)`, list, 1),
      line(`a taught tag, learnt from ten photos and given (${size} photos)`, learning, Math.max(3, FIRST_SECONDS * share)),
    ];
  } finally {
    await store.close();
  }
}

async function learn(store: WritableStore, tags: Tags): Promise<Timed> {
  const own = await tags.create({ name: 'Made up' });
  const ids = Array.from({ length: 10 }, (_, i) => madeUpPhoto(i).id);
  await store.setMarks(ids.map((photoId) => ({ photoId, kind: 'tags', value: { [own.id]: true } })));
  return await timed(() => tags.change({ tag: own.id, isTaught: true }));
}

interface Timed {
  readonly seconds: number;
  /** Of all cores together: tells a slow machine from a busy one. */
  readonly processorSeconds: number;
}

async function timed(work: () => Promise<unknown>): Promise<Timed> {
  const [startedAt, before] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - startedAt) / 1000, processorSeconds: (user + system) / 1e6 };
}

function line(what: string, { seconds, processorSeconds }: Timed, limit: number, remark?: string): Measurement {
  const said = [`${processorSeconds.toFixed(2)} s of processor time`, ...(remark === undefined ? [] : [remark])].join('; ');
  return { what, figure: `${seconds.toFixed(2)} s`, against: `${limit.toFixed(1)} s`, ratio: seconds / limit, goal: { atMost: 1 }, remark: said };
}
