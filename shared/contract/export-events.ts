import type { CallOptions, Engine } from './engine.ts';
import { followLatest } from './follow-latest.ts';
import type { ExportEvent, ExportRequest } from './edit-schemas.ts';

/** Run an export as a stream of events: progress while it runs, the report last. Aborting stops it, and the report still comes. */
export function exportEvents(engine: Engine, request: ExportRequest, signal: AbortSignal | undefined): AsyncGenerator<ExportEvent, void, undefined> {
  return followLatest<ExportEvent, ExportEvent>(signal, (options: CallOptions, tell) =>
    engine.exportPhotos(request, { ...options, onProgress: (done, total) => tell({ type: 'progress', done, total }) }),
  );
}
