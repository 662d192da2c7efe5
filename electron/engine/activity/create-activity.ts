import type { ActivitySnapshot, FileFailures } from '../../../shared/contract/activity-schemas.ts';
import { backgroundRunRequest } from '../../../shared/contract/activity-schemas.ts';
import type { Settings } from '../../../shared/contract/app-schemas.ts';
import type { ActivityCalls } from '../../../shared/contract/engine.ts';
import { isAlbumenError } from '../../../shared/contract/errors.ts';
import type { IndexProgress, IndexReport } from '../../../shared/contract/schemas.ts';
import { FAILURES_LISTED_MAX, LOCKED_RETRY_FIRST_MS, LOCKED_RETRY_MAX_MS } from '../config.ts';
import type { LibraryFolder, StoreReader } from '../store/library-store.ts';
import type { Breather } from './breather.ts';
import { createRunQueue, type DueRun } from './run-queue.ts';
import { createSnapshotFeed } from './snapshot-feed.ts';
import { watchBattery } from './watch-battery.ts';
import { createLibraryWatch } from './watch-library.ts';
import { watchVersion } from './watch-version.ts';

/** What a run in the background is started with. */
export interface RunCall {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: IndexProgress) => void;
  /** Processor cores for reading photos; null leaves it to Albumen. */
  readonly cores: number | null;
}

export interface ActivityOptions {
  /** One index run; see `Engine.indexLibrary` for what it throws. An abort ends it within a second, what is done is kept. */
  readonly runIndex: (run: DueRun, call: RunCall) => Promise<IndexReport>;
  readonly readerIfAny: () => Promise<StoreReader | null>;
  /** As `timeline.version`. */
  readonly libraryVersion: () => Promise<string>;
  readonly settings: () => Promise<Settings>;
  readonly isOnBattery: () => Promise<boolean>;
  readonly breather: Breather;
  /** Folders that are never watched, absolute: the library's own. */
  readonly leaveOut: readonly string[];
}

