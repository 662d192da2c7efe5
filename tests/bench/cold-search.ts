import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { percentile, type BenchRow } from './bench-row.ts';
import { SAMPLES } from './bench-folders.ts';

const LIMIT_SECONDS = 0.5;
const LAUNCHER = fileURLToPath(new URL('../../bin/albumen.mjs', import.meta.url));
/** Each asked once: a question that was asked before comes from a cache. */
const QUESTIONS = ['two dogs at a wooden fence', 'a cup of coffee', 'snow on a mountain', 'a small bird', 'a harbour with boats', 'a rocket', 'a person with a camera', 'fruit on a shelf', 'a red shirt', 'a horse', 'an old building', 'a page of text', 'a motorcycle', 'a cat', 'a bottle', 'shoes'];

/** `albumen search` as the shell starts it: from process start to its end, with the answer printed. */
export const coldSearch: BenchRow = {
  name: 'cold-search',
  async run({ folder, tell }) {
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache'), XDG_DATA_HOME: join(folder, 'data') };
    const library = join(folder, 'library.albumen');
    const albumen = (...parameters: string[]) => spawnSync(process.execPath, [LAUNCHER, '--library', library, '--json', ...parameters], { env, encoding: 'utf8' });
    const indexed = albumen('index', SAMPLES);
    if (indexed.status !== 0) throw new Error(`index failed: ${indexed.stderr}${indexed.stdout}`);
    const seconds: number[] = [];
    for (const question of QUESTIONS) {
      const startedAt = performance.now();
      const { status, stdout, stderr } = albumen('search', question);
      seconds.push((performance.now() - startedAt) / 1000);
      if (status !== 0) throw new Error(`search failed: ${stderr}`);
      if ((JSON.parse(stdout) as { results: unknown[] }).results.length === 0) throw new Error(`"${question}" found nothing`);
    }
    // The first start fills the cache of compiled code, as the first one on a machine does.
    const warm = seconds.slice(1);
    tell(`first start ${seconds[0]?.toFixed(2) ?? ''} s`);
    const p95 = percentile(warm, 0.95);
    return [{
      what: 'cold search, process start to exit, p95',
      figure: `${p95.toFixed(2)} s`, against: `${LIMIT_SECONDS} s`, ratio: p95 / LIMIT_SECONDS, goal: { atMost: 1 },
      remark: `median ${percentile(warm, 0.5).toFixed(2)} s of ${warm.length} new questions, one process each; the very first start took ${seconds[0]?.toFixed(2) ?? ''} s`,
    }];
  },
};
