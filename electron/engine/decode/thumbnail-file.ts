import { COMPARED_LONG_SIDE } from '../config.ts';
import { encodeSmall, encodeWebp, type Picture, type Size } from './sharp-codec.ts';

/*
 * [Note: A small picture in the thumbnail]
 * Laying two photos on each other takes pictures of 128 pixels. Out of a thumbnail of 512 one takes 6.9 CPU ms to decode here, the JPEG of
 * that size that each thumbnail carries 1.5 ms; it is some 4 kB beside 28, and takes 3.3 ms when a photo is indexed (docs/decisions/016). It stands in a chunk of
 * its own behind the picture, which whoever shows the file passes over. Source: "WebP Container Specification" (RIFF), sections "Extended
 * File Format" and "Unknown Chunks".
 */

const HEADER_BYTES = 12;
const CHUNK_HEAD_BYTES = 8;
const EXTENDED = 'VP8X';
const SMALL = 'SMAL';

/** The picture as a thumbnail: a WebP file, which carries a smaller picture where it is large enough for one. */
export async function makeThumbnail(picture: Picture): Promise<Uint8Array> {
  if (Math.max(picture.width, picture.height) <= COMPARED_LONG_SIDE) return await encodeWebp(picture);
  const [webp, small] = await Promise.all([encodeWebp(picture), encodeSmall(picture, COMPARED_LONG_SIDE)]);
  return withSmallPicture(webp, small, picture);
}

function withSmallPicture(webp: Uint8Array, small: Uint8Array, { width, height }: Size): Uint8Array {
  const chunks = [...chunksOf(webp)];
  const extended = chunks.some(({ name }) => name === EXTENDED) ? [] : [{ name: EXTENDED, data: extendedHead(width, height) }];
  const body = Buffer.concat([...extended, ...chunks, { name: SMALL, data: small }].map(writeChunk));
  const head = Buffer.alloc(HEADER_BYTES);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  head.write('WEBP', 8, 'latin1');
  return Buffer.concat([head, body]);
}

/** The smaller picture that a thumbnail carries; null where it carries none, as those of earlier versions. */
export function smallPictureOf(file: Uint8Array): Uint8Array | null {
  for (const { name, data } of chunksOf(file)) if (name === SMALL) return data;
  return null;
}

interface Chunk {
  /** Four letters. */
  readonly name: string;
  readonly data: Uint8Array;
}

/** Those of a file that is no WebP are none; a chunk that is cut short ends them. */
function* chunksOf(file: Uint8Array): Generator<Chunk> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.toString('latin1', 8, HEADER_BYTES) !== 'WEBP') return;
  for (let at = HEADER_BYTES; at + CHUNK_HEAD_BYTES <= bytes.length; ) {
    const [start, length] = [at + CHUNK_HEAD_BYTES, bytes.readUInt32LE(at + 4)];
    if (start + length > bytes.length) return;
    yield { name: bytes.toString('latin1', at, at + 4), data: bytes.subarray(start, start + length) };
    at = start + length + (length % 2);
  }
}

function writeChunk({ name, data }: Chunk): Buffer {
  const head = Buffer.alloc(CHUNK_HEAD_BYTES);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(data.length, 4);
  // Chunks begin at even places.
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
}

/** What stands before the chunks of a file that has more than its picture: no features, and its size. */
function extendedHead(width: number, height: number): Buffer {
  const head = Buffer.alloc(10);
  head.writeUIntLE(width - 1, 4, 3);
  head.writeUIntLE(height - 1, 7, 3);
  return head;
}
