import { EventEmitter } from 'node:events';
import type { ChildProcess } from 'node:child_process';

/** What travels over a fork's channel in place of what Electron's processes say to each other. */
export type ShimMessage =
  /** To `process.parentPort`, or from it; `ports` are numbers of lines that go with it. */
  | { readonly kind: 'parent'; readonly data: unknown; readonly ports: readonly number[] }
  /** Over a line. */
  | { readonly kind: 'line'; readonly port: number; readonly data: unknown }
  | { readonly kind: 'close'; readonly port: number };

/**
 * Electron's MessagePortMain, in main: messages wait until `start`, arrive later and as copies in which a Buffer is a
 * plain Uint8Array, and the port may be handed to a child process, after which it cannot be used here.
 */
export class FakeMainPort extends EventEmitter {
  peer: FakeMainPort | null = null;
  #isStarted = false;
  #isClosed = false;
  #waiting: unknown[] = [];
  #remote: { readonly child: ChildProcess; readonly port: number } | null = null;

  postMessage(data: unknown): void {
    if (this.#remote !== null) throw new Error('this port was handed to another process');
    if (!this.#isClosed) this.peer?.arrive(data);
  }

  start(): void {
    this.#isStarted = true;
    for (const data of this.#waiting.splice(0)) this.arrive(data);
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.peer?.end();
  }

  /** A message from the other end. */
  arrive(data: unknown): void {
    if (this.#isClosed) return;
    if (this.#remote !== null) sendTo(this.#remote.child, { kind: 'line', port: this.#remote.port, data });
    else if (this.#isStarted) setImmediate(() => this.emit('message', { data: structuredClone(data), ports: [] }));
    else this.#waiting.push(data);
  }

  /** The other end was closed. */
  end(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    if (this.#remote !== null) sendTo(this.#remote.child, { kind: 'close', port: this.#remote.port });
    else setImmediate(() => this.emit('close'));
  }

  /** Hand this end to a child; what waits goes with it. */
  moveTo(child: ChildProcess, port: number): void {
    this.#remote = { child, port };
    for (const data of this.#waiting.splice(0)) this.arrive(data);
  }
}

/** Electron's MessageChannelMain. */
export class FakeMessageChannel {
  readonly port1 = new FakeMainPort();
  readonly port2 = new FakeMainPort();

  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}

/** A process that is gone takes no messages, as in Electron. */
export function sendTo(child: ChildProcess, message: ShimMessage): void {
  if (child.connected) child.send(message, () => undefined);
}
