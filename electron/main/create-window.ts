import type { BrowserWindow, BrowserWindowConstructorOptions } from 'electron';
import { APP_PAGE } from './app-address.ts';
import { boundsFor, readWindowPlace, saveWindowPlace, WINDOW_LEAST } from './window-place.ts';

/** The parts of Electron that a window is made with. */
export type WindowElectron = Pick<typeof import('electron'), 'BrowserWindow' | 'nativeTheme' | 'screen'>;

/** What a window needs beside Electron. */
export interface WindowSetting {
  readonly preload: string;
  /** Where its place is remembered. */
  readonly placeFile: string;
  /** Developer tools can be opened. */
  readonly hasDevTools: boolean;
  /** Shown by systems that do not take it from the program; null elsewhere. */
  readonly icon: string | null;
  readonly log: (line: string) => void;
}

/** The window's ground in both themes, until the page has drawn its own: `--ground` of renderer/styles.css. */
const GROUND = { light: '#f7f7f6', dark: '#16171a' } as const;
/** A window that cannot draw itself (a broken graphics driver) is shown after this all the same. */
const SHOW_LATEST_MS = 5_000;

/**
 * Open the app's window where it was closed. It is shown when it has drawn itself.
 *
 * Its page is sandboxed, without Node, and has the preload's bridge and nothing else ([Note: The desktop's bridge]).
 */
export function createWindow({ BrowserWindow, nativeTheme, screen }: WindowElectron, setting: WindowSetting): BrowserWindow {
  const saved = readWindowPlace(setting.placeFile);
  const main = screen.getPrimaryDisplay();
  const screens = [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea);
  const ground = (): string => (nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light);
  const window = new BrowserWindow({ ...windowOptions(setting), ...boundsFor(saved, screens), backgroundColor: ground() });
  if (saved?.isMaximized === true) window.maximize();

  const show = (): void => {
    clearTimeout(latest);
    if (!window.isDestroyed() && !window.isVisible()) window.show();
  };
  const latest = setTimeout(show, SHOW_LATEST_MS);
  window.once('ready-to-show', show);

  const recolour = (): void => window.setBackgroundColor(ground());
  nativeTheme.on('updated', recolour);
  window.on('close', () => {
    try {
      saveWindowPlace(setting.placeFile, { ...window.getNormalBounds(), isMaximized: window.isMaximized() });
    } catch (error) {
      // The window opens at its first size then.
      setting.log(`the window's place was not saved: ${String(error)}`);
    }
  });
  window.on('closed', () => {
    clearTimeout(latest);
    nativeTheme.off('updated', recolour);
  });
  window.loadURL(APP_PAGE).catch((error: unknown) => setting.log(`the window's page was not loaded: ${String(error)}`));
  return window;
}

function windowOptions({ preload, hasDevTools, icon }: WindowSetting): BrowserWindowConstructorOptions {
  return {
    title: 'Albumen',
    show: false,
    minWidth: WINDOW_LEAST.width,
    minHeight: WINDOW_LEAST.height,
    // On Windows and Linux the menu comes with Alt: the photos have the window.
    autoHideMenuBar: true,
    ...(icon === null ? {} : { icon }),
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
      navigateOnDragDrop: false,
      // Chromium would download its dictionaries.
      spellcheck: false,
      devTools: hasDevTools,
    },
  };
}
