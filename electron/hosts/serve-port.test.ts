import { describe, expect, it, vi } from 'vitest';
import type { Engine } from '../../shared/contract/engine.ts';
import { MAX_UNACKNOWLEDGED, type ServerMessage } from '../../shared/wire/envelope.ts';
import type { WirePort } from '../../shared/wire/port.ts';
import { createPortPair } from '../../shared/wire/port-pair.ts';
import { serialiser } from '../../shared/wire/serialise.ts';
import { servePort } from './serve-port.ts';

function serveStatusOf(engine: Partial<Engine>): { client: WirePort; received: ServerMessage[] } {
  const [client, server] = createPortPair();
  servePort(server, engine as Engine);
  const received: ServerMessage[] = [];
  client.onMessage((message) => void received.push(message as ServerMessage));
  return { client, received };
}

const nothing = serialiser.serialize(undefined);

describe('servePort', () => {
  it('drops what is no message of the wire', async () => {
    const { client, received } = serveStatusOf({ listFolders: () => Promise.resolve([]) });
    for (const junk of [null, 'x', 7, {}, { kind: 'request' }, { kind: 'ack', id: 99 }, { kind: 'stop', id: -1 }]) client.postMessage(junk);
    client.postMessage({ kind: 'request', id: 1, type: 'query', path: 'library.folders.list', payload: nothing });
    await vi.waitFor(() => expect(received).not.toEqual([]));
    expect(received).toEqual([{ kind: 'result', id: 1, type: 'value', payload: serialiser.serialize([]) }]);
  });

  it('answers an unknown call, a wrong kind of call and a payload that is no text of the serialiser with an error', async () => {
    const { client, received } = serveStatusOf({});
    client.postMessage({ kind: 'request', id: 1, type: 'query', path: 'library.eraseAll', payload: nothing });
    client.postMessage({ kind: 'request', id: 2, type: 'query', path: 'photos.rate', payload: nothing });
    client.postMessage({ kind: 'request', id: 3, type: 'query', path: '__proto__.constructor', payload: nothing });
    client.postMessage({ kind: 'request', id: 4, type: 'query', path: 'library.status', payload: 'not devalue' });
    await vi.waitFor(() => expect(received).toHaveLength(4));
    expect(received.map(({ id, type }) => `${id} ${type}`).toSorted()).toEqual(['1 error', '2 error', '3 error', '4 error']);
  });

  it('reads on from a subscription only as far as it is acknowledged', async () => {
    let told = 0;
    const { client, received } = serveStatusOf({
      async indexLibrary(_request, options) {
        while (options?.signal?.aborted !== true && told < 100_000) {
          told += 1;
          options?.onProgress?.({ phase: 'indexing', done: told, total: 1_000, photosPerSecond: 0, secondsLeft: null, failed: 0, provider: null, providerNotes: [] });
          await new Promise((resolve) => setImmediate(resolve));
        }
        return await new Promise(() => undefined);
      },
    });
    client.postMessage({ kind: 'request', id: 1, type: 'subscription', path: 'library.index', payload: serialiser.serialize({}) });
    await vi.waitFor(() => expect(told).toBeGreaterThan(20 * MAX_UNACKNOWLEDGED));
    expect(received).toHaveLength(MAX_UNACKNOWLEDGED);
    client.postMessage({ kind: 'ack', id: 1 });
    await vi.waitFor(() => expect(received).toHaveLength(MAX_UNACKNOWLEDGED + 1));
    const before = told;
    await vi.waitFor(() => expect(told).toBeGreaterThan(before + 20));
    expect(received).toHaveLength(MAX_UNACKNOWLEDGED + 1);
    client.close();
  });
});
