import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { IndexReport } from '../../shared/contract/schemas.ts';
import { benchLibrary } from './bench-folders.ts';
import { percentile, type BenchRow } from './bench-row.ts';
import { makePhotosApart } from './make-photos.ts';
import { readTreeMemory } from './read-process-tree.ts';

const PHOTOS = 20_000;
const LIMIT_BYTES = 1e9;
/** The last quarter against the second. */
const GROWTH_GOAL = 1.05;
const SAMPLE_EVERY_MS = 1_000;
const LAUNCHER = fileURLToPath(new URL('../../bin/albumen.mjs', import.meta.url));

/** Memory of `albumen index` and its child processes while many photos are indexed. */
export const indexMemory: BenchRow = {
  name: 'memory',
  async run({ folder, scale, tell }) {
    const what = 'memory while indexing';
    if (readTreeMemory() === null) return [{ what, skipped: 'process memory is read from /proc, which only Linux has' }];
    const count = Math.max(400, Math.round(PHOTOS * scale));
    makePhotosApart({ folder: join(folder, 'photos'), count, width: 800, height: 600, grain: 4, quality: 85 });
    tell(`${count} photos of 800 x 600 made`);

    const samples: number[] = [];
    // The command as a person runs it: a process of its own, so that nothing of the bench is counted.
    const command = spawn(process.execPath, [LAUNCHER, '--json', '--library', benchLibrary(folder).library, 'index', join(folder, 'photos')], {
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder }, stdio: ['ignore', 'pipe', 'inherit'],
    });
    const timer = setInterval(() => samples.push(readTreeMemory(command.pid)?.bytes ?? 0), SAMPLE_EVERY_MS);
    try {
      const report = JSON.parse(await text(command.stdout)) as IndexReport;
      if (report.added !== count) throw new Error(`${report.added} of ${count} photos were added`);
      tell(`${(report.added / report.seconds).toFixed(1)} photos/s`);
    } finally {
      clearInterval(timer);
      command.kill();
    }

    // By time: photos are alike, so that a quarter of the time is a quarter of the photos.
    const quarter = (n: number): number => percentile(samples.slice(((n - 1) * samples.length) / 4, (n * samples.length) / 4), 0.5);
    const quarters = [1, 2, 3, 4].map(quarter);
    const peak = Math.max(...samples);
    const inMb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
    const remark = `medians of the quarters ${quarters.map(inMb).join(', ')}; proportional set sizes (PSS) of all processes summed`;
    const [, second, , last] = quarters as [number, number, number, number];
    return [
      { what: `${what} ${count.toLocaleString('en')} photos: last quarter over the second`, figure: inMb(last), against: inMb(second), ratio: last / second, goal: { atMost: GROWTH_GOAL }, remark },
      { what: `${what} ${count.toLocaleString('en')} photos: peak`, figure: inMb(peak), against: inMb(LIMIT_BYTES), ratio: peak / LIMIT_BYTES, goal: { atMost: 1 } },
    ];
  },
};
