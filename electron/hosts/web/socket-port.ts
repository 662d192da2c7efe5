import type { WebSocket } from 'ws';
import type { WirePort } from '../../../shared/wire/port.ts';

/** A window that is gone without a word (its machine slept) is noticed after two of these. */
const HEARTBEAT_MS = 15_000;
/** Answers that wait for a slow window: above the first no more of its calls are read, until it is down to the second. */
const WAITING_MOST_BYTES = 16 * 1024 * 1024;
const WAITING_AGAIN_BYTES = 4 * 1024 * 1024;
/** Source: RFC 6455, 7.4.1. */
const CLOSE = { goingAway: 1001, badData: 1007 } as const;

/** The server's end of a wire over a WebSocket, whose messages are JSON text. */
export function portFromServerSocket(socket: WebSocket): WirePort {
  let isAlive = true;
  let isPaused = false;
  let waitingBefore = 0;

  const heartbeat = setInterval(() => {
    // A paused socket does not hear the answer; it lives while it still takes what waits for it.
    const isTaking = isPaused && socket.bufferedAmount < waitingBefore;
    waitingBefore = socket.bufferedAmount;
    if (!isAlive && !isTaking) return socket.terminate();
    isAlive = false;
    socket.ping();
  }, HEARTBEAT_MS).unref();
  socket.on('pong', () => void (isAlive = true));
  socket.on('close', () => clearInterval(heartbeat));
  // A broken connection also says `close`, which is what the calls hear of.
  socket.on('error', () => undefined);

  function holdBack(): void {
    if (!isPaused && socket.bufferedAmount > WAITING_MOST_BYTES) {
      isPaused = true;
      socket.pause();
    } else if (isPaused && socket.bufferedAmount < WAITING_AGAIN_BYTES) {
      isPaused = false;
      isAlive = true;
      socket.resume();
    }
  }

  return {
    postMessage(message) {
      if (socket.readyState !== socket.OPEN) return;
      socket.send(JSON.stringify(message), holdBack);
      holdBack();
    },
    onMessage(listener) {
      socket.addEventListener('message', ({ data }) => {
        const message = typeof data === 'string' ? parseOrUndefined(data) : undefined;
        if (message === undefined) socket.close(CLOSE.badData);
        else listener(message);
      });
    },
    onClose: (listener) => void socket.on('close', () => listener()),
    close: () => socket.close(CLOSE.goingAway),
  };
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Not the wire: the caller closes the line.
  }
}
