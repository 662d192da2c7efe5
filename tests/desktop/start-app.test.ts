import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { HEAR, TELL } from '../../shared/desktop-channels.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { startedApp, type StartedApp } from './started-app.ts';

/** Starting processes on two busy cores. */
const SOON = { timeout: 30_000, interval: 20 };
const photo = join(SAMPLES, '2016', 'DSC_0121.jpg');

function logOf({ home }: StartedApp): string {
  return readFileSync(join(home, 'data/albumen/logs/albumen.log'), 'utf8');
}

/** Entries of a menu, by their label. */
function menuEntry(app: StartedApp, label: string): { click?: () => void; id?: string } | undefined {
  return app.menus.at(-1)?.flatMap(({ submenu }) => submenu as { label?: string; click?: () => void; id?: string }[]).find((entry) => entry.label === label);
}

describe('the start', () => {
  it('sets folders, scheme and sandbox before Electron is ready, and lets nothing be found in a network', async () => {
    let early: string[] = [];
    const app = await startedApp({
      prepare(fake) {
        const { ready } = fake;
        Object.assign(fake, {
          ready() {
            early = [...fake.app.calls];
            ready();
          },
        });
      },
    });
    const data = join(app.home, 'data/albumen');
    expect(early).toEqual(['setName Albumen', `setPath userData ${data}/window`, `setAppLogsPath ${data}/logs`, 'setAppUserModelId app.albumen.desktop', 'enableSandbox']);
    expect(app.schemes).toEqual([{ scheme: 'albumen', privileges: { standard: true, secure: true, stream: true, supportFetchAPI: true } }]);
    expect(app.app.switches).toEqual([['host-resolver-rules', 'MAP * ~NOTFOUND']]);
    expect(logOf(app)).toMatch(/Albumen 1\.2\.3 on linux\n.*engine started, process \d+/);
  });

  it('opens one window without Node, sandboxed, no narrower than the layout, and shows it when it is drawn', async () => {
    const { window } = await startedApp();
    const { preload, ...preferences } = window.options.webPreferences ?? {};
    expect(preload).toBe(join(REPOSITORY, 'dist', 'preload.cjs'));
    expect(preferences).toEqual({
      contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true,
      allowRunningInsecureContent: false, webviewTag: false, plugins: false, navigateOnDragDrop: false, spellcheck: false, devTools: true,
    });
    expect(window.options).toMatchObject({ show: false, minWidth: 360, width: 1280, height: 840, backgroundColor: '#f7f7f6' });
    expect(window.calls).toEqual(['loadURL albumen://app/']);
    window.emit('ready-to-show');
    expect(window.isShown).toBe(true);
  });

  it('gives the window the grounds of the page', () => {
    const styles = readFileSync(join(REPOSITORY, 'renderer', 'styles.css'), 'utf8');
    const grounds = [...styles.matchAll(/--ground: (#[0-9a-f]{6});/g)].map((match) => match[1]);
    const source = readFileSync(join(REPOSITORY, 'electron', 'main', 'create-window.ts'), 'utf8');
    expect(grounds.every((ground) => source.includes(`'${ground}'`)) && grounds.length >= 2).toBe(true);
  });

  it('hands over to the instance that runs, and starts nothing of its own', async () => {
    const second = await startedApp({ prepare: (fake) => void (fake.app.hasLock = false) });
    expect({ windows: second.windows, processes: second.processes, calls: second.app.calls.at(-1) }).toEqual({ windows: [], processes: [], calls: 'quit' });
  });

  it('says in a dialog and in the log when it cannot start', async () => {
    const app = await startedApp({
      prepare(fake) {
        Object.assign(fake.electron.screen, {
          getPrimaryDisplay() {
            throw new Error('no display');
          },
        });
      },
    });
    await vi.waitFor(() => expect(app.app.calls.at(-1)).toBe('exit 1'), SOON);
    expect(app.asked.at(-1)?.argument).toMatch(/no display/);
    expect(logOf(app)).toMatch(/Albumen stopped: Error: no display\n {8}at /);
  });
});

describe('the window', () => {
  it('opens again where and as it was closed', async () => {
    const app = await startedApp();
    app.window.bounds = { x: 300, y: 200, width: 900, height: 700 };
    app.window.isBig = true;
    app.window.close();
    app.app.emit('activate');
    expect(app.windows).toHaveLength(2);
    expect(app.window.options).toMatchObject({ x: 300, y: 200, width: 900, height: 700 });
    expect(app.window.isBig).toBe(true);
  });

  it('comes to the front for a second instance, with the photos that were opened with it', async () => {
    const app = await startedApp();
    app.window.webContents.finishLoad();
    app.window.isSmall = true;
    app.app.emit('second-instance', {}, ['/opt/albumen', '--flag', photo], app.home);
    expect(app.window.calls.slice(1)).toEqual(['restore', 'show', 'focus']);
    expect(app.window.webContents.sent).toMatchObject([{ channel: HEAR.openedImages, message: [{ name: 'DSC_0121.jpg' }] }]);
  });

  it('gets photos that Albumen was started with when its page is loaded', async () => {
    const app = await startedApp({ args: [photo] });
    expect(app.window.webContents.sent).toEqual([]);
    app.window.webContents.finishLoad();
    expect(app.window.webContents.sent).toMatchObject([{ channel: HEAR.openedImages, message: [{ name: 'DSC_0121.jpg' }] }]);
  });

  it('is loaded again after a crash, and told of when it keeps crashing', async () => {
    const app = await startedApp();
    const { webContents } = app.window;
    for (let crash = 1; crash <= 4; crash++) webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 5 });
    expect(webContents.reloads).toBe(3);
    expect(app.asked).toMatchObject([{ what: 'setSpellCheckerEnabled' }, { what: 'showMessageBox', argument: { message: 'Albumen’s window stopped', buttons: ['Try Again', 'Show Log', 'Quit Albumen'] } }]);
    expect(logOf(app)).toMatch(/the window's process ended: crashed, exit code 5/);
  });

  it('gets one line at a time to the engine, whose older one is dropped when it is loaded again', async () => {
    const app = await startedApp();
    const first = app.connectPage();
    await first.client.app.settings.query();
    const second = app.connectPage();
    await second.client.app.settings.query();
    app.processes[0]?.crash();
    await vi.waitFor(() => expect(app.window.webContents.sent.map(({ message }) => (message as { state: string }).state)).toEqual(['open', 'open', 'lost', 'open']), SOON);
  });

  it('drags photos out as files', async () => {
    const app = await startedApp();
    const { client } = app.connectPage();
    const photos = join(app.home, 'photos');
    mkdirSync(photos);
    await cp(photo, join(photos, 'one.jpg'));
    await new Promise((resolve, reject) => {
      client.library.index.subscribe({ folders: [photos] }, { onData: (event) => event.type === 'report' && resolve(event), onError: reject });
    });
    const { results } = await client.search.query.query({ text: 'dogs' });
    app.listeners.get(TELL.startDrag)?.(app.window.webContents.event, results.map(({ id }) => id));
    await vi.waitFor(() => expect(app.window.webContents.dragged).toMatchObject([{ file: join(photos, 'one.jpg'), files: [join(photos, 'one.jpg')], icon: { width: 64 } }]), SOON);
  });
});

describe('the engine', () => {
  it('that cannot run is told of after some tries, with its last words, and starts again when the person asks', async () => {
    const app = await startedApp({ prepare: (fake) => void fake.dialogAnswers.push(1, 0) });
    for (let crash = 1; crash <= 5; crash++) {
      await vi.waitFor(() => expect(app.processes.filter(({ program }) => program.endsWith('utility-host.ts'))).toHaveLength(crash), SOON);
      app.processes.at(-1)?.crash();
    }
    await vi.waitFor(() => expect(app.processes).toHaveLength(6), SOON);
    expect(app.asked.filter(({ what }) => what !== 'setSpellCheckerEnabled')).toMatchObject([
      { what: 'showMessageBox', argument: { message: 'Albumen’s engine stopped again and again', detail: expect.stringContaining('It said: exit code 9') as string } },
      { what: 'showItemInFolder', argument: join(app.home, 'data/albumen/logs/albumen.log') },
      { what: 'showMessageBox' },
    ]);
  });
});

describe('the menu', () => {
  it('runs the window\'s own commands', async () => {
    const app = await startedApp();
    menuEntry(app, 'Places')?.click?.();
    expect(app.window.webContents.sent).toMatchObject([{ channel: HEAR.menuCommand, message: 'go.places' }]);
  });

  it('speaks the language of the window, and the system\'s dialogs take its theme', async () => {
    const app = await startedApp();
    app.listeners.get(TELL.setAppearance)?.(app.window.webContents.event, { language: 'de', theme: 'dark' });
    expect(app.menus.map((menu) => menu.map(({ label }) => label))).toEqual([['File', 'Edit', 'View', 'Go', 'Help'], ['Datei', 'Bearbeiten', 'Ansicht', 'Gehe zu', 'Hilfe']]);
    expect(app.nativeTheme.themeSource).toBe('dark');
  });

  it('names only commands that the window has', async () => {
    const app = await startedApp();
    const ids = (app.menus[0] ?? []).flatMap(({ submenu }) => (submenu as { id?: string }[]).flatMap(({ id }) => id ?? []));
    const features = join(REPOSITORY, 'renderer', 'features');
    const sources = readdirSync(features, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('-commands.ts')).map((file) => readFileSync(join(features, file), 'utf8')).join('\n');
    const isKnown = (id: string): boolean => sources.includes(`id: '${id}'`) || (id.startsWith('go.') && sources.includes(`goTo('${id.slice('go.'.length)}'`));
    expect({ unknown: ids.filter((id) => !isKnown(id)), count: ids.length > 8 }).toEqual({ unknown: [], count: true });
  });
});

it('opens the library that the command line would', async () => {
  const app = await startedApp({ args: ['--library', 'other.albumen'] });
  const { client } = app.connectPage();
  mkdirSync(join(app.home, 'photos'));
  await client.library.folders.add.mutate({ path: join(app.home, 'photos') });
  expect(readdirSync(app.home)).toContain('other.albumen');
});
