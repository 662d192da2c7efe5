import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WebSocket, type ClientOptions } from 'ws';
import { AlbumenError } from '../../shared/contract/errors.ts';
import { photoUrl } from '../../shared/photo-url.ts';
import { WIRE_PATH } from '../../shared/wire/web-socket-port.ts';
import { createFakeEngine, PHOTO_ID } from '../contract/fake-engine.ts';
import { openDoor } from '../fixtures/open-door.ts';
import { rawBytes, rawRequest } from '../fixtures/raw-request.ts';

const SECRET = 'this must never be served';
const PICTURE = '\xff\xd8\xff the picture';

/** A door with a window, a picture, and a secret beside both. */
async function doorBesideSecrets(file: { readonly mimeType?: string; readonly name?: string } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-security-'));
  onTestFinished(async () => await rm(folder, { recursive: true, force: true }));
  const rendererDir = join(folder, 'renderer');
  await mkdir(join(rendererDir, 'assets'), { recursive: true });
  await writeFile(join(rendererDir, 'index.html'), '<!doctype html><title>Albumen</title>');
  await writeFile(join(rendererDir, 'assets', 'main-abc.js'), 'export {}');
  await writeFile(join(rendererDir, '.env'), SECRET);
  await writeFile(join(folder, 'secret.html'), SECRET);
  await mkdir(join(folder, 'renderer-evil'));
  await writeFile(join(folder, 'renderer-evil', 'secret.html'), SECRET);
  await symlink(join(folder, 'secret.html'), join(rendererDir, 'assets', 'link.html'));
  const path = join(folder, 'dogs.jpg');
  await writeFile(path, PICTURE, 'latin1');
  const { engine, asked } = createFakeEngine({
    locateMedia: ({ id }) => (id === PHOTO_ID
      ? Promise.resolve({ path, mimeType: 'image/jpeg', name: 'dogs.jpg', etag: 'e1', ...file })
      : Promise.reject(new AlbumenError('not-found', 'This photo is not in the library.'))),
  });
  return { ...(await openDoor(engine, rendererDir)), asked, folder };
}

const media = photoUrl(PHOTO_ID, 'original');
/** What a browser sends when a person follows a link of another page. */
const A_LINK = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
const paths = ['/', '/assets/main-abc.js', media];

