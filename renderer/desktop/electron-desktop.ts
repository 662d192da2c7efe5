import type { DesktopBridge } from '../../shared/desktop-bridge.ts';
import type { Desktop } from './desktop.ts';

/** The desktop's abilities over the preload's bridge. */
export function electronDesktop(bridge: DesktopBridge): Desktop {
  return {
    kind: 'desktop',
    chooseFolder: (title) => bridge.chooseFolder(title),
    revealPhotos: (ids) => bridge.revealPhotos(ids),
    revealPath: (path) => bridge.revealPath(path),
    openPhotos: (ids) => bridge.openPhotos(ids),
    downloadPhotos: null,
    startDrag: (ids) => bridge.startDrag(ids),
    onMenuCommand: (listener) => bridge.onMenuCommand(listener),
    onOpenedImages: (listener) => bridge.onOpenedImages(listener),
    setAppearance: (appearance) => bridge.setAppearance(appearance),
  };
}
