/** A picture of an icon: a PNG and its edge in pixels. */
export interface IconImage {
  readonly edge: number;
  readonly png: Buffer;
}

/** Bytes of the header, and of an entry for each image. */
const HEADER = 6;
const ENTRY = 16;

/** A Windows icon that holds PNGs up to 256 px. Source: the ICO format as Windows Vista and later read it. */
export function writeIco(images: readonly IconImage[]): Buffer {
  const head = Buffer.alloc(HEADER + ENTRY * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach(({ edge, png }, index) => {
    const at = HEADER + ENTRY * index;
    // 0 stands for 256.
    head.writeUInt8(edge % 256, at);
    head.writeUInt8(edge % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}