describe('who may ask', () => {
  it('a browser with the token gets a cookie that scripts cannot read and other sites cannot send, and then everything', async () => {
    const { door, origin, cookie, ask } = await doorBesideSecrets();
    const taken = await fetch(door.url, { redirect: 'manual' });
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/']);
    expect(taken.headers.get('set-cookie')).toMatch(new RegExp(`^albumen-${door.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`));
    expect(new URL(door.url).searchParams.get('token')).toMatch(/^[\w-]{43}$/);
    expect(cookie).not.toContain(new URL(door.url).searchParams.get('token'));
    for (const path of paths) expect([path, (await ask(path)).status]).toEqual([path, 200]);
    expect((await ask('/', { headers: { origin, 'sec-fetch-site': 'same-origin' } })).status).toBe(200);
    expect((await ask('/', { headers: { cookie: `other=1; ${cookie}; more=2` } })).status).toBe(200);
  });

  it('nobody without the token, or with a wrong one, learns anything but what to do', async () => {
    const { door, origin, cookie, asked } = await doorBesideSecrets();
    const before = asked.length;
    const wrong = [{}, { cookie: '' }, { cookie: cookie.slice(0, -1) }, { cookie: `${cookie}x` }, { cookie: cookie.replace(/=.*/, '=') }, { cookie: cookie.replace(/-\d+/, '-1') }];
    for (const headers of wrong) {
      for (const path of paths) {
        const answer = await fetch(origin + path, { headers, redirect: 'manual' });
        expect([path, answer.status, answer.headers.get('content-type')]).toEqual([path, 401, 'text/plain; charset=utf-8']);
        expect(await answer.text()).toContain('Open the link that "albumen serve" printed');
      }
    }
    for (const token of ['', 'x', `${new URL(door.url).searchParams.get('token') ?? ''}x`]) {
      const answer = await fetch(`${origin}/?token=${token}`, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([401, null]);
    }
    expect(asked.length).toBe(before);
  });

  it('the address that starts a browser works once', async () => {
    const { door } = await doorBesideSecrets();
    const url = door.launchUrl();
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(303);
    expect((await fetch(url, { redirect: 'manual' })).status).toBe(401);
    expect((await fetch(door.url, { redirect: 'manual' })).status).toBe(303);
  });

  it('a name that was made to point here is refused, with the cookie and with the token', async () => {
    const { door, cookie } = await doorBesideSecrets();
    const token = new URL(door.url).searchParams.get('token') ?? '';
    for (const host of ['evil.example', `evil.example:${door.port}`, `localhost:${door.port}`, '127.0.0.1', `127.0.0.1:${door.port + 1}`, `[::1]:${door.port}`, `127.0.0.1:${door.port}.evil.example`]) {
      for (const path of [...paths, `/?token=${token}`]) {
        const answer = await rawRequest(door.port, path, { host, cookie });
        expect([host, path, answer.status, answer.headers['set-cookie']]).toEqual([host, path, 403, undefined]);
        expect(answer.body).toBe(`This server answers only at http://127.0.0.1:${door.port}.\n`);
      }
    }
  });

  it('a page of another origin is refused though the browser sent the cookie', async () => {
    const { door, cookie } = await doorBesideSecrets();
    const host = `127.0.0.1:${door.port}`;
    const statusOf = async (path: string, headers: Record<string, string>): Promise<number> => (await rawRequest(door.port, path, { host, cookie, ...headers })).status;
    const pages: Record<string, string>[] = [
      { origin: 'https://evil.example' }, { origin: 'null' }, { origin: `http://127.0.0.1:${door.port + 1}` }, { origin: `http://localhost:${door.port}` },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
    ];
    for (const headers of pages) for (const path of paths) expect([headers, path, await statusOf(path, headers)]).toEqual([headers, path, 403]);
    expect([await statusOf('/', A_LINK), await statusOf(media, A_LINK)]).toEqual([200, 403]);
  });

  it('someone who came by a link of another page is asked once more from here, where the cookie is sent', async () => {
    const { door } = await doorBesideSecrets();
    const refreshOf = async (site: string): Promise<unknown> =>
      (await rawRequest(door.port, '/', { host: `127.0.0.1:${door.port}`, ...A_LINK, 'sec-fetch-site': site })).headers['refresh'];
    expect([await refreshOf('cross-site'), await refreshOf('same-site'), await refreshOf('same-origin'), await refreshOf('none')]).toEqual(['0; url=/', '0; url=/', undefined, undefined]);
  });

  it('nothing listens beyond this machine', async () => {
    const { door } = await doorBesideSecrets();
    await expect(fetch(`http://[::1]:${door.port}/`)).rejects.toThrow('fetch failed');
  });
});

describe('the wire', () => {
  async function handshake(port: number, options: ClientOptions, path = WIRE_PATH): Promise<string> {
    const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, options);
    return await new Promise((resolve) => {
      socket.on('open', () => {
        socket.terminate();
        resolve('open');
      });
      socket.on('error', (error) => resolve(error.message));
    });
  }

  it('opens for this page with the cookie only', async () => {
    const { door, origin, cookie } = await doorBesideSecrets();
    expect(await handshake(door.port, { headers: { cookie, origin } })).toBe('open');
    const refused: [Record<string, string>, number][] = [
      [{ cookie }, 403], [{ cookie, origin: 'https://evil.example' }, 403], [{ cookie, origin: 'null' }, 403], [{ cookie, origin: `http://127.0.0.1:${door.port + 1}` }, 403],
      [{ origin }, 401], [{ origin, cookie: `${cookie}x` }, 401], [{ origin, cookie, host: 'evil.example' }, 403],
    ];
    for (const [headers, status] of refused) expect([headers, await handshake(door.port, { headers })]).toEqual([headers, `Unexpected server response: ${status}`]);
    for (const path of ['/', '/wire/', '/wire?x', '/media/thumb/x', '//wire']) expect(await handshake(door.port, { headers: { cookie, origin } }, path)).toBe('Unexpected server response: 404');
    const token = new URL(door.url).searchParams.get('token') ?? '';
    expect(await handshake(door.port, { headers: { origin } }, `/wire?token=${token}`)).toBe('Unexpected server response: 404');
  });

  it('is closed on what is no message, and on one that is too large', async () => {
    const { door, origin, cookie } = await doorBesideSecrets();
    for (const [junk, code] of [['not json', 1007], [Buffer.from('{}'), 1007], ['x'.repeat(97 * 1024 * 1024), 1009]] as const) {
      const socket = new WebSocket(`ws://127.0.0.1:${door.port}${WIRE_PATH}`, { headers: { cookie, origin } });
      const closed = new Promise((resolve) => socket.on('close', resolve));
      socket.on('error', () => undefined);
      socket.on('open', () => socket.send(junk));
      expect(await closed).toBe(code);
    }
  });
});

