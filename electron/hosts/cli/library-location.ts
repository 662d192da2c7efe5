import { posix, win32 } from 'node:path';
import type { Surroundings } from './surroundings.ts';

type Place = Pick<Surroundings, 'env' | 'platform' | 'homeDir' | 'workingDir'>;

/** The folder for a person's data: XDG on Linux, Application Support on macOS, local AppData on Windows. Absolute, POSIX. */
export function dataFolder(place: Place): string {
  return personFolder(place, { xdg: 'XDG_DATA_HOME', xdgDefault: '.local/share', mac: 'Library/Application Support', windows: 'Albumen' });
}

/** The folder for what can be made again (question embeddings, provider verdicts). Absolute, POSIX. */
export function cacheFolder(place: Place): string {
  return personFolder(place, { xdg: 'XDG_CACHE_HOME', xdgDefault: '.cache', mac: 'Library/Caches', windows: 'Albumen/Cache' });
}

/**
 * Which library a command works on: `--library`, then ALBUMEN_LIBRARY, then the one in the person's data folder.
 *
 * @returns An absolute POSIX path, or the URI as it was given (`s3://bucket/photos`).
 */
export function libraryLocation(given: string | undefined, place: Place): string {
  const chosen = given ?? place.env['ALBUMEN_LIBRARY'];
  if (chosen === undefined || chosen === '') return posix.join(dataFolder(place), 'library.albumen');
  return isUri(chosen) ? chosen : absolutePath(chosen, place);
}

/** A path as a person typed it, as an absolute POSIX path. */
export function absolutePath(path: string, place: Pick<Surroundings, 'platform' | 'workingDir'>): string {
  if (place.platform === 'win32') return win32.resolve(place.workingDir, path).replaceAll('\\', '/');
  return posix.resolve(place.workingDir, path);
}

/** True for `s3://…`, `gs://…` and the like; false for a Windows drive. */
export function isUri(location: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(location);
}

interface FolderNames {
  readonly xdg: string;
  readonly xdgDefault: string;
  readonly mac: string;
  readonly windows: string;
}

function personFolder({ env, platform, homeDir }: Place, names: FolderNames): string {
  const home = homeDir.replaceAll('\\', '/');
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA']?.replaceAll('\\', '/');
    return posix.join(local === undefined || local === '' ? `${home}/AppData/Local` : local, names.windows);
  }
  if (platform === 'darwin') return posix.join(home, names.mac, 'Albumen');
  const xdg = env[names.xdg];
  // The XDG specification: a relative path in these variables is to be ignored.
  const base = xdg !== undefined && xdg.startsWith('/') ? xdg : posix.join(home, names.xdgDefault);
  return posix.join(base, 'albumen');
}
