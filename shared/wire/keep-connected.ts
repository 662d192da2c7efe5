import type { WirePort } from './port.ts';
import type { ReconnectingClient } from './reconnecting-link.ts';

/** Wait before the first new try, milliseconds: a restarted server on this machine is back within moments. */
const FIRST_WAIT_MS = 250;
/** Longest wait between two tries: a person who starts the server again should not have to reload. */
const LONGEST_WAIT_MS = 5_000;

/** The open attempts of one client. */
export interface KeptConnection {
  /** Try now instead of waiting out the pause, such as when the window is looked at again. */
  retryNow(): void;
  stop(): void;
}

/**
 * Keep a client on an open line: opens one now, and again with growing pauses whenever it breaks.
 *
 * @param open Opens a line; its rejection counts as one failed try.
 */
export function keepConnected(connection: ReconnectingClient, open: () => Promise<WirePort>): KeptConnection {
  let waitMs = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isOpening = false;
  let isStopped = false;

  function retryLater(): void {
    if (isStopped || isOpening || timer !== null) return;
    timer = setTimeout(() => void tryNow(), waitMs);
    waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS);
  }

  async function tryNow(): Promise<void> {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (isStopped || isOpening || connection.state() === 'connected') return;
    isOpening = true;
    const port = await open().catch(() => null);
    isOpening = false;
    if (port === null) return retryLater();
    if (isStopped) return port.close();
    waitMs = FIRST_WAIT_MS;
    connection.attach(port);
  }

  const unlisten = connection.onState((state) => {
    if (state === 'lost') retryLater();
  });
  void tryNow();
  return {
    retryNow: () => void tryNow(),
    stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      unlisten();
    },
  };
}
