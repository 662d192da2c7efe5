import type { Picture } from './sharp-codec.ts';

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;
const HEADER_BYTES = 8;

/**
 * An uncompressed TIFF file of a picture with an ICC profile: the way to hand libvips pixels in another colour space.
 * Source: TIFF 6.0, baseline RGB; the profile's tag is from ICC.1, annex B.
 */
export function tiffWithProfile({ data, width, height, channels }: Picture, profile: Uint8Array): Uint8Array {
  const bitsAt = HEADER_BYTES;
  const profileAt = bitsAt + 8;
  const pixelsAt = profileAt + profile.length + (profile.length % 2);
  const directoryAt = pixelsAt + data.length + (data.length % 2);
  const entries: [tag: number, type: number, count: number, value: number][] = [
    [0x100, LONG, 1, width],
    [0x101, LONG, 1, height],
    [0x102, SHORT, channels, bitsAt],
    [0x103, SHORT, 1, 1],
    [0x106, SHORT, 1, 2],
    [0x111, LONG, 1, pixelsAt],
    [0x115, SHORT, 1, channels],
    [0x116, LONG, 1, height],
    [0x117, LONG, 1, data.length],
  ];
  // Unassociated alpha.
  if (channels === 4) entries.push([0x152, SHORT, 1, 2]);
  entries.push([0x8773, UNDEFINED, profile.length, profileAt]);

  const file = Buffer.alloc(directoryAt + 2 + entries.length * 12 + 4);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(directoryAt, 4);
  for (let i = 0; i < channels; i++) file.writeUInt16LE(8, bitsAt + i * 2);
  file.set(profile, profileAt);
  file.set(data, pixelsAt);
  file.writeUInt16LE(entries.length, directoryAt);
  for (const [i, [tag, type, count, value]] of entries.entries()) {
    const at = directoryAt + 2 + i * 12;
    file.writeUInt16LE(tag, at);
    file.writeUInt16LE(type, at + 2);
    file.writeUInt32LE(count, at + 4);
    file.writeUInt32LE(value, at + 8);
  }
  return file;
}
