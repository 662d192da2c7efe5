import type { WirePort } from '../../../shared/wire/port.ts';

/** The part that is used of Electron's MessagePortMain, which main and the utility processes have. */
export interface MainPort {
  postMessage(message: unknown, transfer?: MainPort[]): void;
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): unknown;
  on(event: 'close', listener: () => void): unknown;
  /** Messages wait in the port until this is called. */
  start(): void;
  close(): void;
}

/** Electron's port as a wire port. */
export function portFromMainPort(port: MainPort): WirePort {
  let isClosed = false;
  const closeListeners: (() => void)[] = [];
  const end = (): void => {
    if (isClosed) return;
    isClosed = true;
    for (const tell of closeListeners) tell();
  };
  port.on('close', end);
  return {
    postMessage(message) {
      if (!isClosed) port.postMessage(message);
    },
    onMessage(listener) {
      port.on('message', ({ data }) => listener(data));
      port.start();
    },
    onClose: (listener) => void closeListeners.push(listener),
    close() {
      // The end that closes is not told by Electron that it did.
      end();
      port.close();
    },
  };
}
