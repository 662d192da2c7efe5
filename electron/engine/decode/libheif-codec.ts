import { createRequire } from 'node:module';
import type { Picture, Size } from './sharp-codec.ts';

/** The part of libheif-js that is used. Source: libheif's emscripten bindings (post.js, heif_emscripten.h); it ships no types of these. */
interface HeifModule {
  readonly HeifDecoder: new () => { decoder: unknown; decode(bytes: Uint8Array): HeifHandle[] };
  readonly heif_colorspace: { readonly heif_colorspace_RGB: unknown };
  readonly heif_chroma: { readonly heif_chroma_interleaved_RGB: unknown; readonly heif_chroma_interleaved_RGBA: unknown };
  readonly heif_channel: { readonly heif_channel_interleaved: unknown };
  heif_js_decode_image2(handle: unknown, colorspace: unknown, chroma: unknown): HeifPlanes | Promise<HeifPlanes>;
  heif_image_release(image: unknown): void;
  heif_context_free(context: unknown): void;
  readonly ready?: Promise<unknown>;
}

interface HeifHandle {
  readonly handle: unknown;
  get_width(): number;
  get_height(): number;
  is_primary(): boolean;
  has_alpha_channel(): boolean;
  free(): void;
}

interface HeifPlanes {
  /** Set when the decode failed. */
  readonly code?: unknown;
  readonly message?: string;
  readonly image: unknown;
  readonly channels: readonly { readonly id: unknown; readonly width: number; readonly height: number; readonly stride: number; readonly data: Uint8Array }[];
}

let loading: Promise<HeifModule> | null = null;
/** One decode at a time: the code is synchronous, and its memory is one heap that never shrinks. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * The primary picture of a HEIF file, upright (libheif applies the container's own turns and mirrors), in the file's own
 * colours.
 *
 * @param checkSize Called with the size before any pixel is decoded; throws to refuse.
 * @throws Error in libheif's words when it cannot be decoded.
 */
export async function readHeifPicture(bytes: Uint8Array, checkSize: (size: Size) => void): Promise<Picture> {
  const heif = await (loading ??= loadHeif());
  const turn = queue.then(() => decodePrimary(heif, bytes, checkSize));
  queue = turn.catch(() => undefined);
  return await turn;
}

async function loadHeif(): Promise<HeifModule> {
  // A CommonJS bundle of 2 MB with the WebAssembly inside: loaded only when the first HEIC comes.
  const module = createRequire(import.meta.url)('libheif-js/wasm-bundle') as HeifModule;
  await module.ready;
  return module;
}

async function decodePrimary(heif: HeifModule, bytes: Uint8Array, checkSize: (size: Size) => void): Promise<Picture> {
  const decoder = new heif.HeifDecoder();
  const handles = decoder.decode(bytes);
  try {
    const primary = handles.find((one) => one.is_primary()) ?? handles[0];
    if (!primary) throw new Error('libheif found no picture in it');
    checkSize({ width: primary.get_width(), height: primary.get_height() });
    return await decodeHandle(heif, primary);
  } finally {
    for (const handle of handles) handle.free();
    if (decoder.decoder) heif.heif_context_free(decoder.decoder);
  }
}

/** libheif-js' own `display` leaves an error in a timer, where nobody can catch it; this is the same without the timer. */
async function decodeHandle(heif: HeifModule, handle: HeifHandle): Promise<Picture> {
  const channels = handle.has_alpha_channel() ? 4 : 3;
  const chroma = channels === 4 ? heif.heif_chroma.heif_chroma_interleaved_RGBA : heif.heif_chroma.heif_chroma_interleaved_RGB;
  const decoded = await heif.heif_js_decode_image2(handle.handle, heif.heif_colorspace.heif_colorspace_RGB, chroma);
  if (decoded.code || !decoded.channels) throw new Error(`libheif: ${decoded.message ?? 'the picture cannot be decoded'}`);
  try {
    const plane = decoded.channels.find(({ id }) => id === heif.heif_channel.heif_channel_interleaved);
    if (!plane) throw new Error('libheif gave no colour plane');
    const { width, height, stride } = plane;
    const rowBytes = width * channels;
    const data = new Uint8Array(rowBytes * height);
    // The plane lies in the WebAssembly heap, with padded rows, and is gone after the release below.
    for (let y = 0; y < height; y++) data.set(plane.data.subarray(y * stride, y * stride + rowBytes), y * rowBytes);
    return { data, width, height, channels };
  } finally {
    heif.heif_image_release(decoded.image);
  }
}
