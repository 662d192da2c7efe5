import type { WirePort } from './port.ts';

/**
 * Two ends of a line within one process. Messages arrive in a later microtask and as copies, as over any other port, so
 * that the in-process door cannot come to lean on shared objects.
 */
export function createPortPair(): [WirePort, WirePort] {
  const left = new PairedPort();
  const right = new PairedPort();
  left.join(right);
  right.join(left);
  return [left, right];
}

class PairedPort implements WirePort {
  #other: PairedPort | null = null;
  #listener: ((message: unknown) => void) | null = null;
  #waiting: unknown[] = [];
  #closeListeners: (() => void)[] = [];
  #closed = false;

  join(other: PairedPort): void {
    this.#other = other;
  }

  postMessage(message: unknown): void {
    if (this.#closed) return;
    const copy = structuredClone(message);
    queueMicrotask(() => this.#other?.receive(copy));
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#listener = listener;
    for (const message of this.#waiting.splice(0)) listener(message);
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  close(): void {
    queueMicrotask(() => this.#other?.end());
    this.end();
  }

  private receive(message: unknown): void {
    if (this.#closed) return;
    if (this.#listener === null) this.#waiting.push(message);
    else this.#listener(message);
  }

  private end(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listener of this.#closeListeners) listener();
  }
}
