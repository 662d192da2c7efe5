import { join } from 'node:path';
import { percentile, type BenchRow } from './bench-row.ts';
import { makePhotosApart } from './make-photos.ts';
import { openBenchEngine } from './open-bench-engine.ts';
import { readTreeMemory } from './read-process-tree.ts';

const PHOTOS = 20_000;
const LIMIT_BYTES = 1e9;
/** The last quarter against the second. */
const GROWTH_GOAL = 1.05;
const SAMPLE_EVERY_MS = 1_000;

/** Memory of the engine and its child processes while many photos are indexed. */
export const indexMemory: BenchRow = {
  name: 'memory',
  async run({ folder, scale, tell }) {
    const what = 'memory while indexing';
    if (readTreeMemory() === null) return [{ what, skipped: 'process memory is read from /proc, which only Linux has' }];
    const count = Math.max(400, Math.round(PHOTOS * scale));
    makePhotosApart({ folder: join(folder, 'photos'), count, width: 800, height: 600, grain: 4, quality: 85 });
    tell(`${count} photos of 800 x 600 made`);

    const samples: { done: number; bytes: number }[] = [];
    let done = 0;
    const engine = await openBenchEngine(folder);
    const timer = setInterval(() => samples.push({ done, bytes: readTreeMemory()?.bytes ?? 0 }), SAMPLE_EVERY_MS);
    try {
      const report = await engine.indexLibrary({ folders: [join(folder, 'photos')] }, { onProgress: (progress) => { done = progress.done; } });
      if (report.added !== count) throw new Error(`${report.added} of ${count} photos were added`);
      tell(`${report.photosPerSecond.toFixed(1)} photos/s`);
    } finally {
      clearInterval(timer);
      await engine.close();
    }

    const quarter = (n: number): number => {
      const bytes = samples.filter((sample) => sample.done > (count * (n - 1)) / 4 && sample.done <= (count * n) / 4).map((sample) => sample.bytes);
      return percentile(bytes, 0.5);
    };
    const quarters = [1, 2, 3, 4].map(quarter);
    const peak = Math.max(...samples.map((sample) => sample.bytes));
    const inMb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    const remark = `medians of the quarters ${quarters.map(inMb).join(', ')}; proportional set sizes (PSS) of all processes summed`;
    const [, second, , last] = quarters as [number, number, number, number];
    return [
      { what: `${what} ${count.toLocaleString('en')} photos: last quarter over the second`, figure: inMb(last), against: inMb(second), ratio: last / second, goal: { atMost: GROWTH_GOAL }, remark },
      { what: `${what} ${count.toLocaleString('en')} photos: peak`, figure: inMb(peak), against: inMb(LIMIT_BYTES), ratio: peak / LIMIT_BYTES, goal: { atMost: 1 } },
    ];
  },
};
