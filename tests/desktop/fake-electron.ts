import { EventEmitter } from 'node:events';
import { cpSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AppElectron } from '../../electron/main/run-app.ts';
import { FakeMessageChannel } from './fake-ports.ts';
import { FakeUtilityProcess } from './fake-utility.ts';
import { fakeWindowClass, type FakeBrowserWindow } from './fake-window.ts';

/** A listener of `ipcMain`, called as Electron would. */
type IpcListener = (event: unknown, ...args: unknown[]) => unknown;

/** What a test sees and steers of the fake. */
export interface FakeElectron {
  /** To be handed to the app in place of `electron`. */
  readonly electron: AppElectron;
  readonly app: EventEmitter & { readonly calls: string[]; readonly switches: [string, string | undefined][]; hasLock: boolean };
  readonly windows: FakeBrowserWindow[];
  readonly processes: FakeUtilityProcess[];
  readonly handlers: Map<string, IpcListener>;
  readonly listeners: Map<string, IpcListener>;
  /** Whatever `dialog`, `shell` and `Menu` were asked. */
  readonly asked: { readonly what: string; readonly argument: unknown }[];
  /** Answers of the next dialogs: a button's number, or what `showOpenDialog` resolves to. */
  readonly dialogAnswers: unknown[];
  readonly menus: { readonly label?: string; readonly submenu?: unknown }[][];
  schemes: unknown;
  /** Answers a request as the window would get it. */
  fetch(url: string, init?: RequestInit): Promise<Response>;
  /** Electron's `ready`. */
  readonly ready: () => void;
  /** True once `app.quit` went through. */
  hasQuit(): boolean;
  readonly session: { permissionRequest?: IpcListener; permissionCheck?: IpcListener; beforeRequest?: IpcListener };
  readonly powerMonitor: { onBatteryPower: boolean };
  readonly nativeTheme: EventEmitter & { themeSource: string; shouldUseDarkColors: boolean };
}

/**
 * A stand-in for the `electron` module with what Albumen's main uses of it. Its utility processes are real processes
 * and its ports carry real messages; windows, dialogs and menus only note what is asked of them.
 *
 * @param folder The system's trash and logs lie below it.
 */
export function fakeElectron(folder: string): FakeElectron {
  const asked: FakeElectron['asked'] = [];
  const dialogAnswers: unknown[] = [];
  const windows: FakeBrowserWindow[] = [];
  const processes: FakeUtilityProcess[] = [];
  const handlers = new Map<string, IpcListener>();
  const listeners = new Map<string, IpcListener>();
  const menus: FakeElectron['menus'] = [];
  const ready = Promise.withResolvers<void>();
  const note = (what: string, answer?: unknown) => (argument?: unknown): unknown => {
    asked.push({ what, argument });
    return answer;
  };
  let handleScheme: ((request: Request) => Promise<Response>) | null = null;
  let hasQuit = false;

  const app = Object.assign(new EventEmitter(), {
    calls: [] as string[],
    switches: [] as [string, string | undefined][],
    hasLock: true,
    isPackaged: false,
    setName: (name: string) => app.calls.push(`setName ${name}`),
    setPath: (name: string, path: string) => app.calls.push(`setPath ${name} ${path}`),
    setAppLogsPath: (path: string) => app.calls.push(`setAppLogsPath ${path}`),
    setAppUserModelId: (id: string) => app.calls.push(`setAppUserModelId ${id}`),
    getPath: (name: string) => join(folder, name),
    getVersion: () => '1.2.3',
    getLocale: () => 'en-GB',
    enableSandbox: () => app.calls.push('enableSandbox'),
    commandLine: { appendSwitch: (name: string, value?: string) => app.switches.push([name, value]) },
    requestSingleInstanceLock: () => app.hasLock,
    whenReady: () => ready.promise,
    exit: (code: number) => app.calls.push(`exit ${code}`),
    quit() {
      app.calls.push('quit');
      let isPrevented = false;
      app.emit('will-quit', { preventDefault: () => void (isPrevented = true) });
      hasQuit = !isPrevented;
    },
  });
  const nativeTheme = Object.assign(new EventEmitter(), { themeSource: 'system', shouldUseDarkColors: false });
  const powerMonitor = { onBatteryPower: false };
  const session: FakeElectron['session'] = {};
  const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
  const fake: FakeElectron = {
    app, windows, processes, handlers, listeners, asked, dialogAnswers, menus, session, powerMonitor, nativeTheme,
    schemes: null,
    async fetch(url, init) {
      if (handleScheme === null) throw new Error('nothing handles albumen://');
      return await handleScheme(new Request(url, init));
    },
    ready: () => ready.resolve(),
    hasQuit: () => hasQuit,
    electron: {
      app,
      BrowserWindow: fakeWindowClass(windows),
      dialog: {
        showMessageBox: (argument: unknown) => Promise.resolve(note('showMessageBox', { response: dialogAnswers.shift() ?? 2 })(argument)),
        showOpenDialog: (...args: unknown[]) => Promise.resolve(note('showOpenDialog', dialogAnswers.shift() ?? { canceled: true, filePaths: [] })(args.at(-1))),
        showErrorBox: (title: string, text: string) => note('showErrorBox')(`${title}: ${text}`),
      },
      ipcMain: {
        handle: (channel: string, listener: IpcListener) => handlers.set(channel, listener),
        on: (channel: string, listener: IpcListener) => listeners.set(channel, listener),
      },
      Menu: { buildFromTemplate: (template: FakeElectron['menus'][number]) => template, setApplicationMenu: (menu: FakeElectron['menus'][number]) => menus.push(menu) },
      MessageChannelMain: FakeMessageChannel,
      nativeImage: { createFromPath: (path: string) => ({ resize: (size: object) => ({ path, ...size }) }) },
      nativeTheme,
      powerMonitor,
      protocol: {
        registerSchemesAsPrivileged: (schemes: unknown) => void (fake.schemes = schemes),
        handle: (_scheme: string, handler: (request: Request) => Promise<Response>) => void (handleScheme = handler),
      },
      screen: { getPrimaryDisplay: () => display, getAllDisplays: () => [display] },
      session: {
        defaultSession: {
          setPermissionRequestHandler: (handler: IpcListener) => void (session.permissionRequest = handler),
          setPermissionCheckHandler: (handler: IpcListener) => void (session.permissionCheck = handler),
          setDevicePermissionHandler: () => undefined,
          setSpellCheckerEnabled: note('setSpellCheckerEnabled'),
          webRequest: { onBeforeRequest: (listener: IpcListener) => void (session.beforeRequest = listener) },
        },
      },
      shell: {
        showItemInFolder: note('showItemInFolder'),
        openPath: (path: string) => Promise.resolve(note('openPath', '')(path)),
        openExternal: (url: string) => Promise.resolve(note('openExternal')(url)),
        trashItem(path: string) {
          cpSync(path, join(folder, 'system-trash', basename(path)), { recursive: true });
          rmSync(path, { recursive: true });
          return Promise.resolve();
        },
      },
      utilityProcess: {
        fork(program: string, _args: string[], { env }: { env?: NodeJS.ProcessEnv }) {
          const started = new FakeUtilityProcess(program, env);
          processes.push(started);
          return started;
        },
      },
    } as unknown as AppElectron,
  };
  return fake;
}
