import type { Engine } from './engine.ts';
import type { IndexEvent, IndexProgress, IndexRequest } from './schemas.ts';

/**
 * Run the indexing as a stream of events: progress while it runs, the report last.
 *
 * Pulled, not pushed: progress that nobody has asked for yet is replaced by the newer one, so that a slow reader costs
 * no memory and always sees the latest. Aborting `signal` stops the run, and the report of what is done still comes;
 * ending the iteration early (`return()`) stops it too, without a report.
 *
 * @throws AlbumenError as `engine.indexLibrary` does.
 */
export async function* indexEvents(
  engine: Engine,
  request: IndexRequest,
  signal: AbortSignal | undefined,
): AsyncGenerator<IndexEvent, void, undefined> {
  const leave = new AbortController();
  const stop = signal === undefined ? leave.signal : AbortSignal.any([signal, leave.signal]);
  let latest: IndexProgress | null = null;
  let news = Promise.withResolvers<null>();
  const run = engine.indexLibrary(request, {
    signal: stop,
    onProgress: (progress) => {
      latest = progress;
      news.resolve(null);
    },
  });
  try {
    for (;;) {
      const report = await Promise.race([run, news.promise]);
      const progress = latest;
      latest = null;
      news = Promise.withResolvers<null>();
      if (progress !== null) yield { type: 'progress', progress };
      if (report !== null) {
        yield { type: 'report', report };
        return;
      }
    }
  } finally {
    leave.abort();
    // A reader that left early must not leave a run behind; its failure has no reader any more.
    await run.catch(() => undefined);
  }
}
