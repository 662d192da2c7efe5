import type { DesktopBridge, DesktopPlatform, OpenedImage } from '../../shared/desktop-bridge.ts';
import { ASK, HEAR, TELL, type DesktopAnswer } from '../../shared/desktop-channels.ts';

/** The part that is used of Electron's ipcRenderer. */
export interface BridgeIpc {
  invoke(channel: string, ...args: unknown[]): Promise<unknown>;
  send(channel: string, ...args: unknown[]): void;
  on(channel: string, listener: (event: { readonly ports: readonly unknown[] }, ...args: unknown[]) => void): unknown;
}

/** What the bridge is made of. */
export interface BridgeParts {
  readonly ipc: BridgeIpc;
  readonly webUtils: { getPathForFile(file: File): string };
  /** The page's window, as the preload's isolated world sees it. */
  readonly page: { readonly origin: string; postMessage(message: unknown, targetOrigin: string, transfer: never[]): void };
  readonly platform: NodeJS.Platform;
}

/**
 * `window.albumen` ([Note: The desktop's bridge]): functions only, each with its own fixed channel, so that the page can
 * reach no other.
 */
export function createBridge({ ipc, webUtils, page, platform }: BridgeParts): DesktopBridge {
  const menuListeners = new Set<(commandId: string) => void>();
  const imageListeners = new Set<(images: readonly OpenedImage[]) => void>();
  /** What came before the page listened. */
  let waiting: (readonly OpenedImage[])[] = [];

  ipc.on(HEAR.engineLine, ({ ports }, message) => page.postMessage(message, page.origin, [...ports] as never[]));
  ipc.on(HEAR.menuCommand, (_event, commandId) => {
    for (const listener of menuListeners) listener(commandId as string);
  });
  ipc.on(HEAR.openedImages, (_event, images) => {
    if (imageListeners.size === 0) waiting.push(images as OpenedImage[]);
    for (const listener of imageListeners) listener(images as OpenedImage[]);
  });

  async function ask<T>(channel: string, argument: unknown): Promise<T> {
    const answer = (await ipc.invoke(channel, argument)) as DesktopAnswer<T>;
    if (!answer.ok) throw new Error(answer.message);
    return answer.value;
  }

  return {
    platform: platform as DesktopPlatform,
    connectEngine: () => ipc.send(TELL.connectEngine),
    chooseFolder: async (title) => await ask<string | null>(ASK.chooseFolder, title),
    revealPhotos: async (ids) => await ask(ASK.revealPhotos, ids),
    revealPath: async (path) => await ask(ASK.revealPath, path),
    openPhotos: async (ids) => await ask(ASK.openPhotos, ids),
    startDrag: (ids) => ipc.send(TELL.startDrag, ids),
    pathOfFile(file) {
      const path = webUtils.getPathForFile(file);
      if (path === '') return null;
      return platform === 'win32' ? path.replaceAll('\\', '/') : path;
    },
    onMenuCommand(listener) {
      menuListeners.add(listener);
      return () => void menuListeners.delete(listener);
    },
    onOpenedImages(listener) {
      imageListeners.add(listener);
      for (const images of waiting) listener(images);
      waiting = [];
      return () => void imageListeners.delete(listener);
    },
    setAppearance: ({ language, theme }) => ipc.send(TELL.setAppearance, { language, theme }),
  };
}
