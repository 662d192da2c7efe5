/** One end of a two-way line that carries structured-cloneable messages, in order. */
export interface WirePort {
  postMessage(message: unknown): void;
  /** One listener a port; messages that came before it are kept for it. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the other end is gone or either end closed the line. */
  onClose(listener: () => void): void;
  close(): void;
}

/** What a browser's, Node's and Electron's MessagePort have in common. */
export interface MessagePortLike {
  postMessage(message: unknown): void;
  addEventListener(type: string, listener: (event: object) => void): void;
  start(): void;
  close(): void;
}

/** A MessagePort (of a browser or of node:worker_threads) as a wire port. */
export function portFromMessagePort(port: MessagePortLike): WirePort {
  return {
    postMessage: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event) => listener('data' in event ? event.data : undefined));
      port.start();
    },
    onClose(listener) {
      port.addEventListener('close', () => listener());
    },
    close: () => port.close(),
  };
}
