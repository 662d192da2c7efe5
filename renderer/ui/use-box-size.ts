import { useLayoutEffect, useState, type RefObject } from 'react';

/**
 * Size of an element inside its borders, CSS pixels, measured before the first paint and whenever it changes; zero without one.
 *
 * @param target The element, or a reference to one that is there as long as the caller.
 */
export function useBoxSize(target: HTMLElement | RefObject<HTMLElement | null> | null): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = target instanceof HTMLElement ? target : target?.current;
    if (!element) return undefined;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      // Not shown for a moment, while the next page is loaded: it will be as large as before, or gone.
      if (width === 0) return;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [target]);
  return size;
}
