import type { IndexProgress } from '../../../shared/contract/schemas.ts';
import { PROGRESS_INTERVAL_MS, PROGRESS_RATE_WINDOW_MS } from '../config.ts';

export interface ProgressReporter {
  /** Change some fields; listeners get one coalesced snapshot per interval, and every new phase at once. */
  update(change: Partial<Pick<IndexProgress, 'phase' | 'total' | 'failed' | 'provider' | 'providerNotes'>>): void;
  /** One more photo is done. */
  photoDone(): void;
  /** Send the last snapshot at once. */
  finish(): void;
  readonly done: number;
}

/** Coalesced progress of one index run: snapshots, never a message per photo. Rate and time left come from the last seconds. */
export function createProgress(send: (progress: IndexProgress) => void, now: () => number = Date.now): ProgressReporter {
  let state: Omit<IndexProgress, 'photosPerSecond' | 'secondsLeft'> = {
    phase: 'scanning', done: 0, total: 0, failed: 0, provider: null, providerNotes: [],
  };
  const marks: { atMs: number; done: number }[] = [{ atMs: now(), done: 0 }];
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sentAtMs = Number.NEGATIVE_INFINITY;

  function snapshot(): IndexProgress {
    const atMs = now();
    while (marks.length > 1 && (marks[0] as { atMs: number }).atMs < atMs - PROGRESS_RATE_WINDOW_MS) marks.shift();
    const first = marks[0];
    const elapsedSeconds = first ? (atMs - first.atMs) / 1000 : 0;
    const photosPerSecond = first && elapsedSeconds > 0 ? (state.done - first.done) / elapsedSeconds : 0;
    const left = state.total - state.done;
    const secondsLeft = photosPerSecond > 0 && left > 0 ? left / photosPerSecond : null;
    return { ...state, photosPerSecond, secondsLeft };
  }

  function sendNow(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    sentAtMs = now();
    send(snapshot());
  }

  function sendSoon(): void {
    if (timer) return;
    const waitMs = sentAtMs + PROGRESS_INTERVAL_MS - now();
    if (waitMs <= 0) sendNow();
    else timer = setTimeout(sendNow, waitMs);
  }

  return {
    update(change) {
      const newPhase = change.phase !== undefined && change.phase !== state.phase;
      state = { ...state, ...change };
      if (newPhase) marks.splice(0, marks.length, { atMs: now(), done: state.done });
      if (newPhase) sendNow();
      else sendSoon();
    },
    photoDone() {
      state = { ...state, done: state.done + 1 };
      const last = marks.at(-1) as { atMs: number };
      if (now() - last.atMs >= PROGRESS_INTERVAL_MS) marks.push({ atMs: now(), done: state.done });
      sendSoon();
    },
    finish() {
      state = { ...state, phase: 'done' };
      sendNow();
    },
    get done() {
      return state.done;
    },
  };
}
