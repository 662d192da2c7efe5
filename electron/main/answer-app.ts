import { MEDIA_PATH } from '../../shared/photo-url.ts';
import { answerMedia, type LocateMedia } from '../hosts/media/answer-media.ts';
import { answerPage } from '../hosts/web/answer-page.ts';
import { contentPolicy } from '../hosts/web/content-policy.ts';
import { isAppUrl } from './app-address.ts';

/** On the page and its files; pictures carry stricter ones of their own. */
const PAGE_HEADERS = {
  'Content-Security-Policy': contentPolicy("'self'"),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Where the window's files and pictures are found. */
export interface AppSources {
  /** The built window: index.html and assets/. */
  readonly rendererDir: string;
  readonly locate: LocateMedia;
}

/** Answer a request of the window to `albumen://app/…`: its own files, and pictures by id ([Note: Media by id]). */
export async function answerApp(request: Request, { rendererDir, locate }: AppSources): Promise<Response> {
  if (!isAppUrl(request.url)) return new Response('There is nothing at this address.\n', { status: 404, headers: PAGE_HEADERS });
  const { pathname } = new URL(request.url);
  if (pathname.startsWith(MEDIA_PATH)) return await answerMedia(request, locate);
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers: { ...PAGE_HEADERS, Allow: 'GET, HEAD' } });
  const answer = await answerPage(pathname, rendererDir);
  for (const [name, value] of Object.entries(PAGE_HEADERS)) answer.headers.set(name, value);
  return answer;
}
