import { readFileSync, statSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import type { OpenedImage } from '../../shared/desktop-bridge.ts';
import { EXAMPLE_MAX_BYTES } from '../engine/config.ts';
import { SHOWN_EXTENSIONS } from './shown-extensions.ts';

/** Images taken at once at most; a question of more examples says nothing. */
const IMAGES_MOST = 8;

/**
 * The files among a program's arguments that a person opened with Albumen: names of photos that are there. Everything
 * else (switches, what Chromium adds, the app's own folder) is left out.
 *
 * @param workingDir Where relative names start: of the program that was started, which may be a second one.
 */
export function openedFiles(args: readonly string[], workingDir: string): string[] {
  return args
    .filter((argument) => !argument.startsWith('-') && SHOWN_EXTENSIONS.has(extname(argument).slice(1).toLowerCase()))
    .map((argument) => resolve(workingDir, argument))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .slice(0, IMAGES_MOST);
}

/**
 * Read files for the window to search by.
 *
 * @param tell Called for each one that cannot be taken, with the reason.
 */
export function readImages(paths: readonly string[], tell: (path: string, reason: 'too-large' | Error) => void): OpenedImage[] {
  const images: OpenedImage[] = [];
  for (const path of paths) {
    try {
      if (statSync(path).size > EXAMPLE_MAX_BYTES) tell(path, 'too-large');
      else images.push({ name: basename(path), bytes: readFileSync(path) });
    } catch (error) {
      tell(path, error as Error);
    }
  }
  return images;
}
