import { useEffect, useState, type RefObject } from 'react';
import type { MapColours } from './draw-map.ts';

/** How a map is drawn here: colours of the theme around it, and device pixels per CSS pixel. */
export interface MapTheme {
  readonly colours: MapColours;
  readonly pixelRatio: number;
}

/** The theme where an element stands; read again when the theme or the screen changes. Null before it stands anywhere. */
export function useMapTheme(target: RefObject<HTMLElement | null>): MapTheme | null {
  const [theme, setTheme] = useState<MapTheme | null>(null);
  useEffect(() => {
    const read = (): void => {
      if (!target.current) return;
      const style = getComputedStyle(target.current);
      const colour = (name: string): string => style.getPropertyValue(name).trim();
      setTheme({ colours: { sea: colour('--sunken'), land: colour('--surface'), border: colour('--line') }, pixelRatio: devicePixelRatio });
    };
    read();
    const watcher = new MutationObserver(read);
    watcher.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    // Fires for every zoom of the page and every move to a screen of another density.
    window.addEventListener('resize', read);
    return () => {
      watcher.disconnect();
      window.removeEventListener('resize', read);
    };
  }, [target]);
  return theme;
}
