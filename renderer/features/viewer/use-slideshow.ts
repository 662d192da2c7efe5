import { useEffect } from 'react';
import { useViewer } from '../../stores/viewer.ts';

/** How long a photo stays, milliseconds. */
const STAY_MS = 4_500;

/**
 * Go on by itself while the slideshow runs; after the last photo comes the first.
 *
 * @param shown The photo that stands on the screen as sharp as it gets; the next one waits for that.
 */
export function useSlideshow(id: string, shown: string | null, goOn: () => void): void {
  const isRunning = useViewer((store) => store.isSlideshow);
  useEffect(() => {
    if (!isRunning || shown !== id) return;
    const timer = setTimeout(goOn, STAY_MS);
    return () => clearTimeout(timer);
  }, [isRunning, id, shown, goOn]);
  useEffect(() => {
    if (!isRunning || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let isOver = false;
    navigator.wakeLock.request('screen').then(
      async (held) => {
        lock = held;
        if (isOver) await held.release();
      },
      // A system that saves power may refuse: the slideshow then ends with the screen.
      () => undefined,
    );
    return () => {
      isOver = true;
      void lock?.release();
    };
  }, [isRunning]);
}
