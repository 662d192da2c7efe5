import { posix } from 'node:path';
import { cameraName } from './camera-name.ts';
import { foldedTokens } from './fold-text.ts';
import type { PhotoRow } from './photo-row.ts';

/** What is needed of a photo to know the words written on it. */
export type WordsSource = Pick<
  PhotoRow,
  'paths' | 'caption' | 'keywords' | 'city' | 'region' | 'country' | 'cameraMake' | 'cameraModel'
>;

/**
 * Every word written on a photo, folded, each once: file names without extension, folder names below the library's
 * folders, caption, keywords, place names and camera.
 *
 * @param roots The library's folders, absolute. Their own names are on every photo, so they say nothing of one.
 */
export function photoWords(photo: WordsSource, roots: readonly string[]): string[] {
  const texts = [
    ...photo.paths.flatMap((path) => [...foldersBelow(path, roots), posix.parse(path).name]),
    photo.caption,
    ...photo.keywords,
    photo.city,
    photo.region,
    photo.country,
    cameraName(photo.cameraMake, photo.cameraModel),
  ];
  const words = new Set<string>();
  for (const text of texts) if (text) for (const token of foldedTokens(text)) words.add(token);
  return [...words];
}

/** Names of the folders between a library folder and a file, outermost first; of a path outside all of them, its own folder. */
export function foldersBelow(path: string, roots: readonly string[]): string[] {
  let root: string | null = null;
  for (const candidate of roots) {
    const prefix = candidate.endsWith('/') ? candidate : `${candidate}/`;
    if (path.startsWith(prefix) && (root === null || prefix.length < root.length)) root = prefix;
  }
  const folders = path.slice(root?.length ?? 0).split('/').slice(0, -1).filter(Boolean);
  return root === null ? folders.slice(-1) : folders;
}
