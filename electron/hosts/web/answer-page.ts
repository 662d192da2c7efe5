import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

/** Kinds of files that a built window consists of; others are not served. */
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
/** Folders and names of a build: no dot at their start, so neither `..` nor hidden files. */
const PAGE_PATH = /^(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/;
/** Vite names these after their content. */
const HASHED = /^\/assets\//;

/**
 * A file of the built window.
 *
 * @param pathname Of the URL, as the browser sent it: escapes are not undone, and no file of a build needs any.
 * @returns 404 for everything else.
 */
export async function answerPage(pathname: string, rendererDir: string): Promise<Response> {
  const name = pathname === '/' ? '/index.html' : pathname;
  const type = TYPES[extname(name)];
  const bytes = type !== undefined && PAGE_PATH.test(name) ? await readWithin(rendererDir, name) : null;
  if (bytes === null || type === undefined) {
    const says = pathname === '/' ? 'The window is not built: npm run build makes it.' : 'There is nothing at this address.';
    return new Response(`${says}\n`, { status: 404, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' } });
  }
  const cache = HASHED.test(name) ? 'private, max-age=31536000, immutable' : 'no-cache';
  return new Response(bytes, { headers: { 'Content-Type': type, 'Cache-Control': cache, 'Content-Length': String(bytes.length) } });
}

/** Null where there is no such file, or where a link leads out of the folder. */
async function readWithin(folder: string, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const root = await realpath(folder);
    const path = await realpath(join(root, name));
    return path.startsWith(root + sep) ? new Uint8Array(await readFile(path)) : null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ELOOP') return null;
    throw error;
  }
}
