import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Where Windows keeps the folder, which OneDrive and people move. */
const SHELL_FOLDERS = String.raw`HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders`;
/** The registry answers at once, or not at all. */
const REGISTRY_TIMEOUT_MS = 5_000;

/** The process around, as far as it is asked. */
export interface PersonPlaces {
  readonly platform: NodeJS.Platform;
  readonly homeDir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The system's Pictures folder, absolute and POSIX; null where there is none. */
export function findPicturesFolder(places: PersonPlaces): string | null {
  const named = nameOfSystem(places);
  const candidates = [...(named === null ? [] : [named]), join(places.homeDir, 'Pictures')];
  const found = candidates.find((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false);
  return found?.replaceAll('\\', '/').replace(/(.)\/+$/, '$1') ?? null;
}

function nameOfSystem(places: PersonPlaces): string | null {
  try {
    if (places.platform === 'linux') {
      const file = join(places.env['XDG_CONFIG_HOME'] ?? join(places.homeDir, '.config'), 'user-dirs.dirs');
      return picturesFromUserDirs(readFileSync(file, 'utf8'), places.homeDir);
    }
    if (places.platform === 'win32') {
      const answer = execFileSync('reg', ['query', SHELL_FOLDERS, '/v', 'My Pictures'], { encoding: 'utf8', timeout: REGISTRY_TIMEOUT_MS, windowsHide: true });
      return picturesFromRegistry(answer, places.env);
    }
  } catch {
    // No such file or value, as on a server: the usual name is tried.
  }
  return null;
}

/**
 * XDG_PICTURES_DIR of a user-dirs.dirs file. Source: freedesktop.org, xdg-user-dirs.
 *
 * @returns Null where it is not set, and where it is the home folder itself, which means the same.
 */
export function picturesFromUserDirs(text: string, homeDir: string): string | null {
  const value = /^\s*XDG_PICTURES_DIR="((?:[^"\\]|\\.)*)"/m.exec(text)?.[1]?.replace(/\\(.)/g, '$1');
  if (value === undefined) return null;
  const folder = (value.startsWith('$HOME') ? homeDir + value.slice('$HOME'.length) : value).replace(/(.)\/+$/, '$1');
  return folder.startsWith('/') && folder !== homeDir ? folder : null;
}

/** @param answer Of `reg query`: name, type and value in columns. */
export function picturesFromRegistry(answer: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const value = /My Pictures\s+REG_(?:EXPAND_)?SZ\s+(.+?)\s*$/m.exec(answer)?.[1];
  if (value === undefined) return null;
  // Windows tells no upper from lower case in names of variables.
  const variables = new Map(Object.entries(env).map(([name, content]) => [name.toUpperCase(), content]));
  return value.replace(/%([^%]+)%/g, (whole, name: string) => variables.get(name.toUpperCase()) ?? whole);
}
