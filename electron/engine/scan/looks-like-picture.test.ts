import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { looksLikePicture } from './looks-like-picture.ts';

const samples = join(import.meta.dirname, '../../../resources/sample-photos');
const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

test('knows real pictures by their first 32 bytes', async () => {
  const pixel = sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } });
  const made = await Promise.all([pixel.clone().tiff(), pixel.clone().gif(), pixel.clone().avif()].map((image) => image.toBuffer()));
  const real = ['2016/DSC_0107.jpg', '2019/astronaut.png', '2019/coffee.webp'].map((name) => readFileSync(join(samples, name)));
  for (const file of [...made, ...real]) expect(looksLikePicture(file.subarray(0, 32))).toBe(true);
});

test('is not fooled by text, sound or short files', () => {
  const others = ['', 'BM', 'BMW service history, 2019 to 2024', 'hello', 'II', '\0\0\0\x20ftypM4A \0\0\0\0', 'RIFF\0\0\0\0WAVEfmt ', '%PDF-1.7', '\xff\xfb\x90'];
  expect(others.filter((text) => looksLikePicture(bytes(text)))).toEqual([]);
});
