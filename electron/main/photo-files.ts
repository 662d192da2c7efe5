import { posix, win32 } from 'node:path';
import type { AlbumenClient } from '../../shared/wire/create-client.ts';
import { pathToOpen, pathToShow } from '../engine/scan/path-bytes.ts';
import { SHOWN_EXTENSIONS } from './shown-extensions.ts';

/** Photos opened at once at most: each may start a program. */
const OPEN_MOST = 20;
/** Folders shown at once at most: each opens a window of the file manager. */
const REVEAL_MOST_FOLDERS = 8;
/** Files asked for at once; the engine looks each up in some milliseconds. */
const LOCATE_AT_ONCE = 16;

/** What the system does with files. */
export interface SystemShell {
  /** Select it in the file manager. */
  showItemInFolder(path: string): void;
  /** @returns Empty, or what went wrong. */
  openPath(path: string): Promise<string>;
}

/** Originals of the library, by id, for the system's other programs. */
export interface PhotoFiles {
  /** Paths as the system writes them, in the order asked. @throws Error for a person where one cannot be found. */
  find(ids: readonly string[]): Promise<string[]>;
  reveal(ids: readonly string[]): Promise<void>;
  open(ids: readonly string[]): Promise<void>;
  /** @throws Error for what lies in none of the folders that this window deals with. */
  revealPath(path: string): Promise<void>;
  /** A folder that the person chose in a dialog: it may be shown from now on. */
  noteChosen(folder: string): void;
}

/** The part of the engine's client that finds files. */
export type FilesClient = { readonly [Room in 'photos' | 'library' | 'app']: AlbumenClient[Room] };

/**
 * @param platform Decides how paths are written, and compared: Windows tells no case apart.
 */
export function createPhotoFiles(client: FilesClient, shell: SystemShell, platform: NodeJS.Platform): PhotoFiles {
  const chosen = new Set<string>();
  const isWindows = platform === 'win32';
  const nameOf = (path: string): string => (isWindows ? win32 : posix).basename(path);

  /** @throws Error for a name that is no text: Electron hands over nothing else. */
  function toSystem(path: string): string {
    const opened = pathToOpen(path);
    if (typeof opened !== 'string') throw new Error(`${pathToShow(path)} has a name that other programs cannot be told; rename it.`);
    return isWindows ? opened.replaceAll('/', '\\') : opened;
  }

  async function find(ids: readonly string[]): Promise<string[]> {
    const paths: string[] = [];
    for (let from = 0; from < ids.length; from += LOCATE_AT_ONCE) {
      const some = ids.slice(from, from + LOCATE_AT_ONCE);
      const found = await Promise.all(some.map((id) => client.photos.locate.query({ id, variant: 'original' })));
      paths.push(...found.map(({ path }) => toSystem(path)));
    }
    return paths;
  }

  /** Folders that a path may lie in to be shown: never a network address of a page's choosing. */
  async function knownFolders(): Promise<string[]> {
    const [folders, stored] = await Promise.all([client.library.folders.list.query(), client.app.storedData.query()]);
    return [...chosen, ...folders.map(({ path }) => path), ...stored.parts.map(({ path }) => path)];
  }

  return {
    find,
    async reveal(ids) {
      const byFolder = new Map<string, string>();
      for (const path of await find(ids)) {
        const folder = (isWindows ? win32 : posix).dirname(path);
        if (!byFolder.has(folder)) byFolder.set(folder, path);
      }
      if (byFolder.size > REVEAL_MOST_FOLDERS) throw new Error(`These photos lie in ${byFolder.size} folders; choose fewer, ${REVEAL_MOST_FOLDERS} folders are shown at once at most.`);
      for (const path of byFolder.values()) shell.showItemInFolder(path);
    },
    async open(ids) {
      if (ids.length > OPEN_MOST) throw new Error(`${ids.length} photos are too many to open at once; choose ${OPEN_MOST} at most.`);
      const problems: string[] = [];
      for (const path of await find(ids)) {
        const extension = posix.extname(path).slice(1).toLowerCase();
        const problem = SHOWN_EXTENSIONS.has(extension) ? await shell.openPath(path) : 'its name is not that of a photo or video, and the system might run it';
        if (problem !== '') problems.push(`${nameOf(path)} was not opened: ${problem}`);
      }
      if (problems.length > 0) throw new Error(problems.join('\n'));
    },
    async revealPath(path) {
      const wanted = normalise(path, isWindows);
      const folders = wanted === null ? [] : await knownFolders();
      if (!folders.some((folder) => isWithin(wanted, normalise(folder, isWindows)))) throw new Error(`${path} is in none of Albumen's folders.`);
      shell.showItemInFolder(toSystem(path));
    },
    noteChosen: (folder) => void chosen.add(folder),
  };
}

/** An absolute path to compare: without `..`, in one case on Windows; null for any other. */
function normalise(path: string, isWindows: boolean): string | null {
  const isAbsolute = isWindows ? /^([a-z]:|\/\/[^/]+\/)/i.test(path.replaceAll('\\', '/')) : path.startsWith('/');
  if (!isAbsolute || path.includes('\0')) return null;
  const whole = posix.normalize(isWindows ? path.replaceAll('\\', '/').toLowerCase() : path);
  return whole.length > 1 ? whole.replace(/\/$/, '') : whole;
}

function isWithin(path: string | null, folder: string | null): boolean {
  return path !== null && folder !== null && (path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`));
}
