import ignore, { type Ignore } from 'ignore';

/** Name of the file that leaves things out, in gitignore syntax, in any folder of a library. */
export const IGNORE_FILE = '.albumenignore';

/** The rules that hold in one folder: its own, then those of the folders above, up to the library folder. */
export interface IgnoreRules {
  /** Folder that the rules stand in; their patterns are relative to it. */
  readonly folder: string;
  readonly own: Ignore;
  readonly above: IgnoreRules | null;
}

/**
 * Rules of one `.albumenignore`, read as Git reads `.gitignore`, except that case and Unicode form (NFC, NFD) make no
 * difference: the same photos are seen by systems that disagree on both.
 *
 * @param text The file's text.
 * @param folder Absolute folder that it stands in.
 */
export function parseIgnoreRules(text: string, folder: string, above: IgnoreRules | null): IgnoreRules {
  const own = ignore({ ignorecase: true }).add(text.replace(/^\ufeff/, '').normalize('NFC'));
  return { folder, own, above };
}

/**
 * True when the rules leave this path out. The innermost file that has an opinion decides, so `!name` in a subfolder
 * brings back what a folder above left out. What lies in a folder that is left out cannot be brought back, as in Git.
 *
 * @param path Absolute, below the folders of the rules.
 */
export function isIgnored(path: string, isFolder: boolean, rules: IgnoreRules | null): boolean {
  for (let at = rules; at !== null; at = at.above) {
    const relative = path.slice(at.folder.length + (at.folder.endsWith('/') ? 0 : 1)).normalize('NFC');
    const { ignored, unignored } = at.own.test(isFolder ? `${relative}/` : relative);
    if (ignored) return true;
    if (unignored) return false;
  }
  return false;
}
