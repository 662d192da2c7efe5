import { createRequire } from 'node:module';
import type { RawPixels } from './sharp-codec.ts';

/** The part of libheif-js that is used. Source: the package's own README; it ships no types. */
interface HeifModule {
  readonly HeifDecoder: new () => { decode(bytes: Uint8Array): HeifImage[] };
  readonly ready?: Promise<unknown>;
}

interface HeifImage {
  get_width(): number;
  get_height(): number;
  is_primary?(): boolean;
  display(target: { data: Uint8ClampedArray; width: number; height: number }, done: (result: { data: Uint8ClampedArray } | null) => void): void;
  free?(): void;
}

let loading: Promise<HeifModule> | null = null;

async function loadHeif(): Promise<HeifModule> {
  // A CommonJS bundle of 1.5 MB with the WebAssembly inside: loaded only when the first HEIC comes.
  const module = createRequire(import.meta.url)('libheif-js/wasm-bundle') as HeifModule;
  await module.ready;
  return module;
}

/**
 * The primary picture of a HEIF file, upright, RGBA.
 *
 * @param checkSize Called with the size before any pixel is decoded; throws to refuse.
 * @returns null when it cannot be decoded.
 */
export async function readHeifImage(bytes: Uint8Array, checkSize: (width: number, height: number) => void): Promise<RawPixels | null> {
  const { HeifDecoder } = await (loading ??= loadHeif());
  const images = new HeifDecoder().decode(bytes);
  try {
    const image = images.find((one) => one.is_primary?.()) ?? images[0];
    if (!image) return null;
    const [width, height] = [image.get_width(), image.get_height()];
    checkSize(width, height);
    const target = { data: new Uint8ClampedArray(width * height * 4), width, height };
    const shown = await new Promise<{ data: Uint8ClampedArray } | null>((resolve) => image.display(target, resolve));
    return shown && { data: new Uint8Array(shown.data.buffer, shown.data.byteOffset, shown.data.byteLength), width, height, channels: 4 };
  } finally {
    for (const image of images) image.free?.();
  }
}
