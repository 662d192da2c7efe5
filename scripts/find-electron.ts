import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm start` opens the window: in Electron, or, with the reason, in the browser. */
export type ChosenDoor = { readonly electron: string } | { readonly electron: null; readonly reason: string };

/**
 * Choose the desktop where it can be had here and now. The electron package itself is not asked: loading it starts a
 * download. Source: electron/index.js, which reads the same files.
 *
 * @param packageFolder node_modules/electron.
 */
export function findElectron(packageFolder: string, env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): ChosenDoor {
  if (platform === 'linux' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return { electron: null, reason: 'there is no desktop session here' };
  const override = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const pathFile = join(packageFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : 'electron';
  const program = join(override ?? join(packageFolder, 'dist'), name);
  if (existsSync(program)) return { electron: program };
  return { electron: null, reason: 'the Electron program is not installed here (npx install-electron fetches it)' };
}
