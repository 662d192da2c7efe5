import { photoUrl } from '../../shared/photo-url.ts';
import type { Desktop } from './desktop.ts';
import { useFolderChooser } from './folder-chooser-store.ts';

/** The desktop's abilities as a browser has them. */
export function browserDesktop(): Desktop {
  return {
    kind: 'browser',
    chooseFolder: (title) => useFolderChooser.getState().choose(title),
    revealPhotos: null,
    revealPath: null,
    openPhotos(ids) {
      for (const id of ids) window.open(photoUrl(id, 'original'), '_blank', 'noopener');
      return Promise.resolve();
    },
    downloadPhotos(ids) {
      for (const id of ids) {
        const link = document.createElement('a');
        link.href = `${photoUrl(id, 'original')}?download`;
        link.download = '';
        link.click();
      }
    },
    startDrag: null,
    onMenuCommand: () => () => undefined,
    onOpenedImages: () => () => undefined,
    setAppearance: () => undefined,
  };
}
