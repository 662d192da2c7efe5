import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * [Note: Who may ask the browser's door]
 * Any page in any browser on this machine can send requests to 127.0.0.1, and any name can be made to point there. So
 * every request must carry the token (once in the address, then in a cookie that scripts cannot read and other sites
 * cannot send), name this very host and port (a rebound name does not), and come from no other origin. Another port of
 * 127.0.0.1 counts as the same site for cookies, which is why `Sec-Fetch-Site` and `Origin` are asked as well.
 */
export interface WebGuard {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  /** What is wrong with where a request comes from; null when nothing is. Says nothing of the token. */
  refuseSource(headers: IncomingHttpHeaders, kind: 'page' | 'media' | 'socket'): string | null;
  hasCookie(headers: IncomingHttpHeaders): boolean;
  /** True for the token, and once for a launch code. */
  takeToken(candidate: string | null): boolean;
  /** Let a secret take the token's place once, within LAUNCH_CODE_MS. @returns It. */
  addLaunchCode(code: string): string;
  /** The value of `Set-Cookie` after the token was shown. */
  readonly cookie: string;
}

/** How long a browser may take to start, milliseconds. */
const LAUNCH_CODE_MS = 60_000;

/** At least 256 random bits each, as text without `;` or spaces. */
export interface WebSecrets {
  readonly token: string;
  /** See [Note: Cookies that outlive a restart]. */
  readonly cookie: string;
}

export function createWebGuard(port: number, secrets: WebSecrets): WebGuard {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies do not tell ports apart: two servers of one person must not overwrite each other's.
  const cookieName = `albumen-${port}`;

  const launchCodes = new Map<string, number>();

  return {
    origin,
    cookie: `${cookieName}=${secrets.cookie}; Path=/; HttpOnly; SameSite=Strict`,
    takeToken(candidate) {
      if (isEqual(candidate ?? '', secrets.token)) return true;
      const madeAtMs = launchCodes.get(candidate ?? '');
      launchCodes.delete(candidate ?? '');
      return madeAtMs !== undefined && Date.now() - madeAtMs < LAUNCH_CODE_MS;
    },
    addLaunchCode(code) {
      launchCodes.set(code, Date.now());
      return code;
    },
    hasCookie: ({ cookie }) => (cookie ?? '').split(';').some((part) => {
      const [name, value] = part.trim().split('=', 2);
      return name === cookieName && isEqual(value ?? '', secrets.cookie);
    }),
    refuseSource(headers, kind) {
      if (headers.host !== host) return `This server answers only at ${origin}.`;
      // A browser always says where a WebSocket comes from.
      if (kind === 'socket' ? headers.origin !== origin : headers.origin !== undefined && headers.origin !== origin) return 'Another page asked.';
      const site = headers['sec-fetch-site'];
      if (site === undefined || site === 'same-origin' || site === 'none') return null;
      // Following a link to the page is fine wherever the link stands; the token decides.
      const isLink = kind === 'page' && headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
      return isLink ? null : 'Another page asked.';
    },
  };
}

/** Takes the same time whatever the difference: hashes of one length are compared. */
function isEqual(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
