import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import type { PhotoFilter } from '../../electron/engine/store/photo-filter.ts';
import { openReader } from '../../electron/engine/store/open-reader.ts';
import type { StoreReader } from '../../electron/engine/store/library-store.ts';
import { percentile, type BenchOptions, type BenchRow, type Measurement } from './bench-row.ts';
import { benchLibrary, PACK_FOLDER } from './bench-folders.ts';
import { fillLibrary } from './fill-library.ts';
import { createVectorMaker, RARE_CAMERA, type VectorMaker } from './made-up-library.ts';
import { openBenchEngine } from './open-bench-engine.ts';

const SIZES = [10_000, 100_000, 1_000_000];
/** Photos asked for, and k of recall@k. */
const LIMIT = 100;
const LIMIT_MS = 50;
const RECALL_GOAL = 0.99;
/**
 * Questions in words: what people ask, each in other words, so that none comes from a cache. None holds a filter of its own:
 * "at night" would be one, on a third of the photos.
 */
const SUBJECTS = ['dogs', 'a beach', 'snow', 'a birthday cake', 'a bicycle', 'mountains', 'a red car', 'children playing', 'a cat on a sofa', 'a city skyline', 'flowers', 'a boat', 'a forest path', 'food on a table', 'a horse', 'a street market', 'a football match', 'a bridge', 'an old house', 'birds'];
const FRAMES = ['%', 'two of %', 'close view of %', '% in the rain', 'people near %'];
/** Vector questions for recall: photos that the library does not hold, from the same clusters. */
const RECALL_QUESTIONS = 60;

/** From a question to ids, at three sizes, with and without a filter that one photo in a hundred passes. */
export const questionLatency: BenchRow = {
  name: 'questions',
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
  const startedAt = performance.now();
  await fillLibrary({ folder, photos, vectors });
  tell(`${photos.toLocaleString('en')} photos written and indexed in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);

  const { library, cacheDir } = benchLibrary(folder);
  const reader = await openReader({ location: library, cacheDir });
  const engine = await openBenchEngine(folder);
  try {
    const lines: Measurement[] = [];
    for (const filtered of [false, true]) {
      const filter: PhotoFilter | undefined = filtered ? { text: { field: 'camera', is: RARE_CAMERA } } : undefined;
      const recall = await measureRecall({ reader, fingerprint: pack.fingerprint, filter, vectors, photos });
      const times: number[] = [];
      for (const [i, text] of questions().entries()) {
        const asked = performance.now();
        const answer = await engine.searchPhotos({ text: filtered ? `${text} camera:"${RARE_CAMERA}"` : text, limit: LIMIT });
        // The first ones load the text encoder and the store's caches: `cold-search` is their row.
        if (i >= 10) times.push(performance.now() - asked);
        if (answer.results.length === 0) throw new Error(`"${text}" found nothing in ${photos} photos`);
      }
      const p95 = percentile(times, 0.95);
      const named = `${photos.toLocaleString('en')} photos${filtered ? ', 1 % filter' : ''}`;
      lines.push(
        {
          what: `question in words to ids, ${named}, p95`,
          figure: `${p95.toFixed(1)} ms`, against: `${LIMIT_MS} ms`, ratio: p95 / LIMIT_MS, goal: { atMost: 1 },
          remark: `median ${percentile(times, 0.5).toFixed(1)} ms of ${times.length} questions, text encoder included`,
        },
        {
          what: `recall@${LIMIT} against exact search, ${named}`,
          figure: recall.mean.toFixed(4), against: '1 (exact)', ratio: recall.mean, goal: { atLeast: RECALL_GOAL },
          remark: `store alone p95 ${recall.p95Ms.toFixed(1)} ms, exact ${recall.exactP95Ms.toFixed(1)} ms, ${RECALL_QUESTIONS} questions`,
        },
      );
    }
    return lines;
  } finally {
    await Promise.all([engine.close(), reader.close()]);
  }
}

interface RecallQuestions {
  readonly reader: StoreReader;
  readonly fingerprint: string;
  readonly filter: PhotoFilter | undefined;
  readonly vectors: VectorMaker;
  readonly photos: number;
}

async function measureRecall({ reader, fingerprint, filter, vectors, photos }: RecallQuestions): Promise<{ mean: number; p95Ms: number; exactP95Ms: number }> {
  let found = 0;
  let wanted = 0;
  const times: number[] = [];
  const exactTimes: number[] = [];
  for (let i = 0; i < RECALL_QUESTIONS; i++) {
    // An index that the library has not used: a photo of a cluster that it holds.
    const query = { fingerprint, vector: vectors.vectorOf(photos + i * 7919), filter, limit: LIMIT };
    const startedAt = performance.now();
    const quick = await reader.nearest(query);
    times.push(performance.now() - startedAt);
    const exactAt = performance.now();
    const exact = await reader.nearest({ ...query, exact: true });
    exactTimes.push(performance.now() - exactAt);
    const right = new Set(exact.map((hit) => hit.id));
    found += quick.filter((hit) => right.has(hit.id)).length;
    wanted += right.size;
  }
  return { mean: found / wanted, p95Ms: percentile(times, 0.95), exactP95Ms: percentile(exactTimes, 0.95) };
}

function questions(): string[] {
  return FRAMES.flatMap((frame) => SUBJECTS.map((subject) => frame.replace('%', subject)));
}
