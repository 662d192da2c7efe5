import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { makeRaw } from '../fixtures/photos/make-raw.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { FIXTURES } from './decode-file.ts';

export interface HostileFile {
  readonly name: string;
  readonly bytes: Buffer;
}

const EXTENSIONS = ['jpg', 'png', 'heic', 'tif', 'gif', 'webp', 'avif', 'bmp', 'dng', 'nef', 'cr3', 'mp4', 'mov', 'mkv', 'txt'];

/**
 * Damaged, mislabelled and malicious files, the same for the same seed: a third cut at a random point, a third with 1 to
 * 200 bytes changed (half of those near the front, where the sizes stand), the rest garbage, spliced halves, wrong names
 * and bombs.
 */
export async function makeHostileFiles(count: number, seed: number): Promise<HostileFile[]> {
  const random = seededRandom(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const wholes = await wholeFiles();
  const bombs = await makeBombs();
  const kinds = [
    (): HostileFile => cut(pick(wholes)),
    (): HostileFile => flip(pick(wholes), 1),
    (): HostileFile => cut(pick(wholes)),
    (): HostileFile => flip(pick(wholes), 0.02),
    (): HostileFile => splice(pick(wholes), pick(wholes)),
    (): HostileFile => ({ name: `garbage.${pick(EXTENSIONS)}`, bytes: garbage(Math.floor(random() * 5_000)) }),
    (): HostileFile => ({ name: `${pick(wholes).name}.${pick(EXTENSIONS)}`, bytes: pick(wholes).bytes }),
  ];
  function cut({ name, bytes }: HostileFile): HostileFile {
    return { name: `cut-${name}`, bytes: bytes.subarray(0, Math.floor(random() ** 2 * bytes.length)) };
  }
  function flip({ name, bytes }: HostileFile, front: number): HostileFile {
    const changed = Buffer.from(bytes);
    const reach = Math.max(64, Math.floor(changed.length * front));
    for (let left = 1 + Math.floor(random() ** 3 * 200); left > 0; left--) changed[Math.floor(random() * Math.min(reach, changed.length))] = Math.floor(random() * 256);
    return { name: `flipped-${name}`, bytes: changed };
  }
  function splice(a: HostileFile, b: HostileFile): HostileFile {
    const [front, back] = [Math.floor(random() * a.bytes.length), Math.floor(random() * b.bytes.length)];
    return { name: `spliced-${a.name}`, bytes: Buffer.concat([a.bytes.subarray(0, front), b.bytes.subarray(back)]) };
  }
  function garbage(length: number): Buffer {
    const bytes = Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)));
    // Half of it begins as a picture would.
    if (random() < 0.5) pick(wholes).bytes.copy(bytes, 0, 0, 16);
    return bytes;
  }
  const files = [...bombs];
  while (files.length < count) files.push((kinds[files.length % kinds.length] as () => HostileFile)());
  return files.map(({ name, bytes }, i) => ({ name: `${String(i).padStart(3, '0')}-${name}`, bytes }));
}

/** One small whole file of every kind. */
async function wholeFiles(): Promise<HostileFile[]> {
  const small = sharp(join(FIXTURES, 'source.jpg')).resize(240, 160);
  const read = async (name: string): Promise<HostileFile> => ({ name, bytes: await readFile(join(FIXTURES, name)) });
  const make = async (name: string, image: Sharp): Promise<HostileFile> => ({ name, bytes: await image.toBuffer() });
  const jpeg = await small.clone().jpeg().withMetadata({ orientation: 6 }).toBuffer();
  return [
    { name: 'photo.jpg', bytes: jpeg },
    await make('progressive.jpg', small.clone().jpeg({ progressive: true })),
    await make('cmyk.jpg', small.clone().toColourspace('cmyk').withIccProfile('cmyk').resize(40, 30).jpeg()),
    await make('photo.png', small.clone().withIccProfile('p3').png()),
    await make('interlaced.png', small.clone().png({ progressive: true, palette: true })),
    await make('photo.webp', small.clone().webp()),
    await make('photo.tif', small.clone().tiff({ compression: 'lzw' })),
    await make('tiled.tif', small.clone().tiff({ compression: 'jpeg', tile: true, pyramid: true })),
    await make('photo.gif', small.clone().resize(100, 60).gif()),
    await make('photo.avif', small.clone().avif({ effort: 0 })),
    ...(await Promise.all(['photo.heic', 'turned.heic', 'display-p3-nclx.heic', 'bmp-pal8.bmp', 'bmp-rgb565le.bmp', 'film.mp4', 'film.mov', 'film.webm'].map(read))),
    ...(['dng', 'nef', 'cr3', 'raf'] as const).map((format) => ({ name: `photo.${format}`, bytes: makeRaw(format, jpeg, 6) })),
  ];
}

