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
  const polygons: Lines[] = [];
  for (const { geometry } of feature(topology, topology.objects.land).features) {
    if (geometry.type === 'Polygon') polygons.push(geometry.coordinates);
    else if (geometry.type === 'MultiPolygon') polygons.push(...geometry.coordinates);
  }
  const borders = mesh(topology, topology.objects.countries, (one, other) => one !== other);
  return { land: projectPolygons(polygons), borders: packLines(borders.coordinates.map((line) => moveToWorld(unrollLine(line), 0.5))) };
}

/** Lines as longitude and latitude of each point, degrees. */
type Lines = readonly (readonly (readonly number[])[])[];

/**
 * [Note: Land over 180°]
 * The atlas goes on at -180° where it reaches 180°. Here such a ring goes on beyond the world's edge instead, by as much
 * as it needs: the next copy of the world draws the other half. A ring around the pole is closed along the map's end.
 *
 * @param polygons Rings of each polygon, its outer one first.
 */
export function projectPolygons(polygons: readonly Lines[]): MapShapes {
  return packLines(
    polygons.flatMap(([outer = [], ...holes]) => {
      const coast = moveToWorld(closeAroundPole(unrollLine(outer)), 0.5);
      const middle = middleOf(coast);
      // A lake lies in the same copy of the world as its land.
      return [coast, ...holes.map((hole) => moveToWorld(unrollLine(hole), middle))];
    }),
  );
}

/** @returns x and y of each point by turns, without a jump from one edge of the world to the other. */
function unrollLine(line: Lines[number]): number[] {
  const flat: number[] = [];
  let before = 0;
  let turns = 0;
  for (const [index, [longitude = 0, latitude = 0]] of line.entries()) {
    const { x, y } = toWorld(longitude, latitude);
    if (index > 0) turns += x - before > 0.5 ? -1 : x - before < -0.5 ? 1 : 0;
    before = x;
    flat.push(x + turns, y);
  }
  return flat;
}

function closeAroundPole(flat: readonly number[]): readonly number[] {
  const [firstX = 0, firstY = 0] = flat;
  const lastX = flat.at(-2) ?? 0;
  if (Math.abs(lastX - firstX) < 0.5) return flat;
  const pole = firstY > 0.5 ? 1 : 0;
  return [...flat, lastX, pole, firstX, pole, firstX, firstY];
}

/** Move a line by whole worlds, so that its middle is as near as can be to `middle`. */
function moveToWorld(flat: readonly number[], middle: number): readonly number[] {
  const by = Math.round(middle - middleOf(flat));
  return by === 0 ? flat : flat.map((value, index) => (index % 2 === 0 ? value + by : value));
}

function middleOf(flat: readonly number[]): number {
  const [west, , east] = boxOfLine(flat);
  return (west + east) / 2;
}

function boxOfLine(flat: readonly number[]): [number, number, number, number] {
  let [west, north, east, south] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let at = 0; at < flat.length; at += 2) {
    const x = flat[at] ?? 0;
    const y = flat[at + 1] ?? 0;
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
  }
  return [west, north, east, south];
}

function packLines(lines: readonly (readonly number[])[]): MapShapes {
  const points = new Float64Array(lines.reduce((sum, line) => sum + line.length, 0));
  const starts = new Uint32Array(lines.length + 1);
  const boxes = new Float64Array(lines.length * 4);
  let at = 0;
  for (const [index, line] of lines.entries()) {
    points.set(line, at);
    at += line.length;
    starts[index + 1] = at / 2;
    boxes.set(boxOfLine(line), index * 4);
  }
  return { points, starts, boxes };
}
