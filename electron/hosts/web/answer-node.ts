import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/**
 * A request of node:http in the form of `fetch`, without its body.
 *
 * @returns Null for one whose target is no plain path: a proxy's form, or `//host/…`, which would name another host.
 */
export function toFetchRequest(request: IncomingMessage, origin: string, signal: AbortSignal): Request | null {
  const target = request.url ?? '';
  if (!target.startsWith('/') || /^[/\\]{2}/.test(target)) return null;
  try {
    const headers = new Headers();
    for (const name of ['range', 'if-range', 'if-none-match'] as const) {
      const value = request.headers[name];
      if (typeof value === 'string') headers.set(name, value);
    }
    return new Request(new URL(target, origin), { method: request.method ?? 'GET', headers, signal });
  } catch {
    return null; // No URL, or a method or header that fetch does not know.
  }
}

/** Send an answer, no faster than the other side takes it; a body that is not taken to its end is cancelled. */
export async function sendResponse(response: Response, to: ServerResponse, isHead: boolean): Promise<void> {
  to.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null || isHead) {
    await response.body?.cancel();
    to.end();
    return;
  }
  const body = Readable.fromWeb(response.body);
  // The pipeline stops listening when the browser leaves; the body's own end comes a moment later, and unheard would end the process.
  body.on('error', () => undefined);
  try {
    await pipeline(body, to);
  } catch {
    // The browser left (it aborts pictures that scroll by), or the file failed half way: the connection is already closed.
  }
}
