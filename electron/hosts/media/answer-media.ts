import { open, type FileHandle } from 'node:fs/promises';
import type { MediaFile, MediaRequest } from '../../../shared/contract/app-schemas.ts';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import { parsePhotoUrl, type MediaAddress } from '../../../shared/photo-url.ts';
import { pathToOpen } from '../../engine/scan/path-bytes.ts';
import { readByteRange, type ByteRange } from './byte-range.ts';
import { attachmentNamed } from './content-disposition.ts';
import { streamFile } from './file-stream.ts';

/** Finds the file of a picture: `engine.locateMedia`, or the same call through a client. */
export type LocateMedia = (request: MediaRequest) => Promise<MediaFile>;

/** On every answer: nothing that is served as a picture can ever act as a page. */
const GUARD_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
};

/**
 * A film in a tab of its own is a page that the browser makes and that loads the film once more, with the cookie: it must
 * be of our origin. It still runs nothing.
 */
const FILM_POLICY = "default-src 'none'; media-src 'self'; sandbox allow-same-origin";

/** Types that browsers only show, never run. SVG and everything else that is text are not among them. */
const SHOWN_TYPES = /^(image\/(?!svg)[a-z0-9.+-]+|video\/[a-z0-9.+-]+)$/;

/** A picture under an address with its version never changes; anything else is asked about again, by its ETag. */
const KEEP_FOR_EVER = 'private, max-age=31536000, immutable';
const ASK_AGAIN = 'private, no-cache';

/**
 * Answer a request for a picture or video ([Note: Media by id]), for the browser's door and the desktop's protocol alike.
 *
 * [Note: Media by id]
 * `/media/<variant>/<photo id>` and nothing else: an address holds no path, so that none can be asked for. The engine
 * finds the file among those that it knows for that id.
 *
 * @returns Never rejects: 200, 206, 304, or an error as one line of text. A body that is not read must be cancelled, as
 *   browsers and Electron do, or the request aborted.
 */
export async function answerMedia(request: Request, locate: LocateMedia): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD.', { Allow: 'GET, HEAD' });
  const address = parsePhotoUrl(new URL(request.url));
  if (address === null) return refuse(404, 'No such picture.');
  try {
    const media = await locate({ id: address.id, variant: address.variant });
    const file = await openMedia(media);
    return await answerWith(file, { media, address, request });
  } catch (error) {
    return explain(error);
  }
}

interface Asked {
  readonly media: MediaFile;
  readonly address: MediaAddress;
  readonly request: Request;
}

async function answerWith(file: FileHandle, asked: Asked): Promise<Response> {
  let isHandedOver = false;
  try {
    const found = await file.stat();
    if (!found.isFile()) return refuse(404, 'It is no file any more.');
    const { request } = asked;
    const etag = `"${asked.media.etag}"`;
    const headers = headersOf(asked, etag);
    if (matchesEtag(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });

    const range = mayUseRange(request, etag) ? readByteRange(request.headers.get('range'), found.size) : null;
    if (range === 'unsatisfiable') return refuse(416, 'The file is shorter.', { 'Content-Range': `bytes */${found.size}` });
    const part: ByteRange = range ?? { first: 0, last: found.size - 1 };
    headers.set('Content-Length', String(part.last - part.first + 1));
    if (range !== null) headers.set('Content-Range', `bytes ${part.first}-${part.last}/${found.size}`);
    const status = range === null ? 200 : 206;
    if (request.method === 'HEAD' || found.size === 0) return new Response(null, { status, headers });
    isHandedOver = true;
    return new Response(streamFile(file, part, request.signal), { status, headers });
  } finally {
    if (!isHandedOver) await file.close();
  }
}

function headersOf({ media, address }: Asked, etag: string): Headers {
  const isShown = SHOWN_TYPES.test(media.mimeType);
  const headers = new Headers({
    ...GUARD_HEADERS,
    'Content-Type': isShown ? media.mimeType : 'application/octet-stream',
    'Accept-Ranges': 'bytes',
    ETag: etag,
    'Cache-Control': address.variant === 'thumb' && address.hasVersion ? KEEP_FOR_EVER : ASK_AGAIN,
  });
  if (isShown && media.mimeType.startsWith('video/')) headers.set('Content-Security-Policy', FILM_POLICY);
  if (address.isDownload || !isShown) headers.set('Content-Disposition', attachmentNamed(media.name));
  return headers;
}

/** Source: RFC 9110, 13.1.2, compared weakly. */
function matchesEtag(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.trim() === '*' || header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

/** A part of a file that has changed since would not fit the parts that the browser holds. Source: RFC 9110, 13.1.5. */
function mayUseRange(request: Request, etag: string): boolean {
  const condition = request.headers.get('if-range');
  return condition === null || condition.trim() === etag;
}

async function openMedia({ path, name }: MediaFile): Promise<FileHandle> {
  try {
    return await open(pathToOpen(path), 'r');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES' || code === 'EPERM') throw new AlbumenError('permission-denied', `${name} may not be read.`, { cause: error });
    throw new AlbumenError('not-found', `${name} is not there now.`, { cause: error });
  }
}

const STATUS_OF: Readonly<Record<string, number>> = { 'not-found': 404, 'bad-input': 404, 'permission-denied': 403, 'worker-failed': 503, cancelled: 503 };

function explain(error: unknown): Response {
  if (isAlbumenError(error)) return refuse(STATUS_OF[error.code] ?? 500, error.message);
  // A bug's words stay inside; the engine's own calls show them.
  return refuse(500, 'The picture could not be served.');
}

function refuse(status: number, says: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${says}\n`, {
    status,
    headers: { ...GUARD_HEADERS, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers },
  });
}
