import { describe, expect, it } from 'vitest';
import { projectPolygons } from './atlas-shapes.ts';
import { traceShapes } from './draw-map.ts';
import { toWorld } from './map-view.ts';

/** A frame over the place, at a zoom, in CSS pixels. */
function frameOver(longitude: number, latitude: number, scale: number) {
  const { x, y } = toWorld(longitude, latitude);
  return { width: 400, height: 300, scale, dx: 200 - x * scale, dy: 150 - y * scale };
}

function trace(lines: number[][][], frame: ReturnType<typeof frameOver>): [number, number][][] {
  const rings: [number, number][][] = [];
  traceShapes(
    {
      moveTo: (x, y) => void rings.push([[x, y]]),
      lineTo: (x, y) => void rings.at(-1)?.push([x, y]),
    },
    projectPolygons([lines]),
    frame,
  );
  return rings;
}

/** Whether a point is inside by the even-odd rule. */
function isInside(rings: [number, number][][], x: number, y: number): boolean {
  let inside = false;
  for (const ring of rings) {
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[(index + 1) % ring.length] as [number, number];
      if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

/** A coast that turns around the frame many times: 4,000 points on a wavy circle. */
const wavy = Array.from({ length: 4_000 }, (_, index) => {
  const angle = (index / 4_000) * 2 * Math.PI;
  const radius = 20 + 3 * Math.sin(angle * 17) + Math.sin(angle * 401) / 2;
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
});

/** Points all over the frame. */
const grid = Array.from({ length: 130 }, (_, index): [number, number] => [(index % 13) * 31 + 7, Math.floor(index / 13) * 31 + 7]);

describe('a traced coast', () => {
  it('has the same inside as the whole one, wherever the frame lies', () => {
    for (const [longitude, latitude, scale] of [[0, 0, 2_000], [20, 0, 30_000], [14, 14, 60_000], [21.5, 4, 200_000], [0, 0, 200_000]] as const) {
      const frame = frameOver(longitude, latitude, scale);
      const traced = trace([wavy], frame);
      const whole = [wavy.map(([east = 0, north = 0]): [number, number] => [toWorld(east, north).x * scale + frame.dx, toWorld(east, north).y * scale + frame.dy])];
      // A point within a pixel of the coast may fall on either side of it.
      const isClear = (x: number, y: number): boolean => isInside(whole, x - 1, y) === isInside(whole, x + 1, y) && isInside(whole, x, y - 1) === isInside(whole, x, y + 1);
      expect(grid.filter(([x, y]) => isInside(traced, x, y) !== isInside(whole, x, y) && isClear(x, y))).toEqual([]);
    }
  });

  it('costs what is seen of it', () => {
    const near = trace([wavy], frameOver(20, 0, 30_000)).flat().length;
    expect(near).toBeGreaterThan(20);
    expect(near).toBeLessThan(1_000);
    expect(trace([wavy], frameOver(100, 0, 30_000))).toEqual([]);
  });

  it('goes on over 180°, lakes and all', () => {
    // An island from 170° E to 170° W with a lake just behind 180°.
    const island = [[[170, -10], [-170, -10], [-170, 10], [170, 10], [170, -10]], [[-179, -1], [-177, -1], [-177, 1], [-179, 1], [-179, -1]]];
    const frame = frameOver(180, 0, 4_000);
    const rings = trace(island, frame);
    const x = (longitude: number): number => (longitude / 360 + 0.5) * 4_000 + frame.dx;
    expect([175, 179, 182, 186].map((longitude) => isInside(rings, x(longitude), 150))).toEqual([true, true, false, true]);
    expect(isInside(rings, x(168), 150)).toBe(false);
  });

  it('closes around the pole', () => {
    const antarctica = [[[-180, -70], [-60, -65], [60, -68], [180, -70]]];
    const frame = { ...frameOver(0, -75, 400), width: 400, height: 300 };
    const rings = trace(antarctica, frame);
    expect([isInside(rings, 50, 160), isInside(rings, 350, 160), isInside(rings, 200, 20)]).toEqual([true, true, false]);
  });
});
