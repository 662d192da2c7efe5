import type { ImageSpec } from './model-pack.ts';
import type { PackJson } from './pack-json.ts';

type Kernel = ImageSpec['pixels']['kernel'];

/** PIL's resampling filters by number, with those that the decoder has. Source: PIL.Image.Resampling. */
const KERNELS: Readonly<Record<number, Kernel>> = { 0: 'nearest', 1: 'lanczos3', 2: 'linear', 3: 'cubic' };

/** Colour under transparent pixels where a pack says none: exporters drop alpha unseen, paper white is the least wrong. */
export const PAPER_WHITE = [255, 255, 255] as const;

/** Means and deviations that transformers assumes where a file normalises without naming them. Source: transformers, OPENAI_CLIP_MEAN and OPENAI_CLIP_STD. */
export const OPENAI_CLIP_NORMALIZE = {
  mean: [0.48145466, 0.4578275, 0.40821073],
  std: [0.26862954, 0.26130258, 0.27577711],
} as const;

/**
 * Read preprocessor_config.json as Hugging Face's image processors do.
 *
 * @throws AlbumenError `pack-invalid` for a size or a filter that cannot be followed exactly.
 */
export function readImageProcessor(json: PackJson): ImageSpec {
  const className = json.text('image_processor_type') ?? json.text('feature_extractor_type') ?? '';
  const isClip = className.includes('CLIP');
  const crops = json.flag('do_center_crop') ?? isClip;
  const resized = readSize(json, 'size');
  const size = crops ? (readSize(json, 'crop_size') ?? resized) : resized;
  if (size === undefined || size.width === undefined || size.height === undefined) throw json.wrong(crops ? 'crop_size' : 'size', 'expected width and height');
  const shortest = resized?.shortest ?? Math.min(size.width, size.height);
  if (crops && shortest !== Math.min(size.width, size.height)) {
    throw json.wrong('size', `photos are scaled to ${shortest} and cropped to ${size.width} x ${size.height}; only equal sizes are supported`);
  }
  const filter = json.number('resample') ?? 3;
  const kernel = KERNELS[filter];
  if (kernel === undefined) throw json.wrong('resample', `the filter ${filter} is not supported; expected ${Object.keys(KERNELS).join(', ')}`);
  return {
    pixels: { width: size.width, height: size.height, resize: crops ? 'shortest' : 'squash', kernel, background: PAPER_WHITE },
    rescale: json.flag('do_rescale') === false ? 1 : (json.number('rescale_factor') ?? 1 / 255),
    normalize: json.flag('do_normalize') === false ? null : readNormalize(json, isClip),
  };
}

function readNormalize(json: PackJson, isClip: boolean): NonNullable<ImageSpec['normalize']> {
  const mean = json.triple('image_mean') ?? (isClip ? OPENAI_CLIP_NORMALIZE.mean : undefined);
  const std = json.triple('image_std') ?? (isClip ? OPENAI_CLIP_NORMALIZE.std : undefined);
  return { mean: json.need(mean, 'image_mean'), std: json.need(std, 'image_std') };
}

/** A size is a number, {shortest_edge}, or {height, width}. */
function readSize(json: PackJson, key: string): { width?: number; height?: number; shortest?: number } | undefined {
  const value = json.raw(key);
  if (value === undefined) return undefined;
  if (typeof value === 'number') {
    const size = json.need(json.count(key), key);
    return { width: size, height: size, shortest: size };
  }
  const size = json.need(json.object(key), key);
  const shortest = size.count('shortest_edge');
  if (shortest !== undefined) return { width: shortest, height: shortest, shortest };
  const width = size.need(size.count('width'), 'width');
  const height = size.need(size.count('height'), 'height');
  return { width, height, shortest: Math.min(width, height) };
}
