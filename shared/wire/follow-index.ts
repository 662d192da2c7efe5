import type { IndexProgress, IndexReport, IndexRequest } from '../contract/schemas.ts';
import { unwrapCallError, type AlbumenClient } from './create-client.ts';

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
  return await new Promise<IndexReport>((resolve, reject) => {
    let report: IndexReport | null = null;
    client.library.index.subscribe(request, {
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      onData(event) {
        if (event.type === 'report') report = event.report;
        else options.onProgress?.(event.progress);
      },
      onError: (error) => reject(unwrapCallError(error) as Error),
      onComplete() {
        if (report === null) reject(new Error('The index run ended without a report.'));
        else resolve(report);
      },
    });
  });
}
