import { EventEmitter } from 'node:events';
import type { FakeMainPort } from './fake-ports.ts';

/** What a window is made with. */
type WindowOptions = import('electron').BrowserWindowConstructorOptions;

/** A window's page: it only notes what is said to it. */
export class FakeWebContents extends EventEmitter {
  readonly sent: { readonly channel: string; readonly message: unknown; readonly ports: readonly FakeMainPort[] }[] = [];
  readonly dragged: unknown[] = [];
  readonly frame = { origin: 'albumen://app', url: 'albumen://app/#/', parent: null };
  openHandler: ((details: { url: string }) => unknown) | null = null;
  reloads = 0;
  isOver = false;
  isBusy = true;

  /** An IPC event from this window's own page. */
  get event(): object {
    return { sender: this, senderFrame: this.frame };
  }

  send(channel: string, message: unknown): void {
    this.postMessage(channel, message);
  }

  postMessage(channel: string, message: unknown, ports: readonly FakeMainPort[] = []): void {
    this.sent.push({ channel, message, ports });
    this.emit(`sent ${channel}`, message, ports);
  }

  setWindowOpenHandler(handler: (details: { url: string }) => unknown): void {
    this.openHandler = handler;
  }

  startDrag(item: unknown): void {
    this.dragged.push(item);
  }

  reload(): void {
    this.reloads += 1;
  }

  isDestroyed(): boolean {
    return this.isOver;
  }

  isLoading(): boolean {
    return this.isBusy;
  }

  /** The page has been loaded. */
  finishLoad(): void {
    this.isBusy = false;
    this.emit('did-finish-load');
  }
}

/** Electron's BrowserWindow, as far as Albumen uses it. */
export class FakeBrowserWindow extends EventEmitter {
  readonly options: WindowOptions;
  readonly webContents = new FakeWebContents();
  readonly calls: string[] = [];
  bounds: { x: number; y: number; width: number; height: number };
  isOver = false;
  isShown = false;
  isBig = false;
  isSmall = false;

  constructor(options: WindowOptions) {
    super();
    this.options = options;
    this.bounds = { x: options.x ?? 320, y: options.y ?? 100, width: options.width ?? 800, height: options.height ?? 600 };
  }

  async loadURL(url: string): Promise<void> {
    this.calls.push(`loadURL ${url}`);
    await Promise.resolve();
  }

  show(): void {
    this.isShown = true;
    this.calls.push('show');
  }

  focus(): void {
    this.calls.push('focus');
  }

  restore(): void {
    this.isSmall = false;
    this.calls.push('restore');
  }

  maximize(): void {
    this.isBig = true;
  }

  setBackgroundColor(colour: string): void {
    this.calls.push(`setBackgroundColor ${colour}`);
  }

  getNormalBounds(): FakeBrowserWindow['bounds'] {
    return this.bounds;
  }

  isMaximized(): boolean {
    return this.isBig;
  }

  isMinimized(): boolean {
    return this.isSmall;
  }

  isVisible(): boolean {
    return this.isShown;
  }

  isDestroyed(): boolean {
    return this.isOver;
  }

  /** The person closes it. */
  close(): void {
    this.emit('close');
    this.isOver = true;
    this.webContents.isOver = true;
    this.webContents.emit('destroyed');
    this.emit('closed');
  }
}

/** A BrowserWindow class whose windows are put into a list. */
export function fakeWindowClass(windows: FakeBrowserWindow[]): unknown {
  return class extends FakeBrowserWindow {
    constructor(options: WindowOptions) {
      super(options);
      windows.push(this);
    }

    static fromWebContents(contents: FakeWebContents): FakeBrowserWindow | null {
      return windows.find((window) => window.webContents === contents) ?? null;
    }
  };
}
