import type { WirePort } from './port.ts';

/** Path at which the browser's door takes the wire. */
export const WIRE_PATH = '/wire';

/** What a browser's WebSocket and the one of `ws` have in common. */
export interface WebSocketLike {
  readonly readyState: number;
  send(text: string): void;
  close(): void;
  addEventListener(type: 'open' | 'close' | 'error', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}

/** `WebSocket.OPEN` of the standard. */
const OPEN = 1;

/**
 * Open the client's end of a wire over a WebSocket. Messages travel as JSON text.
 *
 * @param socket A fresh socket that is still connecting.
 * @throws Error when it closes before it was open: nothing answers there, or the token is wrong.
 */
export async function openWebSocketPort(socket: WebSocketLike): Promise<WirePort> {
  const port = portFromWebSocket(socket);
  const opened = Promise.withResolvers<void>();
  socket.addEventListener('open', () => opened.resolve());
  socket.addEventListener('close', () => opened.reject(new Error('The connection was refused.')));
  // A failed socket also says `close`; without a listener, Node would throw the `error`.
  socket.addEventListener('error', () => undefined);
  await opened.promise;
  return port;
}

function portFromWebSocket(socket: WebSocketLike): WirePort {
  let listener: ((message: unknown) => void) | null = null;
  const early: unknown[] = [];
  const closeListeners: (() => void)[] = [];
  let isClosed = false;
  const end = (): void => {
    if (isClosed) return;
    isClosed = true;
    for (const tell of closeListeners) tell();
  };
  socket.addEventListener('message', ({ data }) => {
    if (isClosed) return;
    const message: unknown = JSON.parse(String(data));
    if (listener === null) early.push(message);
    else listener(message);
  });
  socket.addEventListener('close', end);
  return {
    postMessage(message) {
      if (socket.readyState === OPEN) socket.send(JSON.stringify(message));
    },
    onMessage(next) {
      listener = next;
      for (const message of early.splice(0)) next(message);
    },
    onClose: (tell) => void closeListeners.push(tell),
    close() {
      // A socket whose other end is gone takes long to say `close`; the calls must not wait for it.
      end();
      socket.close();
    },
  };
}
