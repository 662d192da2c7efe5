import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { startApp } from '../../electron/main/start-app.ts';
import { portFromMainPort } from '../../electron/hosts/utility/main-port.ts';
import { isEngineLineMessage } from '../../shared/desktop-bridge.ts';
import { HEAR, TELL } from '../../shared/desktop-channels.ts';
import { createReconnectingClient, type ReconnectingClient } from '../../shared/wire/reconnecting-link.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';
import { fakeElectron, type FakeElectron } from './fake-electron.ts';
import type { FakeMainPort } from './fake-ports.ts';
import type { FakeBrowserWindow } from './fake-window.ts';

/** An app that was started on a fake of Electron, as a person named after the folder would. */
export interface StartedApp extends FakeElectron {
  /** Its person's home: the library, the log and the window's place lie below it. */
  readonly home: string;
  readonly window: FakeBrowserWindow;
  /** Join the window's page to the engine, as the renderer does over its bridge. */
  connectPage(): ReconnectingClient;
}

/** How a test's app is started otherwise than by a double click. */
export interface StartOptions {
  /** Of the command line, without the program's own name. */
  readonly args?: readonly string[];
  readonly prepare?: (fake: FakeElectron) => void;
}

/** Start the app up to its first window. It is quit, and its processes are ended, when the test is over. */
export async function startedApp({ args = [], prepare }: StartOptions = {}): Promise<StartedApp> {
  const home = await temporaryFolder();
  const fake = fakeElectron(home);
  prepare?.(fake);
  keepErrorListeners();
  onTestFinished(() => {
    for (const running of fake.processes) running.crash();
  });
  startApp(fake.electron, {
    place: { env: { XDG_DATA_HOME: join(home, 'data'), XDG_CACHE_HOME: join(home, 'cache') }, platform: 'linux', homeDir: home, workingDir: home, args },
    resourcesPath: null,
    makeFolder: (path) => void mkdirSync(path, { recursive: true }),
  });
  fake.ready();
  await new Promise((resolve) => setImmediate(resolve));

  return {
    ...fake,
    home,
    get window() {
      const window = fake.windows.at(-1);
      if (window === undefined) throw new Error('no window was opened');
      return window;
    },
    connectPage() {
      const { webContents } = fake.windows.at(-1) as FakeBrowserWindow;
      const connection = createReconnectingClient();
      webContents.on(`sent ${HEAR.engineLine}`, (message: unknown, [port]: readonly FakeMainPort[]) => {
        if (!isEngineLineMessage(message)) return;
        if (message.state === 'lost') connection.lose();
        else if (port !== undefined) connection.attach(portFromMainPort(port));
      });
      fake.listeners.get(TELL.connectEngine)?.(webContents.event, undefined);
      onTestFinished(() => connection.close());
      return connection;
    },
  };
}

/** The app listens for faults of its process, which here is the test's. */
function keepErrorListeners(): void {
  const events = ['uncaughtException', 'unhandledRejection'] as const;
  const before = events.map((event) => process.listeners(event as 'uncaughtException'));
  onTestFinished(() => {
    events.forEach((event, index) => {
      for (const listener of process.listeners(event as 'uncaughtException')) {
        if (before[index]?.includes(listener) !== true) process.removeListener(event, listener);
      }
    });
  });
}
