import { useLingui } from '@lingui/react/macro';
import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { bestAtlas, useAtlas, wantAtlas } from './atlas-store.ts';
import { drawMap } from './draw-map.ts';
import { panBy, zoomAround, type MapSize, type MapView, type WorldPoint } from './map-view.ts';
import { useMapGestures } from './use-map-gestures.ts';
import { useMapTheme } from './use-map-theme.ts';

/** How far one press of an arrow key moves the map, as a part of its smaller side. */
const KEY_PAN = 0.25;

export interface WorldMapProps {
  readonly view: MapView;
  /** Of the map's box, as `useElementSize` measures it: what lies over the map needs it too. */
  readonly size: MapSize;
  /** The hand moves the map. */
  readonly onView: (view: MapView) => void;
  /** A key or a double click asks for another view: to be gone to. */
  readonly onFly: (view: MapView) => void;
  /** A click on the map itself, CSS pixels from its corner. */
  readonly onClick?: (at: WorldPoint) => void;
  /** Enter, while the map has the focus: what its middle shows is meant. */
  readonly onEnter?: () => void;
  /** What a screen reader calls it. */
  readonly label: string;
  /** What lies over the map. */
  readonly children?: ReactNode;
}

/** The world, offline: land, sea and borders in the colours of the theme, to be dragged, zoomed and walked by keys. */
export function WorldMap({ view, size, onView, onFly, onClick, onEnter, label, children }: WorldMapProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const atlases = useAtlas((store) => store.atlases);
  const theme = useMapTheme(canvas);
  useMapGestures(box, { view, size, onView, onFly, onClick });
  useEffect(() => wantAtlas(view.zoom), [view.zoom]);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!canvas.current || !context || !theme || size.width === 0) return;
    const width = Math.round(size.width * theme.pixelRatio);
    const height = Math.round(size.height * theme.pixelRatio);
    // Setting a canvas's size, even to the same, costs a new buffer.
    if (canvas.current.width !== width) canvas.current.width = width;
    if (canvas.current.height !== height) canvas.current.height = height;
    context.setTransform(theme.pixelRatio, 0, 0, theme.pixelRatio, 0, 0);
    drawMap(context, { view, size, atlas: bestAtlas(atlases, view.zoom), colours: theme.colours });
  }, [view, size, atlases, theme]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = Math.min(size.width, size.height) * KEY_PAN;
    const middle = { x: size.width / 2, y: size.height / 2 };
    const views: Readonly<Record<string, () => MapView>> = {
      ArrowLeft: () => panBy(view, size, step, 0),
      ArrowRight: () => panBy(view, size, -step, 0),
      ArrowUp: () => panBy(view, size, 0, step),
      ArrowDown: () => panBy(view, size, 0, -step),
      '+': () => zoomAround(view, size, view.zoom + 1, middle),
      '=': () => zoomAround(view, size, view.zoom + 1, middle),
      '-': () => zoomAround(view, size, view.zoom - 1, middle),
    };
    const next = views[event.key];
    if (next) onFly(next());
    else if (event.key === 'Enter' && onEnter && event.target === box.current) onEnter();
    else return;
    event.preventDefault();
  };

  return (
    // A map is walked by keys: it is one widget, with the focus and the keys on it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={box}
      role="application"
      aria-roledescription={t`map`}
      aria-label={label}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="relative size-full touch-none overflow-hidden bg-sunken select-none focus-visible:outline-offset-[-3px]"
    >
      <canvas ref={canvas} className="absolute inset-0 size-full" aria-hidden />
      {children}
    </div>
  );
}
