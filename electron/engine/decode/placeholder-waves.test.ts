import { rgbaToThumbHash } from 'thumbhash';
import { expect, test } from 'vitest';
import { correlateWaves, readWaves, standardTurns, turnWaves } from './placeholder-waves.ts';
import type { Picture } from './sharp-codec.ts';
import { turnPicture, TURNS } from './turn-picture.ts';

/** Lopsided in every way, so that no turn looks like another. */
function lopsided(width: number, height: number): Picture {
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width, y / height];
      const light = 90 + 70 * Math.sin(5 * u + 1) * Math.cos(3 * v) + 60 * u * v + (u < 0.3 && v > 0.6 ? 35 : 0);
      data.fill(Math.max(0, Math.min(255, light)), (y * width + x) * 3, (y * width + x + 1) * 3);
    }
  }
  return { data, width, height, channels: 3 };
}

function wavesOf({ data, width, height }: Picture): Float32Array {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(data.subarray(i * 3, i * 3 + 3), i * 4);
  const waves = readWaves(rgbaToThumbHash(width, height, rgba));
  if (!waves) throw new Error('a blank picture');
  return waves;
}

test.each(Array.from({ length: TURNS }, (_, turn) => turn))('waves turned by way %i are those of the turned picture', (turn) => {
  const picture = lopsided(64, 44);
  const ofTurned = wavesOf(turnPicture(picture, turn));
  const turned = turnWaves(wavesOf(picture), turn);
  expect(correlateWaves(turned, ofTurned)).toBeGreaterThan(0.99);
  const others = Array.from({ length: TURNS }, (_, other) => other).filter((other) => other !== turn);
  for (const other of others) expect(correlateWaves(turnWaves(wavesOf(picture), other), ofTurned)).toBeLessThan(0.95);
});

test('every turn of a picture has the same standard position', () => {
  const pictures = Array.from({ length: TURNS }, (_, turn) => wavesOf(turnPicture(lopsided(64, 44), turn)));
  const standard = pictures.map((waves) => {
    const turns = standardTurns(waves);
    expect(turns).toHaveLength(1);
    return turnWaves(waves, turns[0] as number);
  });
  for (const waves of standard) expect(correlateWaves(waves, standard[0] as Float32Array)).toBeGreaterThan(0.99);
});

test('where two positions are nearly a tie, both are looked at, and of a plain one only itself', () => {
  const waves = new Float32Array(49);
  [waves[1], waves[7], waves[8]] = [0.02, -0.6, 0.3];
  expect(standardTurns(waves)).toHaveLength(1);
  expect(standardTurns(waves, 0.05)).toHaveLength(2);
  [waves[1], waves[7], waves[8]] = [0.6, 0.3, 0.2];
  expect([standardTurns(waves), standardTurns(waves, 0.05)]).toEqual([[0], [0]]);
  expect(standardTurns(new Float32Array(49))).toHaveLength(TURNS);
});

test('a blank picture and bytes that are no placeholder have no waves', () => {
  const grey = { data: new Uint8Array(32 * 32 * 3).fill(120), width: 32, height: 32, channels: 3 } as const;
  expect(() => wavesOf(grey)).not.toThrow();
  expect(readWaves(new Uint8Array([1, 2, 3]))).toBeNull();
});
