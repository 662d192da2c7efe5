import { plural, t } from '@lingui/core/macro';
import { create } from 'zustand';
import type { ExportRequest } from '../../../shared/contract/edit-schemas.ts';
import { api } from '../../api/client.ts';
import { useToasts } from '../../stores/toasts.ts';
import { sayProblem } from '../../ui/say-problem.ts';

/** Copies go into a folder; sidecars beside the originals are the command line's. */
type CopyRequest = ExportRequest & { readonly folder: string };

interface ExportStore {
  /** Null while nothing is exported. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  /** Photos of the last export that were not written, with the reason. */
  readonly failed: readonly { readonly id: string; readonly reason: string }[];
  start(request: CopyRequest): void;
  stop(): void;
  /** The failures were seen. */
  forget(): void;
}

/** Copies that are being written: it goes on whatever page the person is on. */
export const useExport = create<ExportStore>()((set, get) => {
  let running: { unsubscribe(): void } | null = null;

  function finish(): void {
    running = null;
    set({ progress: null });
  }

  return {
    progress: null,
    failed: [],
    start(request) {
      if (get().progress) {
        useToasts.getState().tell(t`Another export is still being written.`, { kind: 'problem' });
        return;
      }
      set({ progress: { done: 0, total: request.ids.length }, failed: [] });
      running = api.photos.export.subscribe(request, {
        onData(event) {
          if (event.type === 'progress') return set({ progress: { done: event.done, total: event.total } });
          set({ failed: event.failed });
          tellResult(event.written.length, event.failed.length, request.folder);
        },
        onError(error) {
          finish();
          useToasts.getState().tell(sayProblem(error), { kind: 'problem' });
        },
        onComplete: finish,
      });
    },
    stop() {
      const done = get().progress?.done ?? 0;
      running?.unsubscribe();
      finish();
      useToasts.getState().tell(plural(done, { 0: 'The export was stopped; nothing was written', one: 'The export was stopped; # copy is written', other: 'The export was stopped; # copies are written' }));
    },
    forget: () => set({ failed: [] }),
  };
});

function tellResult(written: number, failed: number, folder: string): void {
  const { tell } = useToasts.getState();
  if (written > 0) tell(plural(written, { one: `# copy is in ${folder}`, other: `# copies are in ${folder}` }));
  else if (failed === 0) tell(t`Nothing was exported`);
}