/** Small files that unfold, or claim to unfold, to far more. */
async function makeBombs(): Promise<HostileFile[]> {
  const heic = await readFile(join(FIXTURES, 'photo.heic'));
  const size = heic.indexOf('ispe', 0, 'latin1');
  heic.writeUInt32BE(60_000, size + 8);
  heic.writeUInt32BE(60_000, size + 12);
  const jpeg = await readFile(join(FIXTURES, 'source.jpg'));
  jpeg.writeUInt16BE(65_500, jpeg.indexOf(Buffer.from([0xff, 0xc0])) + 5);
  return [
    // 8,000 x 8,000 real white pixels in 60 kB: within the limits, and decoded a few rows at a time.
    { name: 'white.png', bytes: makePng(8_000, 8_000) },
    { name: 'claim.png', bytes: makePng(40_000, 40_000, 10) },
    { name: 'wide.png', bytes: makePng(2_000_000_000, 1, 1) },
    { name: 'tall.jpg', bytes: jpeg },
    { name: 'claim.heic', bytes: heic },
    { name: 'run-lengths.bmp', bytes: makeRunLengthBomb() },
    { name: 'empty.jpg', bytes: Buffer.alloc(0) },
    { name: 'deep.svg', bytes: Buffer.from(`<!DOCTYPE svg [<!ENTITY a "${'x'.repeat(1000)}">]><svg>${'<g>'.repeat(5_000)}</svg>`) },
    { name: 'xmp-bomb.jpg', bytes: await jpegWithXmpBomb() },
  ];
}

function makePng(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = deflateSync(Buffer.alloc(Math.min(rows * (width + 1), 80_000_000), 255), { level: 1 });
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(type: string, content: Buffer): Buffer {
  const bytes = Buffer.alloc(12 + content.length);
  bytes.writeUInt32BE(content.length, 0);
  bytes.write(type, 4, 'latin1');
  content.copy(bytes, 8);
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + content.length)), 8 + content.length);
  return bytes;
}

function crc32(bytes: Buffer): number {
  let crc = 0xffff_ffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb8_8320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

function makeRunLengthBomb(): Buffer {
  const bytes = Buffer.alloc(60);
  bytes.write('BM', 'latin1');
  bytes.writeUInt32LE(54, 10);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(14_000, 18);
  bytes.writeInt32LE(14_000, 22);
  bytes.set([1, 0, 8, 0, 1], 26);
  bytes.set([255, 1, 0, 1], 54);
  return bytes;
}

/** XMP whose entities would unfold to gigabytes. */
async function jpegWithXmpBomb(): Promise<Buffer> {
  const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join('');
  const xmp = `http://ns.adobe.com/xap/1.0/\0<!DOCTYPE x [<!ENTITY e0 "boom">${entities}]><x:xmpmeta xmlns:x="adobe:ns:meta/">&e9;</x:xmpmeta>`;
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(xmp.length + 2, 2);
  const jpeg = await readFile(join(FIXTURES, 'source.jpg'));
  return Buffer.concat([jpeg.subarray(0, 2), segment, Buffer.from(xmp, 'latin1'), jpeg.subarray(2)]);
}
