import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { toWorld } from './map-view.ts';

/** How fine an atlas is: its scale, as in Natural Earth's 1:110 million. */
export type AtlasScale = '110m' | '50m' | '10m';

/** Lines or rings in the world's square, flat: a hundred thousand points are two arrays instead of as many objects. */
export interface MapShapes {
  /** x and y of every point by turns, [points * 2]. */
  readonly points: Float64Array;
  /** Where each ring begins, in points, and behind the last one the end, [rings + 1]. */
  readonly starts: Uint32Array;
  /** West, north, east and south of each ring, [rings * 4]. */
  readonly boxes: Float64Array;
}

/** One scale of the atlas. */
export interface Atlas {
  readonly land: MapShapes;
  /** Between countries. */
  readonly borders: MapShapes;
}

/** The files of world-atlas: countries with the land that they make. */
export type AtlasTopology = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** Land and borders of an atlas, projected once. */
export function shapesOfAtlas(topology: AtlasTopology): Atlas {
  const rings: (readonly (readonly number[])[])[] = [];
  for (const { geometry } of feature(topology, topology.objects.land).features) {
    if (geometry.type === 'Polygon') rings.push(...geometry.coordinates);
    else if (geometry.type === 'MultiPolygon') rings.push(...geometry.coordinates.flat());
  }
  const borders = mesh(topology, topology.objects.countries, (one, other) => one !== other);
  return { land: projectLines(rings), borders: projectLines(borders.coordinates) };
}

/** @param lines Longitude and latitude of each point, degrees. */
export function projectLines(lines: readonly (readonly (readonly number[])[])[]): MapShapes {
  const count = lines.reduce((sum, line) => sum + line.length, 0);
  const points = new Float64Array(count * 2);
  const starts = new Uint32Array(lines.length + 1);
  const boxes = new Float64Array(lines.length * 4);
  let at = 0;
  for (const [index, line] of lines.entries()) {
    const box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY] as const;
    let [west, north, east, south]: [number, number, number, number] = [...box];
    for (const [longitude = 0, latitude = 0] of line) {
      const { x, y } = toWorld(longitude, latitude);
      points[at * 2] = x;
      points[at * 2 + 1] = y;
      at++;
      west = Math.min(west, x);
      east = Math.max(east, x);
      north = Math.min(north, y);
      south = Math.max(south, y);
    }
    starts[index + 1] = at;
    boxes.set([west, north, east, south], index * 4);
  }
  return { points, starts, boxes };
}
