import { VERSION_POLL_BUSY_MS, VERSION_POLL_IDLE_MS } from '../config.ts';

/** The library's version as last looked at; looked at again by itself while somebody follows, since other processes write too. */
export interface VersionWatch {
  readonly current: string;
  start(): Promise<void>;
  look(): Promise<void>;
  close(): void;
}

export interface VersionWatchOptions {
  /** False while nobody would see a change. */
  readonly isWanted: () => boolean;
  /** True while this engine writes. */
  readonly isBusy: () => boolean;
  readonly onChange: () => void;
}

export function watchVersion(read: () => Promise<string>, options: VersionWatchOptions): VersionWatch {
  let current = '';
  let lookedAtMs = 0;
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const now = await read();
    if (now === current) return;
    current = now;
    options.onChange();
  }

  function lookIfDue(): void {
    if (!options.isWanted()) return;
    if (Date.now() - lookedAtMs < (options.isBusy() ? VERSION_POLL_BUSY_MS : VERSION_POLL_IDLE_MS)) return;
    lookedAtMs = Date.now();
    // A library that cannot be read is told by the call that needs it; the version stays what it was.
    void look().catch(() => undefined);
  }

  return {
    get current() {
      return current;
    },
    async start() {
      timer ??= setInterval(lookIfDue, VERSION_POLL_BUSY_MS / 2).unref();
      await look();
    },
    look,
    close() {
      if (timer) clearInterval(timer);
    },
  };
}
