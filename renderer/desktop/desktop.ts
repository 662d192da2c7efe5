import type { Appearance, OpenedImage } from '../../shared/desktop-bridge.ts';

/**
 * What only a desktop can do, with the form that a browser has for it. `null` where there is no form of it at all: the
 * window then does not offer it.
 */
export interface Desktop {
  readonly kind: 'desktop' | 'browser';
  /** Let the person choose a folder; null when they chose none. The browser shows the engine's own folders (FolderChooser). */
  chooseFolder(title: string): Promise<string | null>;
  /** Show the photo's file in the file manager. */
  readonly revealPhotos: ((ids: readonly string[]) => Promise<void>) | null;
  /** Show a file that is no photo of the library, such as one that could not be read. */
  readonly revealPath: ((path: string) => Promise<void>) | null;
  /** Open with the system's program; in the browser a new tab. */
  openPhotos(ids: readonly string[]): Promise<void>;
  /** Save the originals through the browser's download; null where reveal and export do it better. */
  readonly downloadPhotos: ((ids: readonly string[]) => void) | null;
  /** Begin to drag files out of the window. */
  readonly startDrag: ((ids: readonly string[]) => void) | null;
  /** Commands chosen from the system's menu, by id. @returns What stops it. */
  onMenuCommand(listener: (commandId: string) => void): () => void;
  /** Images opened with Albumen from the file manager, to search by. @returns What stops it. */
  onOpenedImages(listener: (images: readonly OpenedImage[]) => void): () => void;
  /** Let menus and title bar follow the window. */
  setAppearance(appearance: Appearance): void;
}
