import { create } from 'zustand';
import type { ActivitySnapshot } from '../../shared/contract/activity-schemas.ts';
import { api, followActivity } from '../api/client.ts';
import { useLibrary } from './library.ts';
import { forgetPhotos } from './photos.ts';

export interface ActivityStore {
  /** Null before the engine has answered. */
  readonly now: ActivitySnapshot | null;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Look through folders again; none means all. */
  rescan(folders?: readonly string[], retryFailed?: boolean): Promise<void>;
}

/** What the engine does by itself, and the library's changes, which it passes on to the stores that show them. */
export const useActivity = create<ActivityStore>()(() => ({
  now: null,
  pause: () => api.activity.pause.mutate(),
  resume: () => api.activity.resume.mutate(),
  rescan: (folders = [], retryFailed = false) => api.activity.run.mutate({ folders: [...folders], retryFailed }),
}));

/** Follow the engine's state for as long as the window lives. Whoever opens it is busy. */
export function startActivity(): void {
  hint();
  followActivity((now) => {
    const before = useActivity.getState().now;
    useActivity.setState({ now });
    if (before !== null && before.libraryVersion !== now.libraryVersion) {
      useLibrary.getState().refresh();
      forgetPhotos();
    }
  });
}

/** At most one hint a second that a person is busy, for indexing to yield to. */
export function noticePerson(): void {
  const nowMs = performance.now();
  if (nowMs - noticedAtMs < 1_000 || useActivity.getState().now?.state !== 'indexing') return;
  noticedAtMs = nowMs;
  hint();
}

/** One that does not arrive costs nothing. */
function hint(): void {
  void api.activity.noticePerson.mutate().catch(() => undefined);
}
let noticedAtMs = Number.NEGATIVE_INFINITY;
