import { foldText } from './fold-text.ts';

/** What stands before and after each path in `pathsFolded`: no path can hold it. */
export const PATH_BORDER = '\0';
/** What stands before and after each keyword in `keywordsFolded`: folded keywords hold no line break. */
export const KEYWORD_BORDER = '\n';

/** A name as filters compare it: folded, with runs of white space as one space, without space at the ends. */
export function foldName(text: string): string {
  return foldText(text.toWellFormed()).replace(/\s+/g, ' ').trim();
}

/** A path, or a part of one, as filters compare it: each segment folded, slashes kept. */
export function foldPath(path: string): string {
  // Folding turns a full-width solidus inside a name into "/", which would cut the name in two.
  return path
    .toWellFormed()
    .split('/')
    .map((segment) => foldText(segment).replaceAll('/', '\u2044').replaceAll(PATH_BORDER, ''))
    .join('/');
}
