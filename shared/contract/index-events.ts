import type { Engine } from './engine.ts';
import { followLatest } from './follow-latest.ts';
import type { IndexEvent, IndexRequest } from './schemas.ts';

/**
 * Run the indexing as a stream of events: progress while it runs, the report last; see `followLatest`.
 *
 * @throws AlbumenError as `engine.indexLibrary` does.
 */
export function indexEvents(engine: Engine, request: IndexRequest, signal: AbortSignal | undefined): AsyncGenerator<IndexEvent, void, undefined> {
  return followLatest<IndexEvent, IndexEvent>(signal, async (options, tell) => ({
    type: 'report',
    report: await engine.indexLibrary(request, { ...options, onProgress: (progress) => tell({ type: 'progress', progress }) }),
  }));
}
