import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { serveWeb } from '../../electron/hosts/web/serve-web.ts';
import { AlbumenError } from '../../shared/contract/errors.ts';
import type { Engine } from '../../shared/contract/engine.ts';
import { photoUrl } from '../../shared/photo-url.ts';
import { createClient } from '../../shared/wire/create-client.ts';
import { keepConnected } from '../../shared/wire/keep-connected.ts';
import { portLink } from '../../shared/wire/port-link.ts';
import { createReconnectingClient } from '../../shared/wire/reconnecting-link.ts';
import { openWebSocketPort, WIRE_PATH } from '../../shared/wire/web-socket-port.ts';
import { anActivity, anAnswer, aStatus, createFakeEngine, PHOTO_ID } from '../contract/fake-engine.ts';
import { openDoor } from '../fixtures/open-door.ts';

const BYTES = Uint8Array.from({ length: 3_000_000 }, (_, i) => (i * 7) % 253);

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-serve-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  return folder;
}

async function engineWithFilm(): Promise<Engine> {
  const path = join(await temporary(), 'film.mp4');
  await writeFile(path, BYTES);
  return createFakeEngine({ locateMedia: () => Promise.resolve({ path, mimeType: 'video/mp4', name: 'film.mp4', etag: 'e1' }) }).engine;
}

