import { useLayoutEffect, useState, type RefObject } from 'react';
import type { MapSize } from './map-view.ts';

/** An element's box inside its borders, CSS pixels, followed as it changes; 0 × 0 before it was measured. */
export function useElementSize(target: RefObject<HTMLElement | null>): MapSize {
  const [size, setSize] = useState<MapSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = target.current;
    if (!element) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [target]);
  return size;
}
