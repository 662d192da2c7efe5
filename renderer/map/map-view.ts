import { geoMercatorRaw } from 'd3-geo';

/** Width of the world at zoom 0, CSS pixels: the size of supercluster's tiles, so that its zoom levels are ours. */
export const WORLD_PX = 512;
/** The atlas ends here: at 1:10,000,000 a coast point stands for about 500 m. */
export const MAX_ZOOM = 14;
/** Where a web map ends in the north and south, degrees: there Mercator's world is a square. */
export const MAX_LATITUDE = 85.051129;

/** What a map shows: its centre in the world's square, [0, 1) from 180° W eastwards and [0, 1] from north to south, and its zoom. */
export interface MapView {
  readonly x: number;
  readonly y: number;
  /** Doublings: at 0 the world is `WORLD_PX` wide. Fractions are fine. */
  readonly zoom: number;
}

/** CSS pixels. */
export interface MapSize {
  readonly width: number;
  readonly height: number;
}

/** Degrees; `west` is greater than `east` where the box crosses 180°. */
export interface MapBox {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

/** A place in the world's square. */
export interface WorldPoint {
  readonly x: number;
  readonly y: number;
}

const RADIANS = Math.PI / 180;

/** Degrees to the world's square; latitudes beyond the map's end are drawn at it. */
export function toWorld(longitude: number, latitude: number): WorldPoint {
  const bounded = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude));
  const [x, y] = geoMercatorRaw(longitude * RADIANS, bounded * RADIANS);
  return { x: x / (2 * Math.PI) + 0.5, y: 0.5 - y / (2 * Math.PI) };
}

/** The world's square to degrees; any copy of the world gives a longitude in [-180, 180). */
export function toDegrees({ x, y }: WorldPoint): { readonly longitude: number; readonly latitude: number } {
  const across = wrap(x);
  const down = Math.max(0, Math.min(1, y));
  return { longitude: across * 360 - 180, latitude: Math.atan(Math.sinh((0.5 - down) * 2 * Math.PI)) / RADIANS };
}

/** CSS pixels that the whole world takes. */
export function worldWidth(zoom: number): number {
  return WORLD_PX * 2 ** zoom;
}

/** The nearest view that the map can show: not beyond the poles, no more than one world high. */
export function boundView(view: MapView, size: MapSize): MapView {
  const zoom = Math.max(minZoom(size), Math.min(MAX_ZOOM, view.zoom));
  const half = Math.min(0.5, size.height / worldWidth(zoom) / 2);
  return { x: wrap(view.x), y: Math.max(half, Math.min(1 - half, view.y)), zoom };
}

/** The zoom at which the world is as high as the map, or as wide as it where that is less. */
export function minZoom(size: MapSize): number {
  return Math.log2(Math.max(size.height, Math.min(size.width, WORLD_PX)) / WORLD_PX);
}

/** The view after the map was dragged by so many CSS pixels. */
export function panBy(view: MapView, size: MapSize, dx: number, dy: number): MapView {
  const width = worldWidth(view.zoom);
  return boundView({ ...view, x: view.x - dx / width, y: view.y - dy / width }, size);
}

/** The view at another zoom, with the place under `at` (CSS pixels from the map's corner) staying there. */
export function zoomAround(view: MapView, size: MapSize, zoom: number, at: WorldPoint): MapView {
  const bounded = boundView({ ...view, zoom }, size).zoom;
  const before = worldWidth(view.zoom);
  const after = worldWidth(bounded);
  const dx = at.x - size.width / 2;
  const dy = at.y - size.height / 2;
  return boundView({ x: view.x + dx / before - dx / after, y: view.y + dy / before - dy / after, zoom: bounded }, size);
}

/** Where a place is on the map, CSS pixels from its corner: of its copies the one nearest to the centre. */
export function screenOf(view: MapView, size: MapSize, point: WorldPoint): WorldPoint {
  const width = worldWidth(view.zoom);
  const across = wrap(point.x - view.x + 0.5) - 0.5;
  return { x: size.width / 2 + across * width, y: size.height / 2 + (point.y - view.y) * width };
}

/** The place under a point of the map. */
export function placeAt(view: MapView, size: MapSize, at: WorldPoint): { readonly longitude: number; readonly latitude: number } {
  const width = worldWidth(view.zoom);
  return toDegrees({ x: view.x + (at.x - size.width / 2) / width, y: view.y + (at.y - size.height / 2) / width });
}

/** What of the world the map shows. */
export function boxOf(view: MapView, size: MapSize): MapBox {
  const width = worldWidth(view.zoom);
  const halfX = size.width / width / 2;
  const halfY = size.height / width / 2;
  const { latitude: north } = toDegrees({ x: view.x, y: view.y - halfY });
  const { latitude: south } = toDegrees({ x: view.x, y: view.y + halfY });
  if (halfX >= 0.5) return { south, west: -180, north, east: 180 };
  return { south, west: toDegrees({ x: view.x - halfX, y: 0 }).longitude, north, east: toDegrees({ x: view.x + halfX, y: 0 }).longitude };
}

/** The view that shows a box whole, with `margin` CSS pixels around it, and not closer than `closest`. */
export function fitBox(box: MapBox, size: MapSize, margin: number, closest: number): MapView {
  const corner = toWorld(box.west, box.north);
  const opposite = toWorld(box.east, box.south);
  const across = opposite.x - corner.x + (box.west > box.east ? 1 : 0);
  const down = opposite.y - corner.y;
  const room = { width: Math.max(1, size.width - 2 * margin), height: Math.max(1, size.height - 2 * margin) };
  const zoom = Math.min(Math.log2(room.width / (across * WORLD_PX)), Math.log2(room.height / (down * WORLD_PX)), closest);
  return boundView({ x: corner.x + across / 2, y: corner.y + down / 2, zoom }, size);
}

/** True for a place inside a box, whichever way it wraps. */
export function isInBox(box: MapBox, longitude: number, latitude: number): boolean {
  if (latitude < box.south || latitude > box.north) return false;
  return box.west <= box.east ? longitude >= box.west && longitude <= box.east : longitude >= box.west || longitude <= box.east;
}

function wrap(x: number): number {
  return x - Math.floor(x);
}
