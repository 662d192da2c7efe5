import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { arch, availableParallelism, platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { followIndex } from '../../../shared/wire/follow-index.ts';
import { albumenVersion } from './albumen-version.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { ProgressLine } from './progress-line.ts';
import { resourcesFolder } from './resources-folder.ts';

/** Asked one after the other; the first ones load the text encoder and are not counted. */
const QUESTIONS = [
  'dogs', 'a beach', 'a cup of coffee', 'snow on mountains', 'a small bird', 'a harbour with boats', 'an old building', 'a red shirt',
  'fruit', 'a person with a camera', 'a cat', 'a rocket', 'a motorcycle', 'flowers', 'a bottle', 'a forest', 'a bicycle', 'people at a table',
  'a street at night', 'a page of text', 'the sea', 'a wooden fence', 'a child', 'sunset',
];
const WARM_UP = 4;
/** Goals on the developers' machine, two cores. Source: the issue "The main job", section 7; docs/performance.md has the full table. */
const QUESTION_GOAL_MS = 50;
const COLD_GOAL_MS = 500;
const COLD_STARTS = 5;

/** One line of the answer: a figure, and the bound measured in the same run or the goal it is held against. */
interface BenchLine {
  readonly what: string;
  readonly figure: number;
  readonly against: number;
  readonly unit: string;
  readonly ratio: number;
}

/**
 * `albumen bench`: a short measurement of this machine with the bundled photos, in a temporary library. The full one,
 * with made-up libraries of a million photos, is `npm run bench` in a checkout.
 */
export async function runBench(context: CliContext): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-bench-'));
  const library = join(folder, 'library.albumen').replaceAll('\\', '/');
  const photos = `${resourcesFolder()}/sample-photos`;
  const line = new ProgressLine(context.stderr);
  try {
    const client = await context.connect(library);
    const { signal } = context;
    const index = async () => await followIndex(client, { folders: [photos] }, { signal, onProgress: (progress) => line.show(progress) });
    const model = await client.models.check.query({ folder: `${resourcesFolder()}/models/albumen-mini` }, { signal });
    const first = await index();
    const again = await index();
    line.clear();
    const times = first.interrupted || again.interrupted ? [] : await askAll(async (text) => void (await client.search.query.query({ text }, { signal })));
    if (times.length === 0) return { exitCode: EXIT.interrupted, json: { interrupted: true }, text: 'Interrupted; nothing was measured.' };
    const cold = await startCold(library, context);

    const lines: BenchLine[] = [
      describeLine('photos indexed, against the image encoder alone', first.photosPerSecond, model.photosPerSecond ?? Number.NaN, 'photos/s'),
      describeLine('a second run over the same photos, against the first', again.seconds, first.seconds, 's'),
      describeLine('question to answer, median, against the goal', median(times), QUESTION_GOAL_MS, 'ms'),
      describeLine('`albumen search` from start to exit, median, against the goal', median(cold), COLD_GOAL_MS, 'ms'),
    ];
    const machine = `${platform()} ${arch()}, ${availableParallelism()} cores, Node ${process.versions.node}, Albumen ${albumenVersion()}, encoding on ${first.provider ?? 'nothing'}`;
    return { exitCode: EXIT.done, json: { machine, photos: first.added, lines }, text: [machine, ...formatLines(lines)].join('\n') };
  } finally {
    line.clear();
    await context.disconnect(library);
    await rm(folder, { recursive: true, force: true });
  }
}

async function askAll(ask: (text: string) => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  for (const text of QUESTIONS) {
    const startedAt = performance.now();
    await ask(text);
    times.push(performance.now() - startedAt);
  }
  return times.slice(WARM_UP);
}

/** Start this same program anew for a question each, as a shell does. @returns Milliseconds from start to exit. */
async function startCold(library: string, { env, signal }: CliContext): Promise<number[]> {
  const times: number[] = [];
  for (const question of QUESTIONS.slice(0, COLD_STARTS)) {
    const startedAt = performance.now();
    // The words in front keep the question out of the cache of recent ones.
    const parameters = ['--library', library, '--json', 'search', `a photo that shows ${question}`];
    const child = spawn(process.execPath, [...process.execArgv, process.argv[1] ?? '', ...parameters], { env, signal, stdio: 'ignore' });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== EXIT.done) throw new Error(`albumen search ended with ${String(code)}`);
    times.push(performance.now() - startedAt);
  }
  return times;
}

function describeLine(what: string, figure: number, against: number, unit: string): BenchLine {
  return { what, figure, against, unit, ratio: figure / against };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function formatLines(lines: readonly BenchLine[]): string[] {
  const width = Math.max(...lines.map(({ what }) => what.length));
  return lines.map(({ what, figure, against, unit, ratio }) => `  ${what.padEnd(width)}  ${show(figure)} / ${show(against)} ${unit}  = ${ratio.toFixed(2)}`);
}

function show(value: number): string {
  return value.toFixed(value < 10 ? 2 : 0);
}
