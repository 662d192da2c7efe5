import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followIndex } from '../../../shared/wire/follow-index.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { formatRanking } from './format-answer.ts';
import { formatIndexReport } from './format-index-report.ts';
import { exitCodeOfReport } from './index-command.ts';
import { ProgressLine } from './progress-line.ts';
import { resourcesFolder } from './resources-folder.ts';

/** Shown a question: enough to see what it found. */
const PHOTOS_A_QUESTION = 3;

/** Asked of the photos that come with Albumen; the last one has no answer there. */
const QUESTIONS = [
  'two dogs at a wooden fence',
  'sunset over hills',
  'a small bird on a tree trunk',
  'fruit in 2020 without oranges',
  'in Beijing',
  'an elephant',
];

/** `albumen demo`: index the bundled photos into a temporary library, and ask it a few questions. */
export async function runDemo(context: CliContext, options: { readonly keep?: boolean }): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-demo-'));
  const library = join(folder, 'library.albumen').replaceAll('\\', '/');
  const photos = `${resourcesFolder()}/sample-photos`;
  const line = new ProgressLine(context.stderr);
  try {
    const client = await context.connect(library);
    const report = await followIndex(client, { folders: [photos] }, { signal: context.signal, onProgress: (progress) => line.show(progress) });
    line.clear();
    const answers = [];
    for (const text of report.interrupted ? [] : QUESTIONS) {
      answers.push(await client.search.query.query({ text, limit: PHOTOS_A_QUESTION }, { signal: context.signal }));
    }
    const shown = answers.map((answer) => `"${answer.query}"\n${formatRanking(answer)}`);
    const where = options.keep === true
      ? `The library is kept in ${library}\nAsk it more: albumen --library ${library} search "…"`
      : `The library was in ${library} and is removed again; --keep keeps it.`;
    return {
      exitCode: exitCodeOfReport(report, [photos]),
      json: { library, kept: options.keep === true, photos, report, answers },
      text: [formatIndexReport(report), ...shown, where].join('\n\n'),
    };
  } finally {
    line.clear();
    if (options.keep !== true) {
      await context.disconnect(library);
      await rm(folder, { recursive: true, force: true });
    }
  }
}
