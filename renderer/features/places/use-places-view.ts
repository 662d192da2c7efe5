import { useCallback, useEffect, useRef } from 'react';
import { boundView, fitBox, zoomAround, type MapBox, type MapSize, type MapView } from '../../map/map-view.ts';
import { useMapView } from '../../map/use-map-view.ts';
import { usePlacesControls } from './places-commands.ts';

/** Where the map was when it was left: coming back to it, one goes on there. */
let lastView: MapView | null = null;
const NOWHERE: MapView = { x: 0.5, y: 0.4, zoom: 0 };

/**
 * The view of the page's map: where it was left, or at first what shows all photos.
 *
 * @param all The box of all photos; null until it is known.
 */
export function usePlacesView(size: MapSize, all: MapBox | null, fit: { readonly margin: number; readonly closest: number }) {
  const { view, setView, flyTo } = useMapView(lastView ?? NOWHERE);
  const isPlaced = useRef(lastView !== null);
  const now = useRef({ view, size, all, fit });
  useEffect(() => {
    now.current = { view, size, all, fit };
  });

  const showAll = useCallback(() => {
    const { size: room, all: box, fit: { margin, closest } } = now.current;
    if (box && room.width > 0) flyTo(fitBox(box, room, margin, closest));
  }, [flyTo]);
  const zoomBy = useCallback((levels: number) => {
    const { view: from, size: room } = now.current;
    flyTo(zoomAround(from, room, Math.round((from.zoom + levels) * 4) / 4, { x: room.width / 2, y: room.height / 2 }));
  }, [flyTo]);

  const isKnown = all !== null && size.width > 0;
  useEffect(() => {
    if (!isKnown || isPlaced.current) return;
    isPlaced.current = true;
    const { size: room, all: box, fit: { margin, closest } } = now.current;
    if (box) setView(fitBox(box, room, margin, closest));
  }, [isKnown, setView]);
  useEffect(() => {
    if (isPlaced.current) lastView = view;
  }, [view]);
  useEffect(() => {
    usePlacesControls.setState({ controls: { zoomBy, showAll } });
    return () => usePlacesControls.setState({ controls: null });
  }, [zoomBy, showAll]);
  // A window that became larger may show more than there is of the world.
  return { view: size.width === 0 ? null : boundView(view, size), setView, flyTo, zoomBy, showAll };
}
