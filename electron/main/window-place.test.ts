import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { boundsFor, readWindowPlace, saveWindowPlace, type WindowPlace } from './window-place.ts';

const main = { x: 0, y: 25, width: 1920, height: 1015 };
const second = { x: 1920, y: 0, width: 2560, height: 1440 };
const place = (x: number, y: number, width = 800, height = 600): WindowPlace => ({ x, y, width, height, isMaximized: false });

describe('where a window opens', () => {
  it('is where it was closed, also on another screen', () => {
    expect(boundsFor(place(100, 60), [main, second])).toEqual({ x: 100, y: 60, width: 800, height: 600 });
    expect(boundsFor(place(3_000, 500), [main, second])).toEqual({ x: 3_000, y: 500, width: 800, height: 600 });
  });

  it.each([['a screen that is gone', place(3_000, 500)], ['below the screen', place(100, 1_030)], ['left of it', place(-750, 100)], ['above it', place(100, -300)]])(
    'is the middle of the first screen where that was %s', (_where, saved) => {
      expect(boundsFor(saved, [main])).toEqual({ width: 1280, height: 840 });
    });

  it('is never smaller than the layout allows, nor larger than a small screen at first', () => {
    expect(boundsFor(place(100, 60, 200, 200), [main])).toEqual({ x: 100, y: 60, width: 360, height: 480 });
    expect(boundsFor(null, [{ x: 0, y: 0, width: 1024, height: 600 }])).toEqual({ width: 1024, height: 600 });
  });

  it('is remembered; a file that is no place counts as none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'albumen-place-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const file = join(folder, 'window.json');
    expect(readWindowPlace(file)).toBe(null);
    saveWindowPlace(file, { ...place(1, 2), isMaximized: true });
    expect(readWindowPlace(file)).toEqual({ x: 1, y: 2, width: 800, height: 600, isMaximized: true });
    for (const text of ['', '{"x":1', '{"x":"left"}', 'null']) {
      writeFileSync(file, text);
      expect(readWindowPlace(file)).toBe(null);
    }
  });
});
