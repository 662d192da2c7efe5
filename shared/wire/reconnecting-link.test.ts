import { expect, test, vi } from 'vitest';
import type { ActivitySnapshot } from '../contract/activity-schemas.ts';
import type { ClientMessage, ServerMessage } from './envelope.ts';
import type { WirePort } from './port.ts';
import { createPortPair } from './port-pair.ts';
import { keepConnected } from './keep-connected.ts';
import { createReconnectingClient } from './reconnecting-link.ts';
import { serialiser } from './serialise.ts';

/** A server's end that notes what it is asked; it answers only when told to. */
function aLine() {
  const [client, server] = createPortPair();
  const asked: ClientMessage[] = [];
  server.onMessage((message) => void asked.push(message as ClientMessage));
  let isClosed = false;
  server.onClose(() => void (isClosed = true));
  const answer = (id: number, type: ServerMessage['type'], value: unknown): void =>
    server.postMessage({ kind: 'result', id, type, payload: serialiser.serialize(value) });
  const paths = (): string[] => asked.flatMap((message) => (message.kind === 'request' ? [message.path] : []));
  return { client, server, asked, answer, paths, isClosed: () => isClosed };
}

const thrownBy = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'an answer', (error: unknown) => error);

test('calls made before the first line wait for it', async () => {
  const connection = createReconnectingClient();
  const answer = connection.client.photos.get.query({ ids: [] });
  expect(connection.state()).toBe('connecting');
  const line = aLine();
  connection.attach(line.client);
  expect(connection.state()).toBe('connected');
  await vi.waitFor(() => expect(line.paths()).toEqual(['photos.get']));
  line.answer(0, 'value', []);
  expect(await answer).toEqual([]);
});

test('a call that waits for the first line can be cancelled', async () => {
  const connection = createReconnectingClient();
  const stop = new AbortController();
  const answer = thrownBy(connection.client.photos.get.query({ ids: [] }, { signal: stop.signal }));
  stop.abort();
  expect(await answer).toMatchObject({ code: 'cancelled' });
  const line = aLine();
  connection.attach(line.client);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(line.paths()).toEqual([]);
});

test('pending calls and those made while the line is lost fail clearly; later ones go over the new line', async () => {
  const connection = createReconnectingClient();
  const states: string[] = [];
  connection.onState((state) => void states.push(state));
  const first = aLine();
  connection.attach(first.client);
  const pending = thrownBy(connection.client.library.status.query());
  await vi.waitFor(() => expect(first.paths()).toHaveLength(1));
  first.server.close();
  expect(await pending).toMatchObject({ name: 'AlbumenError', code: 'worker-failed', message: /connection to the engine closed/ });
  expect(await thrownBy(connection.client.library.status.query())).toMatchObject({ code: 'worker-failed' });
  const second = aLine();
  connection.attach(second.client);
  const answer = connection.client.photos.get.query({ ids: [] });
  await vi.waitFor(() => expect(second.paths()).toEqual(['photos.get']));
  second.answer(0, 'value', []);
  expect(await answer).toEqual([]);
  expect(states).toEqual(['connected', 'lost', 'connected']);
});

test('activity.follow starts again on the next line, until it is left; an index run does not', async () => {
  const connection = createReconnectingClient();
  const first = aLine();
  connection.attach(first.client);
  const told: unknown[] = [];
  const failed: unknown[] = [];
  const following = connection.client.activity.follow.subscribe(undefined, { onData: (value: ActivitySnapshot) => void told.push(value), onError: (error) => void failed.push(error) });
  const indexFailed = Promise.withResolvers<unknown>();
  connection.client.library.index.subscribe({}, { onError: indexFailed.resolve });
  await vi.waitFor(() => expect(first.paths()).toEqual(['activity.follow', 'library.index']));
  first.answer(0, 'data', 'one');
  await vi.waitFor(() => expect(told).toEqual(['one']));
  first.server.close();
  expect(await indexFailed.promise).toMatchObject({ cause: { code: 'worker-failed' } });

  const second = aLine();
  connection.attach(second.client);
  await vi.waitFor(() => expect(second.paths()).toEqual(['activity.follow']));
  second.answer(0, 'data', 'two');
  await vi.waitFor(() => expect(told).toEqual(['one', 'two']));
  expect(failed).toEqual([]);

  following.unsubscribe();
  await vi.waitFor(() => expect(second.asked.at(-1)).toEqual({ kind: 'stop', id: 0 }));
  connection.lose();
  const third = aLine();
  connection.attach(third.client);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(third.paths()).toEqual([]);
});

