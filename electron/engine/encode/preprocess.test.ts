import { expect, it } from 'vitest';
import type { ImageSpec } from './model-pack.ts';
import { toImageTensor } from './preprocess.ts';

/** Two pixels side by side: a red one and a grey one. */
const image = Uint8Array.of(255, 0, 0, 51, 51, 51);

function spec(part: Partial<ImageSpec> = {}): ImageSpec {
  return { pixels: { width: 2, height: 1, resize: 'squash', kernel: 'cubic', background: [255, 255, 255] }, normalize: null, rescale: 1 / 255, ...part };
}

it('keeps bytes as they are for a graph of uint8', () => {
  expect(toImageTensor([image, image], spec(), { type: 'uint8', channels: 'last' })).toEqual({
    type: 'uint8', data: Uint8Array.of(...image, ...image), shape: [2, 1, 2, 3],
  });
  expect(toImageTensor([image], spec(), { type: 'uint8', channels: 'first' })).toEqual({
    type: 'uint8', data: Uint8Array.of(255, 51, 0, 51, 0, 51), shape: [1, 3, 1, 2],
  });
});

it('puts each channel in a plane of its own, rescaled and normalised', () => {
  const normalize = { mean: [0.2, 0.2, 0], std: [0.5, 1, 2] } as const;

  expect(toImageTensor([image], spec({ normalize }), { type: 'float32', channels: 'first' })).toEqual({
    type: 'float32', data: Float32Array.of(1.6, 0, -0.2, 0, 0, 0.1), shape: [1, 3, 1, 2],
  });
});

it('interleaves the channels of a graph of float16, without mean and std where the pack has none', () => {
  expect(toImageTensor([image], spec(), { type: 'float16', channels: 'last' })).toEqual({
    type: 'float16', data: Float16Array.of(1, 0, 0, 0.2, 0.2, 0.2), shape: [1, 1, 2, 3],
  });
});

it('refuses an image of another size', () => {
  expect(() => toImageTensor([image.subarray(3)], spec(), { type: 'uint8', channels: 'last' })).toThrow('an image has 3 bytes; expected 2 x 1 x 3');
});
