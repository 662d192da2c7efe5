import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { comparePictures } from '../../electron/engine/decode/compare-pictures.ts';
import { judgePixels } from '../../electron/engine/duplicates/judge-pair.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';
import { EDITS } from './generated-edits.ts';
import { screenshot, textPage } from './made-pages.ts';

/** Judge two pictures by their thumbnails, as an index run makes them. */
async function judge(a: Buffer, b: Buffer): Promise<'same' | 'near' | null> {
  const folder = await temporaryFolder();
  const [one, other] = [join(folder, 'a.webp'), join(folder, 'b.webp')];
  for (const [picture, path] of [[a, one], [b, other]] as const) {
    await writeFile(path, await sharp(picture).resize(512, 512, { fit: 'inside', withoutEnlargement: true }).webp({ quality: 78 }).toBuffer());
  }
  const [compared] = await comparePictures({ pairs: [{ a: one, b: other }] });
  return compared && compared !== 'unlike' ? judgePixels(compared) : null;
}

async function upright(name: string): Promise<{ data: Buffer; info: { width: number; height: number } }> {
  return await sharp(join(SAMPLES, name)).autoOrient().png({ compressionLevel: 0 }).toBuffer({ resolveWithObject: true });
}

test.each(EDITS)('$name belongs in tier $tier', async ({ make, tier }) => {
  const { data, info } = await upright('2016/DSC_0121.jpg');
  expect(await judge(data, await make(data, info))).toBe(tier);
});

test('two shots of one thing moments apart are neither', async () => {
  const [first, second] = [await upright('2020/20201017_100211.jpg'), await upright('2020/20201017_100213.jpg')];
  expect(await judge(first.data, second.data)).toBeNull();
});

test('two pages of text in one layout are neither', async () => {
  expect(await judge(await textPage(1), await textPage(2))).toBeNull();
});

test('two screens of one program are neither, and one number that differs is enough not to be the same', async () => {
  expect(await judge(await screenshot(1), await screenshot(2))).toBeNull();
  expect(await judge(await screenshot(1), await screenshot(1, 4))).not.toBe('same');
  expect(await judge(await screenshot(1), await sharp(await screenshot(1)).jpeg({ quality: 60 }).toBuffer())).toBe('same');
});

test('pictures without anything on them are never called alike', async () => {
  const grey = (value: number): Promise<Buffer> => sharp({ create: { width: 400, height: 300, channels: 3, background: { r: value, g: value, b: value } } }).png().toBuffer();
  expect(await judge(await grey(120), await grey(120))).toBeNull();
});

test('a thumbnail that is missing or damaged is no match, and stops nothing', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'a.webp');
  await writeFile(path, 'no picture');
  expect(await comparePictures({ pairs: [{ a: path, b: join(folder, 'none.webp') }] })).toEqual([null]);
});
