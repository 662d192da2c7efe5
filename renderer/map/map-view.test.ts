import { describe, expect, it } from 'vitest';
import { boundView, boxOf, fitBox, isInBox, panBy, placeAt, screenOf, toDegrees, toWorld, zoomAround, type MapView } from './map-view.ts';

const size = { width: 800, height: 600 };
const bilbao = toWorld(-2.935, 43.263);
const overBilbao: MapView = { ...bilbao, zoom: 8 };

describe('the map', () => {
  it('has the corners and the centre of a web map', () => {
    expect(toWorld(0, 0)).toEqual({ x: 0.5, y: 0.5 });
    expect(toWorld(-180, 85.051129).x).toBe(0);
    expect(toWorld(-180, 85.051129).y).toBeCloseTo(0, 7);
    expect(toWorld(90, 89).y).toBeCloseTo(0, 7);
  });

  it('finds its way back from the square to degrees, in any copy of the world', () => {
    const { longitude, latitude } = toDegrees({ x: bilbao.x + 3, y: bilbao.y });
    expect(longitude).toBeCloseTo(-2.935, 9);
    expect(latitude).toBeCloseTo(43.263, 9);
  });

  it('shows its centre in its middle, and the place under a point is the one drawn there', () => {
    expect(screenOf(overBilbao, size, bilbao)).toEqual({ x: 400, y: 300 });
    const there = placeAt(overBilbao, size, { x: 123, y: 456 });
    const back = screenOf(overBilbao, size, toWorld(there.longitude, there.latitude));
    expect(back.x).toBeCloseTo(123, 6);
    expect(back.y).toBeCloseTo(456, 6);
  });

  it('keeps the place under the pointer while it zooms', () => {
    const at = { x: 640, y: 90 };
    const before = placeAt(overBilbao, size, at);
    const after = placeAt(zoomAround(overBilbao, size, 11.3, at), size, at);
    expect(after.longitude).toBeCloseTo(before.longitude, 8);
    expect(after.latitude).toBeCloseTo(before.latitude, 8);
  });

  it('moves with the hand that drags it, over 180° too', () => {
    const moved = panBy(overBilbao, size, 100, -40);
    expect(screenOf(moved, size, bilbao)).toEqual({ x: expect.closeTo(500, 6) as number, y: expect.closeTo(260, 6) as number });
    const fiji: MapView = { ...toWorld(179.9, -17), zoom: 8 };
    expect(boxOf(panBy(fiji, size, -20, 0), size).west).toBeGreaterThan(boxOf(fiji, size).east);
    expect(screenOf(fiji, size, toWorld(-179.9, -17)).x).toBeGreaterThan(400);
  });

  it('does not show what lies beyond the poles, nor less than one world', () => {
    expect(boundView({ x: 1.25, y: -4, zoom: 3 }, size)).toEqual({ x: 0.25, y: 600 / 512 / 8 / 2, zoom: 3 });
    const whole = boundView({ x: 0.5, y: 0.2, zoom: -5 }, size);
    expect(whole.y).toBeCloseTo(0.5, 6);
    expect(512 * 2 ** whole.zoom).toBeCloseTo(600, 6);
  });

  it('fits a box with its margin, over 180° too', () => {
    for (const box of [{ south: 43, west: -3, north: 44, east: -2 }, { south: -18, west: 178, north: -16, east: -179 }]) {
      const shown = boxOf(fitBox(box, size, 40, 14), size);
      for (const longitude of [box.west, box.east]) for (const latitude of [box.south, box.north]) expect(isInBox(shown, longitude, latitude)).toBe(true);
    }
    expect(fitBox({ south: 43, west: -3, north: 43, east: -3 }, size, 40, 11).zoom).toBe(11);
  });

  it('knows what lies in a box that crosses 180°', () => {
    const box = { south: -20, west: 170, north: 0, east: -170 };
    expect([isInBox(box, 175, -10), isInBox(box, -175, -10), isInBox(box, 0, -10), isInBox(box, 175, 10)]).toEqual([true, true, false, false]);
  });
});