describe('what may be asked for', () => {
  const escapes = [
    '/../secret.html', '/assets/../../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/..%5csecret.html', '/..\\secret.html', '/%252e%252e/secret.html',
    '/assets/%2e%2e/%2e%2e/secret.html', '/.env', '/assets/link.html', '/../renderer-evil/secret.html', '/assets//../../secret.html', '/assets/./main-abc.js%00.html', '/index.html%00',
  ];

  it('no path leads out of the window, whatever it is written as', async () => {
    const { door, cookie, folder } = await doorBesideSecrets();
    for (const path of [...escapes, join(folder, 'secret.html'), `/${folder}/secret.html`, '/C:/secret.html']) {
      const answer = await rawRequest(door.port, path, { cookie, host: `127.0.0.1:${door.port}` });
      expect([path, [400, 404].includes(answer.status), answer.body.includes(SECRET)]).toEqual([path, true, false]);
    }
  });

  it('no path stands in place of an id', async () => {
    const { door, cookie, folder, asked } = await doorBesideSecrets();
    const before = asked.length;
    const secret = join(folder, 'secret.html');
    const ids = [secret, encodeURIComponent(secret), `..${secret}`, `%2e%2e/${PHOTO_ID}`, `${PHOTO_ID}/../../secret.html`, `${PHOTO_ID}%00`, `${PHOTO_ID}%2f..%2fsecret.html`, `?path=${secret}`, PHOTO_ID.toUpperCase(), `${PHOTO_ID}0`];
    for (const variant of ['thumb', 'large', 'display', 'original', 'motion']) {
      for (const id of ids) {
        const answer = await rawRequest(door.port, `/media/${variant}/${id}`, { cookie, host: `127.0.0.1:${door.port}` });
        expect([id, answer.status, answer.body.includes(SECRET)]).toEqual([id, 404, false]);
      }
    }
    expect((await rawRequest(door.port, `/media/thumb/${'f'.repeat(32)}`, { cookie, host: `127.0.0.1:${door.port}` })).status).toBe(404);
    expect(asked.length).toBe(before);
  });

  it("no target in a proxy's form, with another host or broken, is answered", async () => {
    const { door, cookie } = await doorBesideSecrets();
    const host = `127.0.0.1:${door.port}`;
    for (const target of ['http://evil.example/', `http://${host}/`, '//evil.example/', '/\\evil.example/', '*', `//${host}/?token=x`]) {
      const answer = await rawBytes(door.port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`);
      expect([target, answer.split('\r\n')[0]]).toEqual([target, 'HTTP/1.1 400 Bad Request']);
    }
    expect(await rawBytes(door.port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
  });

  it('only reading is a method', async () => {
    const { door, cookie } = await doorBesideSecrets();
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE']) {
      for (const path of paths) expect([method, [400, 405].includes((await rawRequest(door.port, path, { cookie, host: `127.0.0.1:${door.port}` }, method)).status)]).toEqual([method, true]);
    }
  });
});

describe('what is served', () => {
  it('the window runs its own scripts only, in no frame, and may talk to this server only', async () => {
    const { door, ask } = await doorBesideSecrets();
    const { headers } = await ask('/');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self' ws://127.0.0.1:${door.port}; font-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'`,
    );
    expect(['x-content-type-options', 'x-frame-options', 'referrer-policy', 'cross-origin-resource-policy', 'cross-origin-opener-policy'].map((name) => headers.get(name))).toEqual(['nosniff', 'DENY', 'no-referrer', 'same-origin', 'same-origin']);
    expect(headers.has('access-control-allow-origin')).toBe(false);
  });

  it.each(['image/svg+xml', 'text/html', 'application/xhtml+xml', 'application/javascript', 'text/html; image/jpeg'])('a photo of type %s is never served as such', async (mimeType) => {
    const { ask } = await doorBesideSecrets({ mimeType, name: 'x.svg' });
    const { headers } = await ask(media);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['<img src=x onerror=alert(1)>.jpg'], ['a\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(1)</script>.jpg'], ['a\nX-Evil: 1.jpg'], ['"; filename="evil.html'], ['\0.html'], ['evil\u2028.html'],
  ])('a photo named %j is a name in one header and nothing else', async (name) => {
    const { door, cookie } = await doorBesideSecrets({ name });
    const answer = await rawRequest(door.port, photoUrl(PHOTO_ID, 'original', { download: true }), { cookie, host: `127.0.0.1:${door.port}` });
    expect([answer.status, answer.headers['set-cookie'], answer.headers['x-evil'], answer.body]).toEqual([200, undefined, undefined, PICTURE]);
    // One plain name between two quotes, then the escaped one.
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[A-Za-z0-9%._+-]*$/);
    expect(answer.headers['content-type']).toBe('image/jpeg');
  });
});
