import { useLayoutEffect, useState } from 'react';

/** Inner size of an element, CSS pixels, measured before the first paint and whenever it changes; zero without one. */
export function useBoxSize(element: HTMLElement | null): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
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
  }, [element]);
  return size;
}
