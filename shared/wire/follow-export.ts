import type { ExportEvent, ExportRequest } from '../contract/edit-schemas.ts';
import type { AlbumenClient } from './create-client.ts';
import { followReport } from './follow-report.ts';

/**
 * Export as one promise: the report, with progress on the way.
 *
 * @param options.signal Aborting stops it; the promise still resolves, with the report of what is done.
 * @throws As followReport.
 */
export async function followExport(
  client: AlbumenClient,
  request: ExportRequest,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (done: number, total: number) => void } = {},
): Promise<Extract<ExportEvent, { type: 'report' }>> {
  const { signal } = options;
  return await followReport(
    (observer) => client.photos.export.subscribe(request, { ...(signal && { signal }), ...observer }),
    (event: ExportEvent) => {
      if (event.type === 'report') return event;
      options.onProgress?.(event.done, event.total);
      return null;
    },
  );
}
