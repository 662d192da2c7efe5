import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import { isAsyncIterable } from '../../shared/contract/async-iterable-schema.ts';
import type { CallErrorShape } from '../../shared/contract/call-errors.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { appRouter } from '../../shared/contract/router.ts';
import { clientMessage, MAX_UNACKNOWLEDGED, type ClientMessage, type ServerMessage } from '../../shared/wire/envelope.ts';
import type { WirePort } from '../../shared/wire/port.ts';
import { serialiser } from '../../shared/wire/serialise.ts';

type Request = Extract<ClientMessage, { kind: 'request' }>;

/** One call that runs: its abort, and how many of its results the client has not acknowledged. */
class RunningCall {
  readonly stop = new AbortController();
  #open = 0;
  #room: PromiseWithResolvers<void> | null = null;

  sent(): void {
    this.#open += 1;
  }

  acknowledge(): void {
    this.#open -= 1;
    this.#room?.resolve();
    this.#room = null;
  }

  /** Resolves when another result may be sent. */
  async waitForRoom(): Promise<void> {
    if (this.#open < MAX_UNACKNOWLEDGED) return;
    this.#room = Promise.withResolvers<void>();
    await this.#room.promise;
  }
}

/**
 * Answer the calls that come over a port ([Note: The wire]) until it closes; closing aborts what still runs.
 * Messages that are none of the wire's are dropped: a port's other end is not trusted.
 *
 * @param engine The engine, or a promise of it, so that a port can be served while it opens.
 */
export function servePort(port: WirePort, engine: Engine | Promise<Engine>): void {
  const running = new Map<number, RunningCall>();
  let closed = false;
  const send = (message: ServerMessage): void => {
    if (!closed) port.postMessage(message);
  };

  async function answer(request: Request): Promise<void> {
    const { id, type, path } = request;
    const call = new RunningCall();
    running.set(id, call);
    let input: unknown;
    try {
      input = serialiser.deserialize(request.payload);
      const result: unknown = await callTRPCProcedure({
        router: appRouter, path, type, ctx: { engine: await engine }, getRawInput: async () => input, signal: call.stop.signal, batchIndex: 0,
      });
      if (isAsyncIterable(result)) {
        await stream(id, call, result);
        send({ kind: 'result', id, type: 'end' });
      } else send({ kind: 'result', id, type: 'value', payload: serialiser.serialize(result) });
    } catch (thrown) {
      const error = getTRPCErrorFromUnknown(thrown);
      const shape: CallErrorShape = getTRPCErrorShape({ config: appRouter._def._config, error, type, path, input, ctx: undefined });
      const { message, data } = shape;
      send({ kind: 'result', id, type: 'error', payload: serialiser.serialize({ message, data: { albumenCode: data.albumenCode } }) });
    } finally {
      running.delete(id);
    }
  }

  async function stream(id: number, call: RunningCall, values: AsyncIterable<unknown>): Promise<void> {
    const iterator = values[Symbol.asyncIterator]();
    for (;;) {
      await call.waitForRoom();
      const next = await iterator.next();
      if (next.done === true) return;
      if (closed) {
        await iterator.return?.();
        return;
      }
      call.sent();
      send({ kind: 'result', id, type: 'data', payload: serialiser.serialize(next.value) });
    }
  }

  port.onMessage((message) => {
    const parsed = clientMessage.safeParse(message);
    if (!parsed.success) return;
    const { id, kind } = parsed.data;
    if (kind === 'ack') running.get(id)?.acknowledge();
    else if (kind === 'stop') running.get(id)?.stop.abort();
    // `answer` never rejects: what a call throws is its answer.
    else if (!running.has(id)) void answer(parsed.data);
  });
  port.onClose(() => {
    closed = true;
    for (const call of running.values()) {
      call.stop.abort();
      call.acknowledge();
    }
  });
}
