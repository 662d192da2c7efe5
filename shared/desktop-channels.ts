/** What the preload asks main for, with an answer: `ipcRenderer.invoke`. */
export const ASK = {
  chooseFolder: 'albumen:choose-folder',
  revealPhotos: 'albumen:reveal-photos',
  revealPath: 'albumen:reveal-path',
  openPhotos: 'albumen:open-photos',
} as const;

/** What the preload tells main: `ipcRenderer.send`. */
export const TELL = {
  connectEngine: 'albumen:connect-engine',
  startDrag: 'albumen:start-drag',
  setAppearance: 'albumen:set-appearance',
} as const;

/** What main tells the preload. */
export const HEAR = {
  /** An EngineLineMessage, with the port for `open`. */
  engineLine: 'albumen:engine-line',
  /** A command's id. */
  menuCommand: 'albumen:menu-command',
  /** OpenedImage[] */
  openedImages: 'albumen:opened-images',
} as const;

/** An answer of main's. Electron would wrap a thrown error's message in its own words. */
export type DesktopAnswer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly message: string };
