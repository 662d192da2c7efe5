import { useCallback, useEffect, useRef, useState } from 'react';
import type { MapView } from './map-view.ts';

/** How long the map takes to go to another view, milliseconds: seen, not waited for. */
const FLIGHT_MS = 260;

/** A map's view: to be set at once, or gone to. With reduced motion both are the same. */
export function useMapView(initial: MapView): { readonly view: MapView; readonly setView: (view: MapView) => void; readonly flyTo: (view: MapView) => void } {
  const [view, setNow] = useState(initial);
  const now = useRef(initial);
  const flight = useRef(0);
  const land = useCallback((next: MapView) => {
    now.current = next;
    setNow(next);
  }, []);
  const setView = useCallback((next: MapView) => {
    cancelAnimationFrame(flight.current);
    land(next);
  }, [land]);
  const flyTo = useCallback((next: MapView) => {
    cancelAnimationFrame(flight.current);
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return land(next);
    const from = now.current;
    const startedMs = performance.now();
    const step = (nowMs: number): void => {
      const part = Math.min(1, Math.max(0, (nowMs - startedMs) / FLIGHT_MS));
      land(viewBetween(from, next, 1 - (1 - part) ** 3));
      if (part < 1) flight.current = requestAnimationFrame(step);
    };
    flight.current = requestAnimationFrame(step);
  }, [land]);
  useEffect(() => () => cancelAnimationFrame(flight.current), []);
  return { view, setView, flyTo };
}

/** A view on the way from one to another: the zoom goes evenly, the centre so that the goal stays in sight. */
export function viewBetween(from: MapView, to: MapView, part: number): MapView {
  if (part >= 1) return to;
  const zoom = from.zoom + (to.zoom - from.zoom) * part;
  const across = to.x - from.x - Math.round(to.x - from.x);
  // Zooming, the distance to the goal on the screen should shrink evenly: in world units it goes with the scale.
  const scale = 2 ** (to.zoom - from.zoom);
  const way = Math.abs(scale - 1) < 1e-6 ? part : (1 - 2 ** ((from.zoom - to.zoom) * part)) / (1 - 1 / scale);
  const x = from.x + across * way;
  return { x: x - Math.floor(x), y: from.y + (to.y - from.y) * way, zoom };
}