it('serves the window: its page asked for again each time, its hashed files kept for ever', async () => {
  const rendererDir = await temporary();
  await mkdir(join(rendererDir, 'assets'));
  await writeFile(join(rendererDir, 'index.html'), '<!doctype html>');
  await writeFile(join(rendererDir, 'assets', 'main-4f.js'), 'export {}');
  await writeFile(join(rendererDir, 'icon.svg'), '<svg/>');
  const { ask } = await openDoor(createFakeEngine().engine, rendererDir);
  const seen = [];
  for (const path of ['/', '/index.html?x=1', '/assets/main-4f.js', '/icon.svg', '/assets/none.js', '/assets']) {
    const { status, headers } = await ask(path);
    seen.push([path, status, headers.get('content-type'), headers.get('cache-control')]);
  }
  expect(seen).toEqual([
    ['/', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/index.html?x=1', 200, 'text/html; charset=utf-8', 'no-cache'],
    ['/assets/main-4f.js', 200, 'text/javascript; charset=utf-8', 'private, max-age=31536000, immutable'],
    ['/icon.svg', 200, 'image/svg+xml', 'no-cache'],
    ['/assets/none.js', 404, 'text/plain; charset=utf-8', 'no-store'],
    ['/assets', 404, 'text/plain; charset=utf-8', 'no-store'],
  ]);
  const head = await ask('/', { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '15', '']);
});

it('has background work hold back while a window loads', async () => {
  const { engine, asked } = createFakeEngine();
  const { ask } = await openDoor(engine);
  await ask('/assets/none.js');
  expect(asked).toEqual([]);
  await ask('/');
  expect(asked).toEqual([['activity.noticePerson']]);
});

it('says what to do where the window is not built', async () => {
  const { ask } = await openDoor(createFakeEngine().engine);
  expect(await (await ask('/')).text()).toBe('The window is not built: npm run build makes it.\n');
});

it('serves films whole, in parts, and not again where the browser holds them', async () => {
  const { ask } = await openDoor(await engineWithFilm());
  const url = photoUrl(PHOTO_ID, 'display');
  expect(Buffer.from(await (await ask(url)).arrayBuffer()).equals(BYTES)).toBe(true);
  const part = await ask(url, { headers: { range: 'bytes=1000000-1999999' } });
  expect([part.status, part.headers.get('content-range'), part.headers.get('content-security-policy')]).toEqual([206, 'bytes 1000000-1999999/3000000', "default-src 'none'; media-src 'self'; sandbox allow-same-origin"]);
  expect(Buffer.from(await part.arrayBuffer()).equals(BYTES.subarray(1_000_000, 2_000_000))).toBe(true);
  expect((await ask(url, { headers: { 'if-none-match': '"e1"' } })).status).toBe(304);
});

it('goes on serving after a browser broke off a film', async () => {
  const { ask } = await openDoor(await engineWithFilm());
  for (let i = 0; i < 20; i++) {
    const stop = new AbortController();
    const { body } = await ask(photoUrl(PHOTO_ID, 'display'), { signal: stop.signal });
    await body?.getReader().read();
    stop.abort();
  }
  expect((await ask(photoUrl(PHOTO_ID, 'display'))).status).toBe(200);
});

it('serves several windows at once; what one leaves behind stops, the others go on', async () => {
  const stopped: string[] = [];
  const searchPhotos: Engine['searchPhotos'] = (question, options) => new Promise((resolve, reject) => {
    if (question.text === 'quick') resolve(anAnswer);
    options?.signal?.addEventListener('abort', () => {
      stopped.push(question.text ?? '');
      reject(new AlbumenError('cancelled', 'stopped'));
    });
  });
  const { openWindow } = await openDoor(createFakeEngine({ searchPhotos }).engine);
  const [first, second] = [await openWindow(), await openWindow()];
  const [one, two] = [createClient(portLink(first)), createClient(portLink(second))];
  const left = one.search.query.query({ text: 'of the first' }).catch((error: unknown) => error);
  await two.search.query.query({ text: 'quick' });
  await one.library.status.query();
  first.close();
  expect(await left).toMatchObject({ code: 'worker-failed' });
  await vi.waitFor(() => expect(stopped).toEqual(['of the first']));
  expect(await two.library.status.query()).toEqual(aStatus);
});

it('carries large answers and large questions whole', async () => {
  const ids = BYTES.slice(0, 1_600_000);
  const timeline = { version: 'v', count: 100_000, ids, takenAtMs: new Float64Array(100_000).fill(1.5), ratios: new Float32Array(100_000).fill(0.5), flags: new Uint8Array(100_000) };
  const kept: number[] = [];
  const { engine } = createFakeEngine({
    timeline: { read: () => Promise.resolve(timeline), positions: () => Promise.reject(new Error('not asked')) },
    keepExample: (bytes) => {
      kept.push(bytes.length);
      return Promise.resolve('token-1');
    },
  });
  const client = createClient(portLink(await (await openDoor(engine)).openWindow()));
  const read = await client.timeline.read.query({});
  expect([read?.count, Buffer.from(read?.ids ?? []).equals(ids), read?.ratios[99_999]]).toEqual([100_000, true, 0.5]);
  await client.search.keepExample.mutate({ bytes: new Uint8Array(30_000_000), name: 'a.jpg' });
  expect(kept).toEqual([30_000_000]);
});

it('a window comes back by itself when the server was started again, and follows the activity again', async () => {
  const followed: number[] = [];
  const engineOf = (run: number): Engine => createFakeEngine({
    activity: {
      ...createFakeEngine().engine.activity,
      async *follow(signal) {
        followed.push(run);
        yield { ...anActivity, failures: run };
        await new Promise((resolve) => signal?.addEventListener('abort', resolve, { once: true }));
      },
    },
  }).engine;
  const opened = [await openDoor(engineOf(1))];
  const connection = createReconnectingClient();
  const told: number[] = [];
  connection.client.activity.follow.subscribe(undefined, { onData: ({ failures }) => void told.push(failures), onError: (error) => void told.push(error.message.length) });
  const kept = keepConnected(connection, async () => await (opened.at(-1) as (typeof opened)[0]).openWindow());
  await vi.waitFor(() => expect(told).toEqual([1]));
  await opened[0]?.door.close();
  await vi.waitFor(() => expect(connection.state()).toBe('lost'));
  opened.push(await openDoor(engineOf(2)));
  kept.retryNow();
  await vi.waitFor(() => expect([connection.state(), told, followed]).toEqual(['connected', [1, 2], [1, 2]]));
  kept.stop();
  connection.close();
});

it('a cookie is still good after a restart on the same port, the token is not, and neither opens another port', async () => {
  const folder = await temporary();
  const keyFile = join(folder, 'data', 'key');
  const serve = async (port: number) => await serveWeb(createFakeEngine().engine, { port, rendererDir: folder, keyFile });
  const cookieOf = async (url: string): Promise<string> => (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
  const first = await serve(0);
  const cookie = await cookieOf(first.url);
  await first.close();
  const second = await serve(first.port);
  onTestFinished(async () => await second.close());
  // 404: let in, and there is no window in that folder.
  expect((await fetch(`http://127.0.0.1:${second.port}/`, { headers: { cookie } })).status).toBe(404);
  expect((await fetch(first.url, { redirect: 'manual' })).status).toBe(401);
  expect((await stat(keyFile)).mode & 0o777).toBe(0o600);

  const other = await serve(0);
  onTestFinished(async () => await other.close());
  const renamed = cookie.replace(/-\d+=/, `-${other.port}=`);
  expect((await fetch(`http://127.0.0.1:${other.port}/`, { headers: { cookie: renamed } })).status).toBe(401);

  await chmod(keyFile, 0o644);
  await second.close();
  const third = await serve(first.port);
  onTestFinished(async () => await third.close());
  expect((await fetch(`http://127.0.0.1:${third.port}/`, { headers: { cookie } })).status).toBe(401);
});

it('says that a port is taken, and by which option to choose another', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as { port: number };
  await expect(serveWeb(createFakeEngine().engine, { port, rendererDir: '/none' })).rejects.toMatchObject({ code: 'bad-input', message: `port ${port} is taken by another program: choose another with --port, or leave it out` });
});

it('holds back a window that asks for more than it takes', async () => {
  let answered = 0;
  const large = { ...anAnswer, query: 'x'.repeat(2_000_000) };
  const { door, origin, cookie } = await openDoor(createFakeEngine({
    searchPhotos: () => {
      answered += 1;
      return Promise.resolve(large);
    },
  }).engine);
  const socket = new WebSocket(`ws://127.0.0.1:${door.port}${WIRE_PATH}`, { headers: { cookie, origin } });
  const port = await openWebSocketPort(socket);
  socket.pause();
  const client = createClient(portLink(port));
  const answers: Promise<unknown>[] = [];
  // One at a time, as a window asks: what is sent in one go is read in one go.
  for (let i = 0; i < 40; i++) {
    answers.push(client.search.query.query({ text: 'x' }));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(answered).toBeLessThan(40);
  socket.resume();
  await Promise.all(answers);
  expect(answered).toBe(40);
});
