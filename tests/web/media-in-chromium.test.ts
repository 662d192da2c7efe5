import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { photoUrl } from '../../shared/photo-url.ts';
import { writeOddPhotos } from '../fixtures/odd-photos.ts';
import { openDoor } from '../fixtures/open-door.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';
import { launchChromium } from './launch-chromium.ts';

let browser: Browser;
let rendererDir: string;
beforeAll(async () => {
  rendererDir = await mkdtemp(join(tmpdir(), 'albumen-blank-'));
  browser = await launchChromium();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await rm(rendererDir, { recursive: true });
});

interface Seen {
  readonly width: number;
  readonly height: number;
  /** Mean colours of a grid of 6 x 4 cells, RGB. */
  readonly cells: readonly number[];
}

/** What the browser shows of a picture: its size and its colours, as a person would see them. */
async function see(page: Page, url: string): Promise<Seen> {
  return await page.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = new OffscreenCanvas(6, 4);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, 6, 4);
    return { width: image.naturalWidth, height: image.naturalHeight, cells: [...context.getImageData(0, 0, 6, 4).data].filter((_, i) => i % 4 !== 3) };
  }, url);
}

/** Mean difference of two pictures' cells, 0 to 255. */
const apart = (a: Seen, b: Seen): number => a.cells.reduce((sum, value, i) => sum + Math.abs(value - (b.cells[i] ?? 0)), 0) / a.cells.length;

it('every kind of photo is shown upright and in its colours, as its thumbnail is', async () => {
  const { engine, photos } = await testLibrary([]);
  await mkdir(photos, { recursive: true });
  const odd = await writeOddPhotos(photos);
  await engine.indexLibrary({ folders: [photos] });
  const { results } = await engine.searchPhotos({ text: 'path:photos', limit: 1000 });
  const { door } = await openDoor(engine, rendererDir);
  const page = await browser.newPage();
  await page.goto(door.url);
  const wrong: unknown[] = [];
  for (const { name } of odd) {
    const result = results.find(({ path }) => path?.endsWith(`/${name}`));
    if (result === undefined) throw new Error(`${name} was not indexed`);
    const [thumb, display] = [await see(page, photoUrl(result.id, 'thumb', { version: result.id })), await see(page, photoUrl(result.id, 'display'))];
    const isWide = thumb.width > thumb.height;
    if (display.width > display.height !== isWide || apart(thumb, display) > 12) wrong.push([name, apart(thumb, display), display.width, display.height]);
  }
  expect(wrong).toEqual([]);
  await page.close();
}, 180_000);

it('a picture in a tab of its own is shown, and nothing in it runs', async () => {
  const { engine, photos } = await testLibrary([]);
  await mkdir(photos, { recursive: true });
  await sharp({ create: { width: 40, height: 20, channels: 3, background: '#a00' } }).jpeg().toFile(join(photos, '<img src=x onerror=alert(1)>.jpg'));
  await engine.indexLibrary({ folders: [photos] });
  const [photo] = (await engine.searchPhotos({ text: 'path:photos' })).results;
  const { door } = await openDoor(engine, rendererDir);
  const page = await browser.newPage();
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(door.url);
  await page.goto(new URL(photoUrl(photo?.id ?? '', 'original'), door.url).href);
  expect(await page.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(40);
  expect(await page.evaluate(() => self.origin)).toBe('null');
  expect(dialogs).toEqual([]);
  const saving = page.waitForEvent('download');
  await page.goto(new URL(photoUrl(photo?.id ?? '', 'original', { download: true }), door.url).href).catch(() => undefined);
  expect((await saving).suggestedFilename()).toMatch(/^.img src=x onerror=alert\(1\).+\.jpg$/);
  await page.close();
}, 120_000);

it('a film plays in the window and in a tab of its own, and can be skipped through', async () => {
  const { engine, photos } = await testLibrary([]);
  await mkdir(photos, { recursive: true });
  for (const name of ['film.webm', 'film.mkv']) await copyFile(join(REPOSITORY, 'tests', 'fixtures', 'photos', name), join(photos, name));
  await engine.indexLibrary({ folders: [photos] });
  const { results } = await engine.searchPhotos({ text: 'path:photos' });
  const { door } = await openDoor(engine, rendererDir);
  const page = await browser.newPage();
  for (const name of ['film.webm', 'film.mkv']) {
    const id = results.find(({ path }) => path?.endsWith(name))?.id ?? '';
    await page.goto(door.url);
    const seconds = await page.evaluate(async (address) => {
      const video = document.createElement('video');
      video.src = address;
      await new Promise((resolve, reject) => {
        video.onloadeddata = resolve;
        video.onerror = () => reject(new Error(video.error?.message));
      });
      const sought = new Promise((resolve) => (video.onseeked = resolve));
      video.currentTime = 0.3;
      await sought;
      return [video.videoWidth > 0, video.currentTime];
    }, photoUrl(id, 'display'));
    expect([name, seconds]).toEqual([name, [true, 0.3]]);
  }
  await page.goto(new URL(photoUrl(results.find(({ path }) => path?.endsWith('.webm'))?.id ?? '', 'original'), door.url).href);
  await expect.poll(() => page.locator('video').evaluate((video) => (video as HTMLVideoElement).readyState)).toBeGreaterThanOrEqual(2);
  await page.close();
}, 120_000);
