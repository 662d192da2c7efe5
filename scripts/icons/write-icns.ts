import type { IconImage } from './write-ico.ts';

/** Kinds of entries that hold a PNG, by their edge in pixels; `ic11` to `ic14` are the same sizes for Retina screens. */
const KINDS: Readonly<Record<number, readonly string[]>> = {
  32: ['ic11'], 64: ['ic12'], 128: ['ic07'], 256: ['ic08', 'ic13'], 512: ['ic09', 'ic14'], 1024: ['ic10'],
};

/** A macOS icon that holds PNGs. Source: the ICNS format, as in Apple's IconStorage.h; sizes it has no kind for are left out. */
export function writeIcns(images: readonly IconImage[]): Buffer {
  const entries = images.flatMap(({ edge, png }) => (KINDS[edge] ?? []).map((kind) => block(kind, png)));
  return block('icns', Buffer.concat(entries));
}

function block(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(content.length + head.length, 4);
  return Buffer.concat([head, content]);
}
