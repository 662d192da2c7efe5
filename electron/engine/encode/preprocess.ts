import type { ImageSpec } from './model-pack.ts';
import type { TensorInput } from './onnx-session.ts';

/** What the image graph takes. */
export interface ImageInputFormat {
  readonly type: 'uint8' | 'float32' | 'float16';
  readonly channels: 'first' | 'last';
}

/**
 * Lay photos out as the image graph takes them: [batch, 3, height, width] or [batch, height, width, 3], with
 * `(value * rescale - mean) / std` where the graph takes floats.
 *
 * @param images RGB uint8 [height, width, 3] each, of the pack's pixel size. A graph of uint8 gets them unchanged.
 * @throws Error when an image has another size: the decoder was given another pack's pixels.
 */
export function toImageTensor(images: readonly Uint8Array[], spec: ImageSpec, format: ImageInputFormat): TensorInput {
  const { width, height } = spec.pixels;
  const plane = width * height;
  const length = images.length * plane * 3;
  const tables = format.type === 'uint8' ? null : [0, 1, 2].map((channel) => valuesOfChannel(spec, channel));
  const data = format.type === 'uint8' ? new Uint8Array(length) : format.type === 'float16' ? new Float16Array(length) : new Float32Array(length);
  images.forEach((image, index) => {
    if (image.length !== plane * 3) throw new Error(`an image has ${image.length} bytes; expected ${width} x ${height} x 3`);
    const start = index * plane * 3;
    if (tables === null && format.channels === 'last') return data.set(image, start);
    for (let channel = 0; channel < 3; channel++) {
      const table = tables?.[channel];
      let to = format.channels === 'first' ? start + channel * plane : start + channel;
      const step = format.channels === 'first' ? 1 : 3;
      for (let from = channel; from < image.length; from += 3, to += step) {
        const value = image[from] as number;
        data[to] = table === undefined ? value : (table[value] as number);
      }
    }
  });
  const shape = format.channels === 'first' ? [images.length, 3, height, width] : [images.length, height, width, 3];
  return { type: format.type, data, shape };
}

/** What each of the 256 byte values becomes in one channel. */
function valuesOfChannel(spec: ImageSpec, channel: number): Float64Array {
  const mean = spec.normalize?.mean[channel] ?? 0;
  const std = spec.normalize?.std[channel] ?? 1;
  return Float64Array.from({ length: 256 }, (_, value) => (value * spec.rescale - mean) / std);
}
