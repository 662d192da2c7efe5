/**
 * [Note: The desktop's bridge]
 * The window of the desktop app is an ordinary page without Node. What it may ask of the system is `window.albumen`, this
 * interface, and nothing else. Photos are named by id: main finds their files through the engine, so that the page can
 * hand no path to the file manager or to a program.
 *
 * The line to the engine does not come through the bridge, since a port cannot. The window listens for `message` events
 * that it sent itself (`event.source === window`) and for which `isEngineLineMessage(event.data)` holds, and then calls
 * `connectEngine()`:
 * - `state: 'open'`: `event.ports[0]` is a MessagePort to the engine (`portFromMessagePort`, `connection.attach`);
 * - `state: 'lost'`: the engine's process has ended, which its port may never say (`connection.lose()`); the next `open`
 *   comes by itself when the engine is back.
 */
export interface DesktopBridge {
  readonly platform: DesktopPlatform;
  /** Ask for a line to the engine; it, and a new one after every restart, comes as an EngineLineMessage. */
  connectEngine(): void;
  /** The system's folder dialog. @returns An absolute POSIX path; null when none was chosen. */
  chooseFolder(title: string): Promise<string | null>;
  /**
   * Show the photos' files in the file manager; of many, one in each folder.
   * @throws Error that says for a person what could not be shown.
   */
  revealPhotos(ids: readonly string[]): Promise<void>;
  /**
   * Show a file or folder in the file manager. Only what lies in the library's folders, in Albumen's own, or in a folder
   * that was chosen in this session.
   * @throws Error for any other path.
   */
  revealPath(path: string): Promise<void>;
  /** Open originals with the system's programs. @throws Error that says which could not be opened. */
  openPhotos(ids: readonly string[]): Promise<void>;
  /** Call it from `dragstart`, after `preventDefault()`: the originals are dragged out of the window as files. */
  startDrag(ids: readonly string[]): void;
  /** Where a file or folder lies that a person dropped onto the window; null for one that is on no disk. Absolute, POSIX. */
  pathOfFile(file: File): string | null;
  /** Commands chosen from the system's menu, by the ids of features/commands. @returns What stops it. */
  onMenuCommand(listener: (commandId: string) => void): () => void;
  /** Images that a person opened with Albumen from the file manager, to search by. @returns What stops it. */
  onOpenedImages(listener: (images: readonly OpenedImage[]) => void): () => void;
  /** Let menu, dialogs and title bar follow what the window shows. Call it at start and at every change. */
  setAppearance(appearance: Appearance): void;
}

/** The systems that the desktop app is built for. */
export type DesktopPlatform = 'darwin' | 'linux' | 'win32';

/** How the window looks and speaks. */
export interface Appearance {
  /** `en` or `de`; never `system`, which the window has resolved. */
  readonly language: string;
  readonly theme: 'light' | 'dark' | 'system';
}

/** An image file's content, as `search.keepExample` takes it. */
export interface OpenedImage {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Marks the messages by which the preload hands over lines to the engine. */
export const ENGINE_LINE = 'albumen:engine-line';

/** See [Note: The desktop's bridge]. */
export interface EngineLineMessage {
  readonly kind: typeof ENGINE_LINE;
  readonly state: 'open' | 'lost';
}

/** True for the data of a message that tells of the engine's line. */
export function isEngineLineMessage(data: unknown): data is EngineLineMessage {
  return typeof data === 'object' && data !== null && 'kind' in data && data.kind === ENGINE_LINE;
}
