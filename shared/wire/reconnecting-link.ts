import { TRPCClientError, type Operation, type TRPCLink } from '@trpc/client';
import { observable, type Observer } from '@trpc/server/observable';
import type { AppRouter } from '../contract/router.ts';
import { createClient, type AlbumenClient } from './create-client.ts';
import { callCancelled, lineClosed, portLink } from './port-link.ts';
import type { WirePort } from './port.ts';

/** `connecting` until the first line is there; `lost` from its end until the next one. */
export type ConnectionState = 'connecting' | 'connected' | 'lost';

/**
 * Subscriptions that start again by themselves on a new line, because their first value says everything anew. Others
 * (an index run, an export) fail, since starting again would do the work twice.
 */
export const RESUMED_SUBSCRIPTIONS: ReadonlySet<string> = new Set(['activity.follow']);

/** A client whose line may break and be replaced, whatever the line is: a WebSocket, or a MessagePort to a new engine process. */
export interface ReconnectingClient {
  readonly client: AlbumenClient;
  state(): ConnectionState;
  /** Called at every change of state. @returns What stops it. */
  onState(listener: (state: ConnectionState) => void): () => void;
  /** Go on over this port; one that is still open is closed. */
  attach(port: WirePort): void;
  /** The line is known to be dead, though its port may never say so (the engine's process has ended). */
  lose(): void;
  /** End for good: every call fails, and no port is taken any more. */
  close(): void;
}

type CallObserver = Observer<{ result: { type?: 'data'; data?: unknown } }, TRPCClientError<AppRouter>>;

/**
 * A client that outlives its lines.
 *
 * Calls made before the first line wait for it. When a line breaks, pending calls and those made until the next one
 * fail with AlbumenError `worker-failed`; RESUMED_SUBSCRIPTIONS stay, and start again on the next line.
 */
export function createReconnectingClient(): ReconnectingClient {
  const listeners = new Set<(state: ConnectionState) => void>();
  /** Starts what waits for a line; called with null when there never will be one. */
  const waiting = new Set<(line: Line | null) => void>();
  let line: Line | null = null;
  let state: ConnectionState = 'connecting';
  let isOver = false;

  function change(next: ConnectionState): void {
    if (next === state) return;
    state = next;
    for (const listener of Array.from(listeners)) listener(next);
  }

  function lose(): void {
    const lost = line;
    if (lost === null) return;
    line = null;
    // Told first: what fails now then finds the state that explains it.
    change('lost');
    lost.end();
  }

  const link: TRPCLink<AppRouter> = (runtime) => ({ op, next }) => observable((observer) => {
    const isResumed = op.type === 'subscription' && RESUMED_SUBSCRIPTIONS.has(op.path);
    let leave: () => void = () => undefined;

    function wait(): void {
      const go = (found: Line | null): void => {
        leave();
        start(found);
      };
      const abort = (): void => {
        leave();
        endAborted(op, observer);
      };
      leave = () => {
        waiting.delete(go);
        op.signal?.removeEventListener('abort', abort);
      };
      waiting.add(go);
      op.signal?.addEventListener('abort', abort, { once: true });
    }

    function start(on: Line | null): void {
      if (on === null) return observer.error(TRPCClientError.from<AppRouter>(lineClosed()));
      const running = on.link(runtime)({ op, next }).subscribe({
        next: (value) => observer.next(value),
        complete: () => observer.complete(),
        error(error) {
          if (!on.isEnded || !isResumed || isOver) observer.error(error);
          else if (op.signal?.aborted === true) endAborted(op, observer);
          else if (line === null) wait();
          else start(line);
        },
      });
      leave = () => running.unsubscribe();
    }

    if (op.signal?.aborted === true) endAborted(op, observer);
    else if (line !== null) start(line);
    else if (!isOver && (state === 'connecting' || isResumed)) wait();
    else start(null);
    return () => leave();
  });

  return {
    client: createClient(link),
    state: () => state,
    onState(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    attach(port) {
      if (isOver) return port.close();
      lose();
      const attached = new Line(port, () => {
        if (line === attached) lose();
      });
      line = attached;
      change('connected');
      for (const go of Array.from(waiting)) go(attached);
    },
    lose,
    close() {
      isOver = true;
      lose();
      change('lost');
      for (const go of Array.from(waiting)) go(null);
    },
  };
}

/** A port whose end is told to its calls at once, by whichever side it is noticed first. */
class Line implements WirePort {
  readonly link: TRPCLink<AppRouter>;
  readonly #port: WirePort;
  readonly #closeListeners: (() => void)[] = [];
  isEnded = false;

  constructor(port: WirePort, onEnd: () => void) {
    this.#port = port;
    port.onClose(() => {
      onEnd();
      this.end();
    });
    this.link = portLink(this);
  }

  postMessage(message: unknown): void {
    if (!this.isEnded) this.#port.postMessage(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.#port.onMessage((message) => {
      if (!this.isEnded) listener(message);
    });
  }

  onClose(listener: () => void): void {
    this.#closeListeners.push(listener);
  }

  close(): void {
    this.end();
  }

  end(): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.#port.close();
    for (const listener of this.#closeListeners) listener();
  }
}

function endAborted(op: Operation, observer: CallObserver): void {
  if (op.type === 'subscription') observer.complete();
  else observer.error(TRPCClientError.from<AppRouter>(callCancelled()));
}
