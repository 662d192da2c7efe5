import { existsSync } from 'node:fs';
import type { CliContext, Outcome } from './cli-context.ts';
import { EXIT } from './exit-code.ts';
import { formatRanking } from './format-answer.ts';
import { absolutePath } from './library-location.ts';
import { sayWhyNothing } from './search-command.ts';

/** `albumen similar <path|id>`: more like this photo, which need not be in the library. */
export async function runSimilar(context: CliContext, target: string, options: { readonly limit?: number }): Promise<Outcome> {
  const path = absolutePath(target, context);
  // 32 hex digits are an id unless a file of that name lies here.
  const to = /^[0-9a-f]{32}$/.test(target) && !existsSync(path) ? target : path;
  const client = await context.connect();
  const answer = await client.search.similar.query(
    { to, ...(options.limit === undefined ? {} : { limit: options.limit }) },
    { signal: context.signal },
  );
  const text = answer.results.length > 0 || context.json ? formatRanking(answer) : await sayWhyNothing(client);
  return { exitCode: EXIT.done, json: answer, text };
}
