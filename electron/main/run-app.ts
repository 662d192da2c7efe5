import type { BrowserWindow, WebContents } from 'electron';
import { join } from 'node:path';
import { HEAR } from '../../shared/desktop-channels.ts';
import type { EngineProcessOptions } from '../hosts/utility/host-messages.ts';
import { answerApp } from './answer-app.ts';
import { APP_SCHEME } from './app-address.ts';
import { createDialogs } from './app-dialogs.ts';
import { preloadFile, programFile, rendererFolder } from './app-folders.ts';
import { createWindow } from './create-window.ts';
import { answerDesktopCalls } from './desktop-calls.ts';
import { startEngineProcess } from './engine-process.ts';
import { guardSession } from './guard-contents.ts';
import type { LogFile } from './log-file.ts';
import { createMainClient } from './main-client.ts';
import { mendWindow } from './mend-window.ts';
import { menuTemplate } from './menu-template.ts';
import { menuTexts } from './menu-texts.ts';
import { readImages } from './opened-files.ts';
import { createPhotoFiles } from './photo-files.ts';
import { superviseEngine } from './supervise-engine.ts';
import type { ForkUtility } from './utility-child.ts';
import { createWindowLines } from './window-lines.ts';

/** The parts of Electron that a running app uses. */
export type AppElectron = Pick<
  typeof import('electron'),
  | 'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'MessageChannelMain' | 'nativeImage' | 'nativeTheme' | 'powerMonitor'
  | 'protocol' | 'screen' | 'session' | 'shell' | 'utilityProcess'
>;

/** What the start has found out. */
export interface AppSetting {
  readonly options: EngineProcessOptions;
  /** Where the window's place is remembered. */
  readonly windowDir: string;
  readonly log: LogFile;
}

/** The app after its start. */
export interface RunningApp {
  /** Bring the window to the front, or open it where it was closed. */
  showWindow(): void;
  /** Let the window search by images that the person opened with Albumen. */
  openImages(paths: readonly string[]): void;
}

/** Edge of the picture that is drawn under the pointer while photos are dragged out of the window, pixels. */
const DRAG_ICON_EDGE = 64;

/** Start engine, window and menu. Call it once, when Electron is ready. */
export function runApp(electron: AppElectron, { options, windowDir, log }: AppSetting): RunningApp {
  const { app, BrowserWindow, dialog, Menu, MessageChannelMain, nativeTheme, powerMonitor, session, shell, utilityProcess } = electron;
  const write = (line: string): void => log.write(line);
  const icon = join(options.resourcesDir, 'icons', 'icon.png');
  let texts = menuTexts(app.getLocale());
  let language = app.getLocale();
  const dialogs = createDialogs(electron, () => texts, log.path);

  const createChannel = (): InstanceType<typeof MessageChannelMain> => new MessageChannelMain();
  const fork: ForkUtility = (program, env) => utilityProcess.fork(programFile(program), [], {
    env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'], serviceName: `Albumen ${program}`,
  });
  const supervisor = superviseEngine({
    start: (onExit) => startEngineProcess(options, {
      fork, createChannel, env: process.env,
      trashItem: (path) => shell.trashItem(options.homeDir.includes(':') ? path.replaceAll('/', '\\') : path),
      isOnBattery: () => powerMonitor.onBatteryPower,
      onStderr: (text) => write(`engine says: ${text}`),
    }, onExit),
    createChannel,
    log: write,
    // It never rejects but for a bug, which the log then has.
    onGiveUp: (reason) => void dialogs.engineStopped(reason, () => supervisor.restart()),
  });
  const client = createMainClient(supervisor);
  const connectEngine = createWindowLines(supervisor);

  guardSession(session.defaultSession);
  electron.protocol.handle(APP_SCHEME, (request) => answerApp(request, { rendererDir: rendererFolder(), locate: (asked) => client.photos.locate.query(asked) }));

  let window: BrowserWindow | null = null;
  /** Images for a window whose page is not loaded yet. */
  const waitingImages: string[] = [];

  function openWindow(): void {
    const opened = createWindow(electron, {
      preload: preloadFile(), placeFile: join(windowDir, 'window.json'), hasDevTools: !app.isPackaged,
      icon: process.platform === 'linux' ? icon : null, log: write,
    });
    window = opened;
    opened.on('closed', () => {
      if (window === opened) window = null;
    });
    mendWindow(opened.webContents, write, () => void dialogs.windowStopped(() => opened.webContents.reload()));
    opened.webContents.on('did-finish-load', () => openImages(waitingImages.splice(0)));
  }

  function showWindow(): void {
    if (window === null) return openWindow();
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  }

  function openImages(paths: readonly string[]): void {
    if (paths.length === 0) return;
    if (window === null || window.webContents.isLoading()) return void waitingImages.push(...paths);
    const images = readImages(paths, (path, reason) => dialogs.imageNotTaken(path, reason));
    if (images.length > 0) window.webContents.send(HEAR.openedImages, images);
  }

  function setMenu(): void {
    const template = menuTemplate(process.platform, texts, {
      sendCommand(commandId) {
        showWindow();
        window?.webContents.send(HEAR.menuCommand, commandId);
      },
      showLog: () => dialogs.showLog(),
    });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }

  answerDesktopCalls<WebContents>(electron.ipcMain, {
    files: createPhotoFiles(client, shell, process.platform),
    async chooseFolder(contents, title) {
      const parent = BrowserWindow.fromWebContents(contents);
      const asked = { title, message: title, properties: ['openDirectory' as const, 'createDirectory' as const] };
      const { canceled, filePaths } = await (parent === null ? dialog.showOpenDialog(asked) : dialog.showOpenDialog(parent, asked));
      const [folder] = filePaths;
      if (canceled || folder === undefined) return null;
      return process.platform === 'win32' ? folder.replaceAll('\\', '/') : folder;
    },
    connectEngine,
    startDrag(contents, paths) {
      const [file] = paths;
      if (file === undefined || contents.isDestroyed()) return;
      contents.startDrag({ file, files: [...paths], icon: electron.nativeImage.createFromPath(icon).resize({ width: DRAG_ICON_EDGE, height: DRAG_ICON_EDGE }) });
    },
    setAppearance(appearance) {
      nativeTheme.themeSource = appearance.theme;
      if (appearance.language === language) return;
      language = appearance.language;
      texts = menuTexts(language);
      setMenu();
    },
    log: write,
  });

  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    const quit = (): void => {
      isClosed = true;
      log.write('closed');
      app.quit();
    };
    supervisor.stop().then(quit, (error: unknown) => {
      log.write(`the engine was not closed: ${String(error)}`);
      quit();
    });
  });

  setMenu();
  openWindow();
  return { showWindow, openImages };
}
