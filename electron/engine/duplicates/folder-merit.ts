import { posix } from 'node:path';

/** Folders that copies end up in, as whole words of a folder's name. Chosen: what phones, messengers and people call them. */
const COPIES = /(^|[^a-z])(cop(y|ies)|kopien?|downloads?|received|sent|empfangen|whatsapp|telegram|signal|messenger|facebook|instagram|backups?|sicherung|exports?|exported|tmp|temp|cache|thumbs?|thumbnails|recycle|trash|old)([^a-z]|$)/;
/** Folders that somebody sorted by time: `2016`, `2016-10 Bilbao`, `20161024`. */
const DATED = /(^|\D)(19|20)\d\d(\D|\d\d|\d{4}|$)/;

/**
 * How much a folder looks like the place where somebody keeps a photo: 1 for one sorted by date, -1 for one of copies. Only
 * the folders below the library's own count: where that lies says nothing.
 *
 * @param path A file, absolute. @param root The library folder that it was found in.
 */
export function folderMerit(path: string, root: string): -1 | 0 | 1 {
  const folder = posix.dirname(path).slice(root.length).toLowerCase();
  if (folder.split('/').some((name) => COPIES.test(name))) return -1;
  return DATED.test(folder) ? 1 : 0;
}

/** The folder of a file as a person names it: `2016/`. */
export function folderName(path: string): string {
  return `${posix.basename(posix.dirname(path))}/`;
}
