import { readFile, stat } from 'node:fs/promises';
import { posix } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { errorCode } from '../scan/list-folder.ts';
import { pathToOpen, pathToShow } from '../scan/path-bytes.ts';
import { DATA_FORM, dataFile, type DataFile } from '../../../shared/contract/data-file.ts';

/** What is said of a photo takes some 200 bytes: two million photos. Text of 512 MiB is the most that Node holds. */
const FILE_MAX_BYTES = 400 * 1024 * 1024;

/**
 * Read a file that `exportData` wrote.
 *
 * @param path Absolute.
 * @throws AlbumenError `not-found`, `permission-denied`, or `bad-input` with what is wrong in it.
 */
export async function readDataFile(path: string): Promise<DataFile> {
  if (!posix.isAbsolute(path) && !/^[a-z]:/i.test(path)) throw new AlbumenError('bad-input', `${path} is not a whole path; it must begin at the root`);
  try {
    const stats = await stat(pathToOpen(path));
    if (!stats.isFile()) throw new AlbumenError('bad-input', `${path} is not a file; name the JSON file that an export wrote`);
    if (stats.size > FILE_MAX_BYTES) throw refused(path, 'it is too large for one');
    return parseData(await readFile(pathToOpen(path)), path);
  } catch (error) {
    switch (errorCode(error)) {
      case 'ENOENT':
      case 'ENOTDIR':
        throw new AlbumenError('not-found', `there is no file ${path}`, { cause: error });
      case 'EACCES':
      case 'EPERM':
        throw new AlbumenError('permission-denied', `you may not read ${path}`, { cause: error });
      default:
        throw error;
    }
  }
}

/**
 * Check the whole content of such a file.
 *
 * @param name What the person calls the file.
 * @throws AlbumenError `bad-input` naming the file and what is wrong in it.
 */
export function parseData(bytes: Uint8Array, name: string): DataFile {
  const data = parseJson(bytes, name);
  const form = typeof data === 'object' && data !== null && 'albumen' in data ? data.albumen : undefined;
  if (typeof form !== 'number') throw refused(name, 'it is another JSON file');
  if (form > DATA_FORM) throw new AlbumenError('bad-input', `${pathToShow(name)} was written by a newer Albumen (form ${form}; this one reads up to ${DATA_FORM}): update Albumen; nothing was changed`);
  const parsed = dataFile.safeParse(data);
  if (!parsed.success) throw refused(name, sayIssue(parsed.error));
  return parsed.data;
}

function parseJson(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw refused(name, bytes.length === 0 ? 'it is empty' : 'it is no JSON, or was cut short', error);
  }
}

/** The first thing that is wrong, with its place: `photos[3].marks.rating.value`. */
function sayIssue({ issues }: { readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] }): string {
  const [first] = issues;
  const place = (first?.path ?? []).map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('').replace(/^\./, '');
  const more = issues.length > 1 ? `, and ${issues.length - 1} more` : '';
  return `${place === '' ? 'the whole' : place}: ${first?.message ?? 'unknown'}${more}`;
}

function refused(name: string, why: string, cause?: unknown): AlbumenError {
  return new AlbumenError('bad-input', `${pathToShow(name)} is not what an Albumen export wrote, or is damaged: ${why}; nothing was changed`, { cause });
}
