import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, dataFolder, libraryLocation } from '../hosts/cli/library-location.ts';
import { storageOptions } from '../hosts/cli/storage-options.ts';
import type { EngineProcessOptions } from '../hosts/utility/host-messages.ts';
import type { UtilityProgram } from './utility-child.ts';

/** What the app takes from the process around it. */
export interface AppPlace {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeDir: string;
  readonly workingDir: string;
  /** Without the program's own name. */
  readonly args: readonly string[];
}

const isFromSources = import.meta.url.endsWith('.ts');
const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The built window. */
export function rendererFolder(): string {
  return here(isFromSources ? '../../dist/renderer' : './renderer');
}

/** The built preload. */
export function preloadFile(): string {
  return here(isFromSources ? '../../dist/preload.cjs' : './preload.cjs');
}

/** The file of a program that runs as a utility process. */
export function programFile(program: UtilityProgram): string {
  if (!isFromSources) return here(`./${program}.js`);
  return here(program === 'utility-host' ? '../hosts/utility-host.ts' : `../hosts/worker-entries/${program}.ts`);
}

/**
 * The shipped resources. In the packaged app they lie beside app.asar, since native code cannot read from within it
 * (electron-builder.yml).
 *
 * @param packagedResources Electron's `process.resourcesPath`; null in a checkout.
 */
export function resourcesFolder(packagedResources: string | null): string {
  if (packagedResources !== null) return posix.join(packagedResources.replaceAll('\\', '/'), 'albumen');
  return here(isFromSources ? '../../resources' : '../resources').replaceAll('\\', '/');
}

/**
 * Folders of the app itself, beside the library: what Chromium keeps for the window, and the log.
 */
export function ownFolders(place: AppPlace): { readonly window: string; readonly logs: string } {
  const data = dataFolder(place);
  return { window: posix.join(data, 'window'), logs: posix.join(data, 'logs') };
}

/** Which library is opened, and this person's folders: the same as for the command line. */
export function engineOptions(
  place: AppPlace,
  found: { readonly resourcesDir: string; readonly picturesDir: string | null; readonly version: string },
): EngineProcessOptions {
  const library = libraryLocation(libraryArgument(place.args), place);
  const data = dataFolder(place);
  return {
    library,
    cacheDir: cacheFolder(place),
    modelFolders: [posix.join(data, 'models')],
    storageOptions: storageOptions(library, place.env),
    settingsFile: posix.join(data, 'settings.json'),
    homeDir: place.homeDir.replaceAll('\\', '/'),
    ...found,
  };
}

/** `--library DIR` or `--library=DIR`, as on the command line. */
function libraryArgument(args: readonly string[]): string | undefined {
  const at = args.findIndex((argument) => argument === '--library' || argument.startsWith('--library='));
  const argument = args[at];
  if (argument === undefined) return undefined;
  return argument === '--library' ? args[at + 1] : argument.slice('--library='.length);
}
