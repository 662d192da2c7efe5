import { describe, expect, it } from 'vitest';
import { findOverlay, findTurn, turnGray, STRAIGHT, type GrayPicture, type Overlay } from './align-pictures.ts';

/** Smooth hills of brightness with no symmetry, seen through a part of the scene. */
function paint(width: number, height: number, part: Overlay = { x: 0, y: 0, width: 1, height: 1 }): GrayPicture {
  const data = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const u = part.x + ((x + 0.5) / width) * part.width;
      const v = part.y + ((y + 0.5) / height) * part.height;
      data[y * width + x] = 120 + 60 * Math.sin(7 * u + 2) * Math.cos(9 * v) + 50 * u * u - 40 * v + 30 * Math.sin(23 * u * v);
    }
  }
  return { width, height, data };
}

const kept = paint(96, 64);
const may = { turn: true, mirror: true };

describe('pictures that are laid over each other', () => {
  it('finds every turn and mirror back, also of a smaller copy', () => {
    const small = paint(48, 32);
    for (const isMirrored of [false, true]) {
      for (const quarterTurns of [0, 1, 2, 3]) {
        const found = findTurn(kept, turnGray(small, { isMirrored, quarterTurns }), may);
        // What was mirrored and then turned is turned on the same way: mirroring it again turns the other way round.
        expect(found).toEqual({ isMirrored, quarterTurns: isMirrored ? quarterTurns : (4 - quarterTurns) % 4 });
      }
    }
  });

  it('turns nothing that it was not told to, and nothing without a reason', () => {
    expect(findTurn(kept, turnGray(kept, { isMirrored: true, quarterTurns: 0 }), { turn: true, mirror: false }).isMirrored).toBe(false);
    const flat = { ...kept, data: new Float32Array(kept.data.length).fill(90) };
    expect(findTurn(kept, flat, may)).toEqual(STRAIGHT);
  });

  it('finds where a crop was cut from, to within two hundredths of the picture', () => {
    const part = { x: 0.12, y: 0.07, width: 0.7, height: 0.66 };
    const found = findOverlay(kept, paint(67, 42, part));
    for (const side of ['x', 'y', 'width', 'height'] as const) expect(Math.abs(found[side] - part[side])).toBeLessThan(0.02);
  });

  it('lays the whole around its crop where the crop is the one that is kept', () => {
    const part = { x: 0.2, y: 0.1, width: 0.6, height: 0.6 };
    const found = findOverlay(paint(58, 39, part), kept);
    expect(Math.abs(found.width - 1 / 0.6)).toBeLessThan(0.06);
    expect(Math.abs(found.x + 0.2 / 0.6)).toBeLessThan(0.05);
  });

  it('leaves two whole pictures as they are', () => {
    expect(findOverlay(kept, paint(48, 32))).toEqual({ x: 0, y: 0, width: 1, height: 1 });
  });
});
