import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Engine } from '../../../shared/contract/engine.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { MEDIA_PATH } from '../../../shared/photo-url.ts';
import { WIRE_PATH } from '../../../shared/wire/web-socket-port.ts';
import { answerMedia } from '../media/answer-media.ts';
import { servePort } from '../serve-port.ts';
import { sendResponse, toFetchRequest } from './answer-node.ts';
import { answerPage } from './answer-page.ts';
import { pageHeaders } from './page-headers.ts';
import { portFromServerSocket } from './socket-port.ts';
import { createWebGuard, type WebGuard } from './web-guard.ts';
import { makeCookieSecret, makeSecret } from './web-key.ts';

/** One message of a window at most: an image to search by, of 64 MB, as text. */
const MESSAGE_MAX_BYTES = 96 * 1024 * 1024;

const ASK_FOR_LINK = 'Albumen runs here, but this browser does not have its key yet.\n\nOpen the link that "albumen serve" printed in its terminal: it ends in ?token=… and is needed once in each browser.\n';

export interface WebOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** The built window: index.html and assets/. */
  readonly rendererDir: string;
  /** Where a key is kept that lets windows come back after a restart on the same port; none means they cannot. */
  readonly keyFile?: string;
}

/** An open browser's door. */
export interface WebDoor {
  readonly port: number;
  /** With the token: whoever has it can see the library. */
  readonly url: string;
  /**
   * An address that works once, within a minute: a program that is started with it shows it to everyone on this machine
   * who looks at the list of processes.
   */
  launchUrl(): string;
  /** Breaks off what is still being sent. */
  close(): Promise<void>;
}

/**
 * Serve the window and the engine on 127.0.0.1 ([Note: Who may ask the browser's door]).
 *
 * @param engine The engine, or a promise of it: the page loads while the library opens.
 * @throws AlbumenError `bad-input` when the port is taken, `permission-denied` when it may not be used.
 */
export async function serveWeb(engine: Engine | Promise<Engine>, { port, rendererDir, keyFile }: WebOptions): Promise<WebDoor> {
  const token = makeSecret();
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_MAX_BYTES, perMessageDeflate: false, clientTracking: true });
  const server = createServer();
  const listeningPort = await listen(server, port);
  const guard = createWebGuard(listeningPort, { token, cookie: await makeCookieSecret(keyFile ?? null, listeningPort) });
  const headers = pageHeaders(listeningPort);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    const asked = toFetchRequest(request, guard.origin, gone.signal);
    const result = asked === null ? say(400, 'This is no address of Albumen.') : await route(asked, request);
    await sendResponse(result, response, request.method === 'HEAD');
  }

  async function route(asked: Request, { headers: sent }: IncomingMessage): Promise<Response> {
    const url = new URL(asked.url);
    const isMedia = url.pathname.startsWith(MEDIA_PATH);
    const refused = guard.refuseSource(sent, isMedia ? 'media' : 'page');
    if (refused !== null) return say(403, refused);
    if (asked.method !== 'GET' && asked.method !== 'HEAD') return say(405, 'Only GET and HEAD.');
    if (url.searchParams.has('token')) return takeToken(url, guard);
    if (!guard.hasCookie(sent)) return askForLink(sent);
    if (isMedia) return await answerMedia(asked, async (request) => await (await engine).locateMedia(request));
    if (url.pathname === '/') noticeOpening();
    return await answerPage(url.pathname, rendererDir);
  }

  /** Background work holds back while a window loads. */
  function noticeOpening(): void {
    // Why an engine did not start is told to whoever asks it.
    void Promise.resolve(engine).then((opened) => opened.activity.noticePerson(), () => undefined);
  }

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A connection that breaks during the handshake has nobody else to tell.
    socket.on('error', () => undefined);
    const status = upgradeStatus(request, guard);
    if (status !== null) {
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (webSocket) => servePort(portFromServerSocket(webSocket), engine));
  });

  return {
    port: listeningPort,
    url: `${guard.origin}/?token=${token}`,
    launchUrl: () => `${guard.origin}/?token=${guard.addLaunchCode(makeSecret())}`,
    async close() {
      for (const client of sockets.clients) client.terminate();
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeAllConnections();
      await closed.promise;
    },
  };
}

/** Null where the handshake may go on. */
function upgradeStatus(request: IncomingMessage, guard: WebGuard): string | null {
  if (request.url !== WIRE_PATH) return '404 Not Found';
  if (guard.refuseSource(request.headers, 'socket') !== null) return '403 Forbidden';
  return guard.hasCookie(request.headers) ? null : '401 Unauthorized';
}

/** The token turns into a cookie, and out of the address, where history and bookmarks would keep it. */
function takeToken(url: URL, guard: WebGuard): Response {
  if (!guard.takeToken(url.searchParams.get('token'))) return say(401, ASK_FOR_LINK);
  return new Response(null, { status: 303, headers: { Location: '/', 'Set-Cookie': guard.cookie, 'Cache-Control': 'no-store' } });
}

/**
 * A strict cookie is left out when the person came by a link of another page, and there the page asks once more by
 * itself, from here.
 */
function askForLink(headers: IncomingMessage['headers']): Response {
  const site = headers['sec-fetch-site'];
  const answer = say(401, ASK_FOR_LINK);
  if (site === 'cross-site' || site === 'same-site') answer.headers.set('Refresh', '0; url=/');
  return answer;
}

function say(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } });
}

async function listen(server: Server, port: number): Promise<number> {
  const listening = Promise.withResolvers<void>();
  server.once('error', listening.reject);
  server.listen({ port, host: '127.0.0.1', exclusive: true }, listening.resolve);
  try {
    await listening.promise;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new AlbumenError('bad-input', `port ${port} is taken by another program: choose another with --port, or leave it out`, { cause: error });
    if (code === 'EACCES') throw new AlbumenError('permission-denied', `port ${port} may not be used by you: choose one above 1023`, { cause: error });
    throw error;
  }
  server.removeListener('error', listening.reject);
  return (server.address() as AddressInfo).port;
}
