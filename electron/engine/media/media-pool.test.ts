import { expect, test, vi } from 'vitest';
import type { StartWorker } from '../workers/worker-port.ts';
import { createMediaPool } from './media-pool.ts';

/** A host that counts its living processes; they answer everything. */
function fakeHost() {
  const host = { started: 0, alive: 0 };
  const start: StartWorker = () => {
    host.started += 1;
    host.alive += 1;
    let tell: (message: unknown) => void = () => undefined;
    let ended: (reason: string) => void = () => undefined;
    return {
      postMessage: (message) => queueMicrotask(() => tell({ id: (message as { id: number }).id, ok: true, value: { contentHash: 'h', sizeBytes: 1 } })),
      onMessage: (listener) => void (tell = listener),
      onExit: (listener) => void (ended = listener),
      kill: () => {
        host.alive -= 1;
        ended('killed');
      },
    };
  };
  return { host, start };
}

test('its process is ended when nobody has needed it for a while, and started again on need', async () => {
  vi.useFakeTimers();
  try {
    const { host, start } = fakeHost();
    const media = createMediaPool(start, 1000);
    const hash = async () => await media.use((pool) => pool.hash('/a.jpg', 1));
    await hash();
    vi.advanceTimersByTime(900);
    await hash();
    vi.advanceTimersByTime(900);
    expect(host).toEqual({ started: 1, alive: 1 });
    vi.advanceTimersByTime(200);
    expect(host).toEqual({ started: 1, alive: 0 });
    await hash();
    expect(host).toEqual({ started: 2, alive: 1 });
    media.close();
    expect(host).toEqual({ started: 2, alive: 0 });
  } finally {
    vi.useRealTimers();
  }
});
