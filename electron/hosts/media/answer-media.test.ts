import { mkdtemp, readdir, readlink, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaFile } from '../../../shared/contract/app-schemas.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { answerMedia } from './answer-media.ts';

const ID = '0123456789abcdef0123456789abcdef';
const BYTES = Uint8Array.from({ length: 700_000 }, (_, i) => (i * 31) % 251);
let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'albumen-media-'));
  path = join(folder, 'dogs.jpg');
  await writeFile(path, BYTES);
});
afterEach(async () => await rm(folder, { recursive: true, force: true }));

const media = (change: Partial<MediaFile> = {}): MediaFile => ({ path, mimeType: 'image/jpeg', name: 'dogs.jpg', etag: 'e1', ...change });

async function ask(url: string, { headers = {}, method = 'GET', file = media(), signal }: { headers?: Record<string, string>; method?: string; file?: MediaFile; signal?: AbortSignal } = {}) {
  const request = new Request(new URL(url, 'http://127.0.0.1:4000'), { headers, method, ...(signal && { signal }) });
  return await answerMedia(request, () => Promise.resolve(file));
}

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());

/** Files of this process that are open in the test's folder. */
async function openFiles(): Promise<string[]> {
  const links = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => '')));
  return links.filter((link) => link.startsWith(folder));
}