test('a subscription that was asked to stop while the line was lost ends without starting again', async () => {
  const connection = createReconnectingClient();
  const first = aLine();
  connection.attach(first.client);
  const stop = new AbortController();
  const ended = Promise.withResolvers<void>();
  connection.client.activity.follow.subscribe(undefined, { signal: stop.signal, onComplete: ended.resolve, onError: ended.reject });
  await vi.waitFor(() => expect(first.paths()).toHaveLength(1));
  connection.lose();
  stop.abort();
  await ended.promise;
});

test('an error of the engine ends a resumable subscription: only a broken line is resumed', async () => {
  const connection = createReconnectingClient();
  const line = aLine();
  connection.attach(line.client);
  const failed = Promise.withResolvers<unknown>();
  connection.client.activity.follow.subscribe(undefined, { onError: failed.resolve });
  await vi.waitFor(() => expect(line.paths()).toHaveLength(1));
  line.answer(0, 'error', { message: 'The encode process ended.', data: { albumenCode: 'worker-failed' } });
  expect(await failed.promise).toMatchObject({ message: 'The encode process ended.' });
  expect(connection.state()).toBe('connected');
});

test('a line that is dead but never says so can be given up, and an old one says nothing any more', async () => {
  const connection = createReconnectingClient();
  const silent: WirePort & { hear: (message: unknown) => void } = {
    hear: () => undefined, postMessage: () => undefined, onMessage: (listener) => void (silent.hear = listener), onClose: () => undefined, close: () => undefined,
  };
  connection.attach(silent);
  const pending = thrownBy(connection.client.library.status.query());
  connection.lose();
  expect(await pending).toMatchObject({ code: 'worker-failed' });
  const line = aLine();
  connection.attach(line.client);
  const answer = connection.client.photos.get.query({ ids: [] });
  await vi.waitFor(() => expect(line.paths()).toHaveLength(1));
  silent.hear({ kind: 'result', id: 0, type: 'value', payload: serialiser.serialize('from the dead') });
  line.answer(0, 'value', []);
  expect(await answer).toEqual([]);
});

test('closing fails what waits, and takes no further line', async () => {
  const connection = createReconnectingClient();
  const waiting = thrownBy(connection.client.library.status.query());
  connection.close();
  expect(await waiting).toMatchObject({ code: 'worker-failed' });
  const line = aLine();
  connection.attach(line.client);
  await vi.waitFor(() => expect(line.isClosed()).toBe(true));
  expect(await thrownBy(connection.client.library.status.query())).toMatchObject({ code: 'worker-failed' });
});

test('is opened again with growing pauses after it broke, and at once when asked', async () => {
  vi.useFakeTimers();
  try {
    const connection = createReconnectingClient();
    let opens = 0;
    let line = aLine();
    let answers = true;
    const kept = keepConnected(connection, () => {
      opens += 1;
      line = aLine();
      return answers ? Promise.resolve(line.client) : Promise.reject(new Error('refused'));
    });
    await vi.advanceTimersByTimeAsync(0);
    expect([opens, connection.state()]).toEqual([1, 'connected']);
    answers = false;
    line.server.close();
    await vi.advanceTimersByTimeAsync(249);
    expect([opens, connection.state()]).toEqual([1, 'lost']);
    await vi.advanceTimersByTimeAsync(1 + 500 + 1_000);
    expect(opens).toBe(4);
    answers = true;
    kept.retryNow();
    await vi.advanceTimersByTimeAsync(0);
    expect([opens, connection.state()]).toEqual([5, 'connected']);
    kept.stop();
    line.server.close();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(opens).toBe(5);
  } finally {
    vi.useRealTimers();
  }
});