export interface Activity extends ActivityCalls {
  /** The person changed the settings; nothing happens before the background has begun. */
  settingsChanged(): Promise<void>;
  /** The person changed folders or the model of the library, so that this is due; nothing happens before the background has begun. */
  libraryChanged(due: 'all' | readonly string[]): Promise<void>;
  /** End the run under way, keep what is done, forget what is due and all that was told. Begins again with the next `follow` or `run`. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

interface CurrentRun {
  readonly run: DueRun;
  readonly stop: AbortController;
  progress: IndexProgress | null;
  done: Promise<void>;
}

/** The background: what indexes by itself, one run after another, and says what it does. */
export function createActivity(options: ActivityOptions): Activity {
  const { breather } = options;
  const queue = createRunQueue();
  let current: CurrentRun | null = null;
  let hasBegun = false;
  let wasAsked = false;
  let isClosed = false;
  let pausedByPerson = false;
  let problem: string | null = null;
  let lastRun: ActivitySnapshot['lastRun'] = null;
  let failures = 0;
  let locked: { readonly timer: NodeJS.Timeout } | null = null;
  let lockedWaitMs = LOCKED_RETRY_FIRST_MS;

  const feed = createSnapshotFeed(takeSnapshot);
  const battery = watchBattery(options.isOnBattery, async () => (await options.settings()).pauseOnBattery, pauseOrGoOn);
  const version = watchVersion(options.libraryVersion, { isWanted: () => feed.followers > 0, isBusy: () => current !== null, onChange: () => feed.changed() });
  const watch = createLibraryWatch({
    folders: async () => (await (await options.readerIfAny())?.folders()) ?? ([] as LibraryFolder[]),
    isWanted: async () => (await options.settings()).watchFolders,
    leaveOut: options.leaveOut,
    onDue: (parts) => due({ scope: parts, named: [], retryFailed: false, verify: false, askedBy: 'watch' }),
    onChange: () => feed.changed(),
    onError: tellProblem,
  });
  breather.onChange = () => feed.changed();

  function takeSnapshot(): ActivitySnapshot {
    return {
      state: stateNow(),
      progress: current?.progress ?? null,
      pausedBecause: pauseReason(),
      problem,
      lastRun,
      failures: Math.max(failures, current?.progress?.failed ?? 0),
      watching: [...watch.watching],
      libraryVersion: version.current,
    };
  }

  function stateNow(): ActivitySnapshot['state'] {
    if (pauseReason() !== null) return 'paused';
    if (current) return breather.isHolding ? 'waiting' : 'indexing';
    if (locked) return 'waiting';
    return problem === null ? 'idle' : 'blocked';
  }

  function pauseReason(): ActivitySnapshot['pausedBecause'] {
    return pausedByPerson ? 'person' : battery.isPausing ? 'battery' : null;
  }

  function tellProblem(error: unknown): void {
    problem = isAlbumenError(error) ? error.message : `indexing stopped unexpectedly: ${error instanceof Error ? error.message : String(error)}`;
    feed.changed();
  }

  async function begin(): Promise<void> {
    if (hasBegun || isClosed) return;
    [hasBegun, wasAsked] = [true, true];
    try {
      await Promise.all([battery.start(), version.start(), watch.sync(), countFailures()]);
      due({ scope: 'all', named: [], retryFailed: false, verify: false, askedBy: 'watch' });
    } catch (error) {
      tellProblem(error);
    }
  }

  async function countFailures(): Promise<void> {
    failures = (await (await options.readerIfAny())?.countFiles('failed')) ?? 0;
  }

  function due(run: DueRun): void {
    queue.add(run);
    startNext();
  }

  function pauseOrGoOn(): void {
    if (pauseReason() === null) startNext();
    else current?.stop.abort();
    feed.changed();
  }

  function startNext(): void {
    if (!hasBegun || isClosed || current || locked || pauseReason() !== null) return;
    const run = queue.next();
    if (!run) return;
    const next: CurrentRun = { run, stop: new AbortController(), progress: null, done: Promise.resolve() };
    current = next;
    feed.changed();
    next.done = runNow(next).finally(() => {
      current = null;
      feed.changed();
      startNext();
    });
  }

  async function runNow(now: CurrentRun): Promise<void> {
    try {
      const isEmpty = now.run.scope === 'all' && now.run.named.length === 0;
      if (isEmpty && ((await (await options.readerIfAny())?.folders()) ?? []).length === 0) return;
      const report = await options.runIndex(now.run, {
        signal: now.stop.signal,
        cores: (await options.settings()).indexingCores,
        onProgress(progress) {
          now.progress = progress;
          feed.changed();
        },
      });
      if (report.interrupted) queue.putBack(now.run);
      else noteRun(now.run, report);
      await watch.sync();
    } catch (error) {
      if (isAlbumenError(error, 'cancelled')) queue.putBack(now.run);
      else if (isAlbumenError(error, 'library-locked')) retryLater(now.run);
      else tellProblem(error);
    }
    // What ended well or badly has changed the library either way.
    await Promise.all([version.look(), countFailures()]).catch(tellProblem);
  }

  function noteRun(run: DueRun, report: IndexReport): void {
    problem = null;
    lockedWaitMs = LOCKED_RETRY_FIRST_MS;
    watch.noteAway(run.scope, report.away);
    const { added, updated, moved, removed, seconds, photosPerSecond } = report;
    if (run.askedBy === 'watch' && lastRun && added + updated + moved + removed === 0) return;
    lastRun = { finishedAtMs: Date.now(), added, updated, moved, removed, failed: report.failed.length, seconds, photosPerSecond };
  }

  function retryLater(run: DueRun): void {
    queue.putBack(run);
    const timer = setTimeout(() => {
      locked = null;
      startNext();
    }, lockedWaitMs);
    locked = { timer: timer.unref() };
    lockedWaitMs = Math.min(lockedWaitMs * 2, LOCKED_RETRY_MAX_MS);
  }

  async function stop(): Promise<void> {
    hasBegun = false;
    if (locked) clearTimeout(locked.timer);
    locked = null;
    while (queue.next());
    current?.stop.abort();
    await current?.done;
    while (queue.next());
  }

  return {
    async *follow(signal) {
      void begin(); // Tells its own errors as a problem; the first snapshot does not wait for it.
      await version.look().catch(tellProblem);
      yield* feed.follow(signal);
    },
    async run(request) {
      const { folders, retryFailed, verify } = backgroundRunRequest.parse(request);
      await begin();
      due({ scope: folders.length > 0 ? folders : 'all', named: folders, retryFailed, verify, askedBy: 'person' });
    },
    pause() {
      pausedByPerson = true;
      pauseOrGoOn();
      return Promise.resolve();
    },
    resume() {
      pausedByPerson = false;
      battery.overrule();
      pauseOrGoOn();
      return Promise.resolve();
    },
    noticePerson: () => breather.noticePerson(),
    async failures(): Promise<FileFailures> {
      const rows = (await (await options.readerIfAny())?.filesInState('failed')) ?? [];
      const sorted = rows.toSorted((a, b) => (a.path < b.path ? -1 : 1)).slice(0, FAILURES_LISTED_MAX);
      return { total: rows.length, failures: sorted.map(({ path, reason, attempts }) => ({ path, reason: reason ?? 'unknown', attempts })) };
    },
    async settingsChanged() {
      if (!wasAsked) return;
      await Promise.all([watch.sync(), battery.look(), version.look()]);
    },
    async libraryChanged(parts) {
      if (!wasAsked) return;
      await begin();
      await watch.sync();
      if (parts.length > 0) due({ scope: parts, named: [], retryFailed: false, verify: false, askedBy: 'watch' });
    },
    async stop() {
      await stop();
      [problem, lastRun, failures] = [null, null, 0];
      feed.changed();
    },
    async close() {
      isClosed = true;
      battery.close();
      version.close();
      await Promise.all([stop(), watch.close()]);
      feed.end();
    },
  };
}
