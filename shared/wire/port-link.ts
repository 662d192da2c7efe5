import { TRPCClientError, type Operation, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { restoreCallError, type CallErrorShape } from '../contract/call-errors.ts';
import { AlbumenError } from '../contract/errors.ts';
import type { AppRouter } from '../contract/router.ts';
import type { ClientMessage, ServerMessage } from './envelope.ts';
import type { WirePort } from './port.ts';
import { serialiser } from './serialise.ts';

interface PendingCall {
  onValue(value: unknown): void;
  onEnd(): void;
  onError(error: Error): void;
}

/**
 * The client's end of a wire port, as a terminating tRPC link ([Note: The wire]).
 *
 * Errors arrive as TRPCClientError whose `cause` is the AlbumenError (createClient unwraps it). When the port closes, every
 * pending and every later call fails with `worker-failed`. Aborting a query's or mutation's signal rejects it at once
 * with `cancelled`; aborting a subscription's asks it to stop and still delivers what it says last.
 */
export function portLink(port: WirePort): TRPCLink<AppRouter> {
  const line = new CallLine(port);
  return () => ({ op }) => observable((observer) => {
    const fail = (error: Error): void => observer.error(TRPCClientError.from<AppRouter>(error));
    return line.start(op, {
      onValue: (data) => observer.next({ result: { type: 'data', data } }),
      onEnd: () => observer.complete(),
      onError: fail,
    });
  });
}

class CallLine {
  readonly #port: WirePort;
  readonly #pending = new Map<number, PendingCall>();
  #nextId = 0;
  #closed = false;

  constructor(port: WirePort) {
    this.#port = port;
    port.onMessage((message) => this.#receive(message as ServerMessage));
    port.onClose(() => this.#failAll());
  }

  /** Send one call; returns what leaves it. */
  start(op: Operation, call: PendingCall): () => void {
    const { signal, type, path } = op;
    if (this.#closed) {
      call.onError(lineClosed());
      return () => undefined;
    }
    if (signal?.aborted === true) {
      call.onError(callCancelled());
      return () => undefined;
    }
    const id = this.#nextId++;
    this.#pending.set(id, call);
    this.#send({ kind: 'request', id, type, path, payload: serialiser.serialize(op.input) });
    const leave = (): void => {
      signal?.removeEventListener('abort', abort);
      if (this.#pending.delete(id)) this.#send({ kind: 'stop', id });
    };
    const abort = (): void => {
      if (type === 'subscription') {
        if (this.#pending.has(id)) this.#send({ kind: 'stop', id });
        return;
      }
      leave();
      call.onError(callCancelled());
    };
    signal?.addEventListener('abort', abort, { once: true });
    return leave;
  }

  #send(message: ClientMessage): void {
    if (!this.#closed) this.#port.postMessage(message);
  }

  #receive(message: ServerMessage): void {
    const { id, type, payload } = message;
    if (type === 'data') this.#send({ kind: 'ack', id });
    const call = this.#pending.get(id);
    if (call === undefined) return;
    if (type !== 'data') this.#pending.delete(id);
    if (type === 'error') return call.onError(restoreCallError(serialiser.deserialize(payload) as CallErrorShape));
    if (type !== 'end') call.onValue(serialiser.deserialize(payload));
    if (type !== 'data') call.onEnd();
  }

  #failAll(): void {
    this.#closed = true;
    const calls = [...this.#pending.values()];
    this.#pending.clear();
    for (const call of calls) call.onError(lineClosed());
  }
}

/** What calls fail with when their line is gone. */
export function lineClosed(): AlbumenError {
  return new AlbumenError('worker-failed', 'The connection to the engine closed before it answered. What was done is kept: try again.');
}

/** What a call fails with when its signal is aborted. */
export function callCancelled(): AlbumenError {
  return new AlbumenError('cancelled', 'The call was cancelled.');
}
