import { rgbaToThumbHash } from 'thumbhash';
import { expect, test } from 'vitest';
import { bitsApart, type Hash64 } from '../decode/perceptual-hash.ts';
import { readWaves, turnWaves } from '../decode/placeholder-waves.ts';
import type { Picture } from '../decode/sharp-codec.ts';
import { turnPicture, TURNS } from '../decode/turn-picture.ts';
import { hashWaves } from './hash-waves.ts';

const CELLS = 9;
// Bytes that look drawn by chance: every picture another one.
const pictures = Array.from({ length: 40 }, (_, i) => readWaves(Uint8Array.from({ length: 30 }, (__, at) => Math.imul(i * 30 + at + 1, 2_654_435_761) >>> 24)) ?? new Float32Array(49));

/** Brightness of the blurred picture in the middle of each cell, [9, 9]: the sum of its waves. */
function drawn(waves: Float32Array): number[] {
  const wave = (n: number, cell: number): number => (n === 0 ? 1 : Math.SQRT2) * Math.cos((Math.PI * n * (cell + 0.5)) / CELLS);
  return Array.from({ length: CELLS * CELLS }, (_, i) =>
    waves.reduce((sum, height, at) => sum + height * wave(at % 7, i % CELLS) * wave(Math.floor(at / 7), Math.floor(i / CELLS)), 0));
}

test('each bit says whether a cell of the blurred picture is darker than its right neighbour', () => {
  const hashes = hashWaves(Float32Array.from(pictures.flatMap((waves) => [...waves])));
  const wrong = pictures.flatMap((waves, i) => {
    const cells = drawn(waves);
    return Array.from({ length: 64 }, (_, bit) => {
      const at = Math.floor(bit / 8) * CELLS + (bit % 8);
      const half = hashes[i]?.[bit < 32 ? 0 : 1] ?? Number.NaN;
      return { picture: i, bit, rise: (cells[at + 1] as number) - (cells[at] as number), isSet: ((half >>> (31 - (bit % 32))) & 1) === 1 };
      // What is nearly a tie may fall either way.
    }).filter(({ rise, isSet }) => Math.abs(rise) > 1e-5 && isSet !== rise > 0);
  });
  expect(wrong).toEqual([]);
});

test('a picture has the same hash alone as among others', () => {
  const together = hashWaves(Float32Array.from(pictures.flatMap((waves) => [...waves])));
  expect(pictures.map((waves) => hashWaves(waves)[0])).toEqual(together);
});

/** Lopsided in every way, so that no turn looks like another. */
function lopsided(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) {
    const [u, v] = [(i % width) / width, Math.floor(i / width) / height];
    const light = 90 + 70 * Math.sin(5 * u + 1) * Math.cos(3 * v) + 60 * u * v + (u < 0.3 && v > 0.6 ? 35 : 0);
    data.fill(Math.max(0, Math.min(255, light)), i * 3, (i + 1) * 3);
  }
  return { data, width, height, channels: 3 };
}

function wavesOf({ data, width, height }: Picture): Float32Array {
  const rgba = Uint8Array.from({ length: width * height * 4 }, (_, i) => (i % 4 === 3 ? 255 : (data[Math.floor(i / 4) * 3 + (i % 4)] as number)));
  const waves = readWaves(rgbaToThumbHash(width, height, rgba));
  if (!waves) throw new Error('a blank picture');
  return waves;
}

test.each(Array.from({ length: TURNS }, (_, turn) => turn))('waves turned by way %i have the hash of the turned picture, up to 6 bits', (turn) => {
  const picture = lopsided(64, 44);
  const [turned, ofTurned] = [turnWaves(wavesOf(picture), turn), wavesOf(turnPicture(picture, turn))].map((waves) => hashWaves(waves)[0] as Hash64) as [Hash64, Hash64];
  expect(bitsApart(turned, ofTurned)).toBeLessThanOrEqual(6);
});
