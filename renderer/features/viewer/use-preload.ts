import { useEffect } from 'react';
import { photoUrl } from '../../../shared/photo-url.ts';
import { TIMELINE_FLAGS } from '../../../shared/contract/timeline-flags.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { wantPhotos } from '../../stores/photos.ts';

/** Neighbours that are loaded ahead, nearest first: people go on more than they go back. */
const AHEAD = [1, -1, 2] as const;

const loading = new Map<string, HTMLImageElement>();

/**
 * Load the neighbours of the open photo once it is there itself; what is no neighbour any more is given up.
 *
 * @param index The open photo; -1 for one outside of the list.
 * @param isShown The open photo stands on the screen: its neighbours may use the line and the decoder.
 */
export function usePreload(list: PhotoList, index: number, isShown: boolean): void {
  useEffect(() => {
    if (index < 0) return;
    const near = AHEAD.map((by) => index + by).filter((at) => at >= 0 && at < list.count);
    wantPhotos(near.map((at) => list.idAt(at)));
    const wanted = new Set(near.filter((at) => (list.flagsAt(at) & TIMELINE_FLAGS.video) === 0).map((at) => list.idAt(at)));
    for (const [id, image] of loading) {
      if (wanted.has(id)) continue;
      if (!image.complete) image.src = '';
      loading.delete(id);
    }
    if (!isShown) return;
    for (const id of wanted) {
      if (loading.has(id)) continue;
      const image = new Image();
      image.decoding = 'async';
      image.fetchPriority = 'low';
      image.src = photoUrl(id, 'display', { version: id });
      loading.set(id, image);
    }
  }, [list, index, isShown]);
  useEffect(
    () => () => {
      for (const image of loading.values()) if (!image.complete) image.src = '';
      loading.clear();
    },
    [],
  );
}
