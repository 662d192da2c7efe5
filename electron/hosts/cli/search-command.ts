import type { ParsedQuestion, SearchQuestion } from '../../../shared/contract/schemas.ts';
import type { AlbumenClient } from '../../../shared/wire/create-client.ts';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatSearchAnswer } from './format-answer.ts';
import { formatCount } from './format-text.ts';
import { absolutePath } from './library-location.ts';
import { runSearchBatch } from './search-batch.ts';
import { UsageError } from './usage-error.ts';

export interface SearchOptions {
  readonly limit?: number;
  readonly image?: readonly string[];
  readonly batch?: string;
  readonly explain?: boolean;
  readonly keep?: readonly string[];
}

/** `albumen search [text]`: one question, or one a line with `--batch`. */
export async function runSearch(context: CliContext, words: readonly string[], options: SearchOptions): Promise<Outcome> {
  const text = words.join(' ').trim();
  const images = (options.image ?? []).map((path) => absolutePath(path, context));
  const rest = {
    images,
    explain: options.explain ?? false,
    keepWords: [...(options.keep ?? [])],
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  };
  if (options.batch !== undefined) {
    if (text !== '') throw new UsageError('give a question or --batch, not both');
    return await runSearchBatch(context, options.batch, rest);
  }
  if (text === '' && images.length === 0) {
    throw new UsageError('say what to look for, such as: albumen search "two dogs at a fence" (or give --image FILE)');
  }
  const question: SearchQuestion = { ...rest, text };
  const client = await context.connect();
  const answer = await client.search.query.query(question, { signal: context.signal });
  const emptyReason = answer.results.length > 0 || context.json ? '' : await sayWhyNothing(client, answer.parsed);
  return { exitCode: EXIT.done, json: answer, text: formatSearchAnswer(answer, emptyReason) };
}

/** Why an answer has no results, in one line; what the engine's own notes say is not said again. */
export async function sayWhyNothing(client: AlbumenClient, parsed?: ParsedQuestion): Promise<string> {
  if (parsed !== undefined && parsed.notes.length > 0) return 'Nothing found.';
  const { photos } = await client.library.status.query();
  if (photos === 0) return 'Nothing found: the library is empty. Put photos in with albumen index FOLDER';
  if (parsed !== undefined && parsed.filters.length > 0) {
    return `Nothing found: none of the ${formatCount(photos, 'photo')} passes the filters. --keep "WORDS" turns a filter back into words.`;
  }
  return `Nothing found among ${formatCount(photos, 'photo')}. If they have no vectors of the active model yet, run albumen index`;
}
