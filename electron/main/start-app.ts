import { APP_PRIVILEGES, APP_SCHEME } from './app-address.ts';
import { engineOptions, ownFolders, resourcesFolder, type AppPlace } from './app-folders.ts';
import { guardContents } from './guard-contents.ts';
import { openLogFile, type LogFile } from './log-file.ts';
import { openedFiles } from './opened-files.ts';
import { runApp, type AppElectron, type RunningApp } from './run-app.ts';

/** Windows groups windows and notifications by it; electron-builder.yml has the same. */
const APP_ID = 'app.albumen.desktop';

/** What the start takes from the process around it. */
export interface StartSetting {
  readonly place: AppPlace;
  /** Electron's `process.resourcesPath` in the packaged app; null in a checkout. */
  readonly resourcesPath: string | null;
  readonly makeFolder: (path: string) => void;
}

/**
 * Start the app, or hand over to the one that runs already.
 *
 * [Note: Start order]
 * Before Electron is ready: the app's folders (the lock of the single instance lies in one), the log, the scheme's
 * privileges, the sandbox of every page. Then the lock: a second instance hands its files to the first and ends. Guards
 * are in place before the first page can exist. The engine starts first when Electron is ready, and the window beside it.
 */
export function startApp(electron: AppElectron, { place, resourcesPath, makeFolder }: StartSetting): void {
  const { app, protocol, shell } = electron;
  const folders = ownFolders(place);
  makeFolder(folders.window);
  app.setName('Albumen');
  app.setPath('userData', folders.window);
  app.setAppLogsPath(folders.logs);
  app.setAppUserModelId(APP_ID);
  const log = openLogFile(folders.logs);
  tellOfErrors(log, () => app.exit(1), electron);

  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: APP_PRIVILEGES }]);
  app.enableSandbox();
  // Nothing is sent: Chromium finds no address for any name, whatever asks for one.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');

  if (!app.requestSingleInstanceLock()) return app.quit();
  log.write(`Albumen ${app.getVersion()} on ${place.platform}`);

  let running: RunningApp | null = null;
  /** What was opened before the app was ready. */
  let early = openedFiles(place.args, place.workingDir);
  const open = (paths: readonly string[]): void => {
    if (running === null) early = [...early, ...paths];
    else running.openImages(paths);
  };
  app.on('second-instance', (_event, argv, workingDir) => {
    running?.showWindow();
    open(openedFiles(argv.slice(1), workingDir));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(openedFiles([path], '/'));
  });
  app.on('activate', () => running?.showWindow());
  app.on('window-all-closed', () => {
    if (place.platform !== 'darwin') app.quit();
  });
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, (url) => void shell.openExternal(url).catch((error: unknown) => log.write(`${url} was not opened: ${String(error)}`)));
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    if (reason !== 'clean-exit' && reason !== 'killed') log.write(`a process of Chromium ended: ${name ?? type}, ${reason}, exit code ${exitCode}`);
  });

  app.whenReady().then(() => {
    running = runApp(electron, {
      options: engineOptions(place, { resourcesDir: resourcesFolder(resourcesPath), picturesDir: picturesFolder(electron), version: app.getVersion() }),
      windowDir: folders.window,
      log,
    });
    running.openImages(early);
  }).catch((error: unknown) => {
    // Without a window there is no other place to say it.
    tellOfError(log, error, electron);
    app.exit(1);
  });
}

/** Null where the system has none, which Electron says by throwing. */
function picturesFolder({ app }: AppElectron): string | null {
  try {
    return app.getPath('pictures').replaceAll('\\', '/');
  } catch {
    return null;
  }
}

/** A bug in main is told, and ends the app: what it holds can no longer be trusted. The library is in another process. */
function tellOfErrors(log: LogFile, end: () => void, electron: AppElectron): void {
  process.on('uncaughtException', (error) => {
    tellOfError(log, error, electron);
    end();
  });
  process.on('unhandledRejection', (reason) => log.write(`unhandled rejection: ${describe(reason)}`));
}

function tellOfError(log: LogFile, error: unknown, { dialog }: AppElectron): void {
  log.write(`Albumen stopped: ${describe(error)}`);
  dialog.showErrorBox('Albumen', `Albumen stopped because of a fault of its own. Your photos and the library are safe.\n\n${error instanceof Error ? error.message : String(error)}\n\n${log.path}`);
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