describe('answerMedia', () => {
  it('serves the whole file with its type, length and validator, guarded against being run', async () => {
    const response = await ask(photoUrl(ID, 'original'));
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes', 'cache-control': 'private, no-cache', 'content-length': '700000', 'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/jpeg', 'cross-origin-resource-policy': 'same-origin', etag: '"e1"', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff',
    });
    expect(await bytesOf(response)).toEqual(BYTES);
  });

  it('lets a thumbnail be kept for ever under an address with its version, and only there', async () => {
    expect((await ask(photoUrl(ID, 'thumb', { version: ID }))).headers.get('cache-control')).toBe('private, max-age=31536000, immutable');
    expect((await ask(photoUrl(ID, 'thumb'))).headers.get('cache-control')).toBe('private, no-cache');
    expect((await ask(photoUrl(ID, 'display', { version: '1' }))).headers.get('cache-control')).toBe('private, no-cache');
  });

  it('serves one part of a file', async () => {
    const response = await ask(photoUrl(ID, 'original'), { headers: { range: 'bytes=300000-599999' } });
    expect([response.status, response.headers.get('content-range'), response.headers.get('content-length')]).toEqual([206, 'bytes 300000-599999/700000', '300000']);
    expect(await bytesOf(response)).toEqual(BYTES.subarray(300_000, 600_000));
    const last = await ask(photoUrl(ID, 'original'), { headers: { range: 'bytes=-1' } });
    expect(await bytesOf(last)).toEqual(BYTES.subarray(-1));
  });

  it('refuses a part beyond the end, and ignores the part where the file has changed since', async () => {
    const beyond = await ask(photoUrl(ID, 'original'), { headers: { range: 'bytes=700000-' } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */700000']);
    expect((await ask(photoUrl(ID, 'original'), { headers: { range: 'bytes=0-9', 'if-range': '"e0"' } })).status).toBe(200);
    expect((await ask(photoUrl(ID, 'original'), { headers: { range: 'bytes=0-9', 'if-range': '"e1"' } })).status).toBe(206);
  });

  it('says that nothing changed where the browser holds it already', async () => {
    for (const tag of ['"e1"', 'W/"e1"', '"x", "e1"', '*']) {
      const response = await ask(photoUrl(ID, 'display'), { headers: { 'if-none-match': tag } });
      expect([tag, response.status, response.body]).toEqual([tag, 304, null]);
    }
    expect((await ask(photoUrl(ID, 'display'), { headers: { 'if-none-match': '"e0"' } })).status).toBe(200);
  });

  it('answers HEAD without a body, and other methods not at all', async () => {
    const head = await ask(photoUrl(ID, 'original'), { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.body]).toEqual([200, '700000', null]);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect((await ask(photoUrl(ID, 'original'), { method })).status).toBe(405);
  });

  it('serves an empty file', async () => {
    await truncate(path);
    const response = await ask(photoUrl(ID, 'original'));
    expect([response.status, response.headers.get('content-length'), (await bytesOf(response)).length]).toEqual([200, '0', 0]);
  });

  it('never serves what could act as a page: other types are downloaded as bytes', async () => {
    for (const mimeType of ['image/svg+xml', 'text/html', 'application/xhtml+xml', 'text/xml', 'application/pdf', 'image/SVG+xml', 'image/jpeg; x=<script>']) {
      const { headers } = await ask(photoUrl(ID, 'original'), { file: media({ mimeType, name: 'x<b>.svg' }) });
      expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual(['application/octet-stream', `attachment; filename="x<b>.svg"; filename*=UTF-8''x%3Cb%3E.svg`]);
    }
  });

  it('names the file only when it is downloaded', async () => {
    expect((await ask(photoUrl(ID, 'original'))).headers.has('content-disposition')).toBe(false);
    expect((await ask(photoUrl(ID, 'original', { download: true }))).headers.get('content-disposition')).toBe(`attachment; filename="dogs.jpg"; filename*=UTF-8''dogs.jpg`);
  });

  it('tells why there is no picture, and keeps the words of a bug inside', async () => {
    const request = new Request(`http://127.0.0.1:4000${photoUrl(ID, 'original')}`);
    const away = await answerMedia(request, () => Promise.reject(new AlbumenError('not-found', 'Its drive is away.')));
    expect([away.status, await away.text()]).toEqual([404, 'Its drive is away.\n']);
    const bug = await answerMedia(request, () => Promise.reject(new TypeError('x of undefined at /home/p')));
    expect([bug.status, await bug.text()]).toEqual([500, 'The picture could not be served.\n']);
    const gone = await ask(photoUrl(ID, 'original'), { file: media({ path: join(folder, 'none.jpg') }) });
    expect([gone.status, await gone.text()]).toEqual([404, 'dogs.jpg is not there now.\n']);
    expect((await ask(photoUrl(ID, 'original'), { file: media({ path: folder }) })).status).toBe(404);
  });

  it('does not look for what is no id', async () => {
    let looked = 0;
    for (const url of ['/media/original/..%2f..%2fetc%2fpasswd', '/media/original//etc/passwd', `/media/original/${ID}/x`]) {
      const response = await answerMedia(new Request(`http://127.0.0.1:4000${url}`), async () => {
        looked += 1;
        return media();
      });
      expect(response.status).toBe(404);
    }
    expect(looked).toBe(0);
  });

  it('breaks off where the file became shorter meanwhile, instead of waiting for ever', async () => {
    const response = await ask(photoUrl(ID, 'original'));
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await truncate(path, 1000);
    await expect(reader.read()).rejects.toThrow('became shorter');
  });

  it.runIf(process.platform === 'linux')('closes its file at the end, when the reader leaves, when the request is aborted, and without a body', async () => {
    await bytesOf(await ask(photoUrl(ID, 'original')));
    expect(await openFiles()).toEqual([]);

    const left = await ask(photoUrl(ID, 'original'));
    expect(await openFiles()).toEqual([path]);
    const reader = (left.body as ReadableStream<Uint8Array>).getReader();
    await reader.read();
    await Promise.all([reader.read(), reader.cancel()]);
    await vi.waitFor(async () => expect(await openFiles()).toEqual([]));

    const stop = new AbortController();
    const aborted = await ask(photoUrl(ID, 'original'), { signal: stop.signal });
    const pending = (aborted.body as ReadableStream<Uint8Array>).getReader().read();
    stop.abort();
    await expect(pending).rejects.toMatchObject({ name: 'AbortError' });
    await vi.waitFor(async () => expect(await openFiles()).toEqual([]));

    await ask(photoUrl(ID, 'original'), { method: 'HEAD' });
    await ask(photoUrl(ID, 'original'), { headers: { 'if-none-match': '"e1"' } });
    await ask(photoUrl(ID, 'original'), { headers: { range: 'bytes=999999-' } });
    expect(await openFiles()).toEqual([]);
  });
});
