import { afterEach, expect, test, vi } from 'vitest';
import { createDecodePool } from './decode-pool.ts';
import { superviseWorker, type SupervisedWorker } from './supervise-worker.ts';
import type { StartWorker, WorkerPort } from './worker-port.ts';

interface Request {
  readonly id: number;
  readonly method: string;
  readonly args: unknown;
}

/** A host whose processes answer by `serve`; `serve` may end the process it runs in. */
function fakeHost(serve: (request: Request, process: { reply(value: unknown): void; die(reason: string): void }) => void) {
  let started = 0;
  const start: StartWorker = () => {
    started += 1;
    let alive = true;
    let onMessage: (message: unknown) => void = () => undefined;
    let onExit: (reason: string) => void = () => undefined;
    const die = (reason: string): void => {
      if (!alive) return;
      alive = false;
      queueMicrotask(() => onExit(reason));
    };
    const port: WorkerPort = {
      postMessage(message) {
        const request = message as Request;
        queueMicrotask(() => {
          if (!alive) return;
          serve(request, {
            reply: (value) => alive && onMessage({ id: request.id, ok: true, value }),
            die,
          });
        });
      },
      onMessage: (listener) => void (onMessage = listener),
      onExit: (listener) => void (onExit = listener),
      kill: () => die('killed'),
    };
    return port;
  };
  return { start, starts: () => started };
}

const open: SupervisedWorker[] = [];
afterEach(() => {
  for (const worker of open.splice(0)) worker.close();
  vi.useRealTimers();
});

test('answers calls, and starts again after a crash with every pending call failed', async () => {
  const host = fakeHost((request, process) => (request.method === 'crash' ? process.die('signal SIGSEGV') : process.reply(request.args)));
  const worker = superviseWorker('decode', host.start);
  open.push(worker);
  expect(await worker.call('echo', 7)).toBe(7);
  await expect(Promise.all([worker.call('crash', 0), worker.call('crash', 0)])).rejects.toMatchObject({
    loss: 'crashed',
    message: 'the decode process ended (signal SIGSEGV)',
  });
  expect(await worker.call('echo', 8)).toBe(8);
  expect(host.starts()).toBe(2);
});

test('waits longer and longer before restarting a process that keeps crashing', async () => {
  vi.useFakeTimers();
  const host = fakeHost((_, process) => process.die('exit code 1'));
  const worker = superviseWorker('encode', host.start);
  open.push(worker);
  const waits: number[] = [];
  for (let i = 0; i < 10; i++) {
    const before = Date.now();
    const lost = expect(worker.call('x', 0)).rejects.toThrow('exit code 1');
    await vi.runAllTimersAsync();
    await lost;
    waits.push(Date.now() - before);
  }
  expect(waits).toEqual([0, 50, 100, 200, 400, 800, 1600, 3200, 6400, 10000]);
});

test('ends a process that hangs: the hung call is told apart from the innocent ones', async () => {
  vi.useFakeTimers();
  const host = fakeHost(() => undefined);
  const worker = superviseWorker('decode', host.start);
  open.push(worker);
  const hung = expect(worker.call('loop', 0, 1000)).rejects.toMatchObject({ loss: 'hung' });
  const innocent = expect(worker.call('wait', 0)).rejects.toMatchObject({ loss: 'innocent' });
  await vi.advanceTimersByTimeAsync(1001);
  await hung;
  await innocent;
});

test('closing fails what is pending and refuses new calls', async () => {
  const host = fakeHost(() => undefined);
  const worker = superviseWorker('encode', host.start);
  const pending = expect(worker.call('wait', 0)).rejects.toMatchObject({ loss: 'closed' });
  await Promise.resolve();
  worker.close();
  await pending;
  await expect(worker.call('echo', 1)).rejects.toMatchObject({ loss: 'closed' });
});

test('recycling lets pending calls finish in the old process', async () => {
  let answer: (() => void) | null = null;
  const host = fakeHost((request, process) => {
    if (request.method === 'slow') answer = () => process.reply('slow done');
    else process.reply('quick done');
  });
  const worker = superviseWorker('decode', host.start);
  open.push(worker);
  const slow = worker.call('slow', 0);
  await new Promise((resolve) => setTimeout(resolve, 1));
  worker.recycle();
  expect(await worker.call('quick', 0)).toBe('quick done');
  (answer as unknown as () => void)();
  expect(await slow).toBe('slow done');
  expect(host.starts()).toBe(2);
});

test('a file that crashes the decoder fails alone; the files beside it are decoded', async () => {
  const host = fakeHost((request, process) => {
    if (request.method === 'ping') return process.reply(null);
    const { path } = request.args as { path: string };
    if (path === '/bad.jpg') process.die('signal SIGABRT');
    else setTimeout(() => process.reply({ decoded: path }), 5);
  });
  const pool = createDecodePool(host.start, 2);
  const request = (path: string) => ({ path, sidecarPath: null, mtimeMs: 0, pixels: {} as never });
  const paths = ['/a.jpg', '/b.jpg', '/bad.jpg', '/c.jpg', '/d.jpg', '/e.jpg', '/f.jpg'];
  const results = await Promise.allSettled(paths.map((path) => pool.decode(request(path), 1000)));
  pool.close();
  expect(results.map((result) => (result.status === 'fulfilled' ? result.value : (result.reason as { code: string }).code))).toEqual(
    paths.map((path) => (path === '/bad.jpg' ? 'decode-failed' : { decoded: path })),
  );
});

test('no file is blamed when the decode process cannot start at all', async () => {
  const host = fakeHost((_, process) => process.die('exit code 1'));
  const pool = createDecodePool(host.start, 2);
  const request = { path: '/a.jpg', sidecarPath: null, mtimeMs: 0, pixels: {} as never };
  await expect(pool.decode(request, 1000)).rejects.toMatchObject({ loss: 'unstartable', code: 'worker-failed' });
  pool.close();
});
