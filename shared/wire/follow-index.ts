import type { IndexEvent, IndexProgress, IndexReport, IndexRequest } from '../contract/schemas.ts';
import type { AlbumenClient } from './create-client.ts';
import { followReport } from './follow-report.ts';

/**
 * Index as one promise: the report, with progress on the way.
 *
 * @param options.signal Aborting stops the run; the promise still resolves, with the report of what is done.
 * @throws AlbumenError as the engine does, or `worker-failed` when the connection closes.
 */
export async function followIndex(
  client: AlbumenClient,
  request: IndexRequest,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (progress: IndexProgress) => void } = {},
): Promise<IndexReport> {
  const { signal } = options;
  return await followReport(
    (observer) => client.library.index.subscribe(request, { ...(signal && { signal }), ...observer }),
    (event: IndexEvent) => {
      if (event.type === 'report') return event.report;
      options.onProgress?.(event.progress);
      return null;
    },
  );
}
