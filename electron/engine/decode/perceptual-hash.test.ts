import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { PixelSpec } from './decoded-photo.ts';
import { makeOutputs, type PictureOutputs } from './make-outputs.ts';
import { hammingDistance, HASH_SIDE, orientationHashes } from './perceptual-hash.ts';
import { readHeader } from './sharp-codec.ts';

const SAMPLES = join(import.meta.dirname, '../../../resources/sample-photos');
const SPEC: PixelSpec = { width: 32, height: 32, resize: 'squash', kernel: 'cubic', background: [255, 255, 255] };

async function outputs(bytes: Uint8Array): Promise<PictureOutputs> {
  const header = await readHeader(bytes);
  return await makeOutputs({ bytes }, header, SPEC);
}

test('each bit says whether a cell is darker than its right neighbour', () => {
  const brighterToTheRight = Uint8Array.from({ length: HASH_SIDE * HASH_SIDE }, (_, i) => (i % HASH_SIDE) * 20);
  const [own, mirrored] = orientationHashes(brighterToTheRight);
  expect([own, mirrored]).toEqual(['ffffffffffffffff', '0000000000000000']);
});

test('counts the bits that differ', () => {
  expect(hammingDistance('0000000000000000', 'ffffffffffffffff')).toBe(64);
  expect(hammingDistance('8000000000000001', '0000000000000000')).toBe(2);
  expect(hammingDistance('80000000a0000001', '0000000080000000')).toBe(3);
  expect(hammingDistance('123456789abcdef0', '123456789abcdef0')).toBe(0);
});

test('a photo that was turned or mirrored without loss is among the eight orientations, exactly', async () => {
  const photo = await sharp(join(SAMPLES, '2018/IMG_2201.jpg')).resize(480, 320).png().toBuffer();
  const { orientationHashes: before } = await outputs(photo);
  for (const edit of [sharp(photo).rotate(90), sharp(photo).rotate(180), sharp(photo).rotate(270), sharp(photo).flop(), sharp(photo).flip()]) {
    const now = await outputs(await edit.png().toBuffer());
    expect(before.map((hash) => hammingDistance(hash, now.perceptualHash as string)).some((bits) => bits <= 1)).toBe(true);
    expect(now.orientationHashes.map((hash) => hammingDistance(hash, before[0] as string)).some((bits) => bits <= 1)).toBe(true);
  }
});

test('a smaller re-encoding stays near, another photo does not', async () => {
  const hash = async (name: string): Promise<string> => (await outputs(await sharp(join(SAMPLES, name)).toBuffer())).perceptualHash as string;
  const original = await hash('2016/DSC_0107.jpg');
  expect(hammingDistance(original, await hash('received/IMG-20161024-WA0003.jpg'))).toBeLessThanOrEqual(4);
  for (const other of ['2016/DSC_0111.jpg', '2018/IMG_2201.jpg', '2019/IMG_3240.jpg']) {
    expect(hammingDistance(original, await hash(other))).toBeGreaterThan(12);
  }
});
