import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { writeMotionPhoto } from '../fixtures/odd-photos.ts';
import { askQuestion, SOON } from './ask-question.ts';
import { findViolations } from './find-violations.ts';
import { openWindow } from './open-window.ts';
import { namePhotos, type PhotoNames } from './shown-photos.ts';

const KNOWN = { width: 2_000, height: 1_500 };
const RED = [220, 30, 30];
const GREEN = [30, 180, 30];
const BLUE = [30, 60, 220];
const WHITE = [240, 240, 240];

/** The colour of one pixel of the known picture: no two of it are alike. */
function knownColour(x: number, y: number): number[] {
  return [x % 256, y % 256, Math.floor(x / 256) * 16 + Math.floor(y / 256)];
}

async function writeKnownPicture(path: string): Promise<void> {
  const pixels = Buffer.alloc(KNOWN.width * KNOWN.height * 3);
  for (let y = 0; y < KNOWN.height; y++) for (let x = 0; x < KNOWN.width; x++) pixels.set(knownColour(x, y), (y * KNOWN.width + x) * 3);
  await sharp(pixels, { raw: { ...KNOWN, channels: 3 } }).png({ compressionLevel: 1 }).toFile(path);
}

/** A picture stored sideways whose upright quarters are red and green above, blue and white below. */
async function writeTurnedPicture(path: string): Promise<void> {
  const block = (background: number[]) => ({ create: { width: 300, height: 200, channels: 3 as const, background: { r: background[0] ?? 0, g: background[1] ?? 0, b: background[2] ?? 0 } } });
  const quarters = [[RED, 0, 0], [GREEN, 300, 0], [BLUE, 0, 200], [WHITE, 300, 200]] as const;
  const parts = await Promise.all(quarters.map(async ([colour, left, top]) => ({ input: await sharp(block(colour)).png().toBuffer(), left, top })));
  const upright = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#000' } }).composite(parts).png().toBuffer();
  await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toFile(path);
}

const at = openWindow({
  samples: ['2016'],
  async prepare(photos) {
    await mkdir(join(photos, 'made'), { recursive: true });
    await writeKnownPicture(join(photos, 'made', 'known.png'));
    await writeTurnedPicture(join(photos, 'made', 'turned.jpg'));
    await writeMotionPhoto(join(photos, 'made', 'motion.jpg'));
  },
});

let names: PhotoNames;
beforeAll(async () => {
  names = await namePhotos(at.photos);
});

function idOf(name: string): string {
  const found = [...names].find(([, path]) => path.endsWith(name));
  if (!found) throw new Error(`no photo ${name}`);
  return found[0];
}

async function openPhoto(page: Page, name: string): Promise<void> {
  await page.evaluate((id) => (location.hash = `#/photos?photo=${id}`), idOf(name));
  await page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
}

/** The box of the full picture on the screen. */
async function pictureBox(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const picture = page.locator('[data-stage] img[data-full]');
  await picture.waitFor();
  const box = await picture.boundingBox();
  if (!box) throw new Error('the picture is not on the screen');
  return box;
}

/** Colours of points of the window, RGB, as they are painted. */
async function coloursAt(page: Page, points: readonly (readonly [number, number])[]): Promise<number[][]> {
  const { data, info } = await sharp(await page.screenshot()).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return points.map(([x, y]) => [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)]);
}

const openId = (page: Page): string | null => new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('photo');

it('shows a picture whole, and at 100 % every pixel of it on a pixel of the screen', async () => {
  const { page } = at;
  await openPhoto(page, 'known.png');
  const whole = await pictureBox(page);
  expect(whole.width).toBeLessThanOrEqual(1_280);
  expect(whole.width / whole.height).toBeCloseTo(KNOWN.width / KNOWN.height, 2);
  await page.keyboard.press('z');
  await expect.poll(async () => (await pictureBox(page)).width, SOON).toBe(KNOWN.width);
  const box = await pictureBox(page);
  const points = [[300, 300], [641, 402], [900, 517]] as const;
  await expect.poll(() => coloursAt(page, points), SOON).toEqual(points.map(([x, y]) => knownColour(x - box.x, y - box.y)));
  await page.keyboard.press('Shift+Z');
  await expect.poll(async () => await pictureBox(page), SOON).toEqual(whole);
});

it('zooms around the pointer, and is dragged to its edges and no further', async () => {
  const { page } = at;
  await openPhoto(page, 'known.png');
  const whole = await pictureBox(page);
  // From here on it is larger than the window both ways: before, it is kept in the middle.
  await page.keyboard.press('z');
  await expect.poll(async () => (await pictureBox(page)).width, SOON).toBe(KNOWN.width);
  const under = async () => {
    const box = await pictureBox(page);
    return { x: ((420 - box.x) / box.width) * KNOWN.width, y: ((260 - box.y) / box.height) * KNOWN.height, width: box.width };
  };
  const before = await under();
  await page.mouse.move(420, 260);
  for (let turn = 0; turn < 3; turn++) await page.mouse.wheel(0, -200);
  await expect.poll(async () => (await under()).width, SOON).toBeGreaterThan(before.width * 1.9);
  const after = await under();
  expect(Math.abs(after.x - before.x)).toBeLessThan(3);
  expect(Math.abs(after.y - before.y)).toBeLessThan(3);
  await page.mouse.down();
  await page.mouse.move(1_200, 700, { steps: 3 });
  await page.mouse.up();
  for (let times = 0; times < 20; times++) await page.keyboard.press('Shift+ArrowLeft');
  for (let times = 0; times < 20; times++) await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(async () => await pictureBox(page), SOON).toMatchObject({ x: 0, y: 0 });
  // A double click goes back to the picture whole.
  await page.mouse.dblclick(420, 260);
  await expect.poll(async () => (await under()).width, SOON).toBe(whole.width);
});

it('gives stars by digits, as the grid does', async () => {
  const { page } = at;
  await openPhoto(page, 'known.png');
  const whole = await pictureBox(page);
  const pressed = (stars: string): Promise<string | null> => page.getByRole('button', { name: stars, exact: true }).getAttribute('aria-pressed');
  await page.keyboard.press('i');
  await page.keyboard.press('2');
  await expect.poll(() => pressed('2 stars'), SOON).toBe('true');
  expect(await pressed('3 stars')).toBe('false');
  await page.keyboard.press('0');
  await expect.poll(() => pressed('1 star'), SOON).toBe('false');
  await page.keyboard.press('i');
  await expect.poll(async () => await pictureBox(page), SOON).toEqual(whole);
});

it('shows a sideways picture upright, and turned by the person', async () => {
  const { page } = at;
  await openPhoto(page, 'turned.jpg');
  const corners = async () => {
    const { x, y, width, height } = await pictureBox(page);
    const points = [[0.25, 0.3], [0.75, 0.3], [0.25, 0.7], [0.75, 0.7]].map(([right = 0, down = 0]): [number, number] => [Math.round(x + width * right), Math.round(y + height * down)]);
    return (await coloursAt(page, points)).map((colour) => [RED, GREEN, BLUE, WHITE].findIndex((wanted) => wanted.every((value, index) => Math.abs(value - (colour[index] ?? 0)) < 12)));
  };
  await expect.poll(corners, SOON).toEqual([0, 1, 2, 3]);
  await page.keyboard.press('r');
  await expect.poll(corners, SOON).toEqual([2, 0, 3, 1]);
  const { width, height } = await pictureBox(page);
  expect(height).toBeGreaterThan(width);
  await page.keyboard.press('Shift+R');
  await expect.poll(corners, SOON).toEqual([0, 1, 2, 3]);
});

it('is walked by keys from the first photo to the last, and Back closes it over the same photo of the grid', async () => {
  const { page } = at;
  const tile = page.locator('[role="gridcell"]').nth(2);
  await tile.click();
  await page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
  const opened = openId(page);
  await page.keyboard.press('ArrowRight');
  expect(openId(page)).not.toBe(opened);
  await page.keyboard.press('ArrowLeft');
  expect(openId(page)).toBe(opened);
  await page.keyboard.press('End');
  const last = openId(page);
  await page.keyboard.press('ArrowRight');
  expect(openId(page)).toBe(last);
  await page.getByRole('status').filter({ hasText: `${names.size} of ${names.size}` }).waitFor();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  const shown = openId(page);
  // However many photos were looked at, one step back leads to the grid.
  await page.goBack();
  await expect.poll(async () => await page.getByRole('dialog').count(), SOON).toBe(0);
  await expect.poll(async () => await page.evaluate(() => document.activeElement?.querySelector('img')?.dataset['id']), SOON).toBe(shown);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(async () => await page.getByRole('dialog').count(), SOON).toBe(0);
});

it('keeps the focus inside, though the page lies under it', async () => {
  const { page } = at;
  await openPhoto(page, 'DSC_0121.jpg');
  await page.keyboard.press('i');
  await page.getByRole('complementary', { name: 'Information' }).waitFor();
  for (let times = 0; times < 40; times++) {
    await page.keyboard.press('Tab');
    await expect.poll(() => page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('[data-viewer]') !== null), SOON).toBe(true);
  }
});

it('tells what is known of a photo, and asks for its folder', async () => {
  const { page } = at;
  await openPhoto(page, 'DSC_0121.jpg');
  await page.keyboard.press('i');
  const info = page.getByRole('complementary', { name: 'Information' });
  for (const text of ['Bilbao, Basque Country, Spain', '16:44:33', 'Albumen Sample One', 'f/2.8', '1/125 s', 'ISO 200', '959 × 1440', 'JPEG', 'DSC_0121.jpg']) await info.getByText(text).first().waitFor();
  await info.getByRole('application', { name: 'Map of where it was taken' }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await info.getByRole('button', { name: '4 stars' }).click();
  await expect.poll(async () => await info.getByRole('button', { name: '4 stars' }).getAttribute('aria-pressed'), SOON).toBe('true');
  await info.getByRole('button', { name: join(at.photos, '2016') }).click();
  await expect.poll(() => page.url(), SOON).toContain('#/search?q=path');
  await expect.poll(async () => await page.locator('[role="gridcell"]').count(), SOON).toBe(4);
});

it('says why a photo answers the question that it came from', async () => {
  const { page } = at;
  await askQuestion(page, 'two dogs');
  await page.locator('[role="gridcell"]').first().click();
  await page.keyboard.press('i');
  const reasons = page.getByRole('region', { name: 'Why it matches' });
  await reasons.getByText('two dogs').waitFor();
  await reasons.getByText(/A clear match|Less sure/).waitFor();
  await page.getByRole('button', { name: 'More like this' }).click();
  await expect.poll(() => page.url(), SOON).toMatch(/q=two\+dogs&like=[0-9a-f]{32}/);
});

it('shows the thumbnail, and says so, where the full picture cannot be had', async () => {
  const { page } = at;
  at.allowErrors(/Failed to load resource/);
  await page.route('**/media/display/**', (route) => route.abort());
  await openPhoto(page, 'known.png');
  await page.getByRole('alert').getByText('cannot be shown here at full size').waitFor();
  expect(await page.locator('[data-stage] img').first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
});

it('plays the moving part of a motion photo by its key', async () => {
  const { page } = at;
  await openPhoto(page, 'motion.jpg');
  await pictureBox(page);
  await page.keyboard.press('m');
  const clip = page.getByLabel('Moving photo', { exact: true });
  await expect.poll(async () => await clip.evaluate((film: HTMLVideoElement) => film.currentTime), SOON).toBeGreaterThan(0.2);
  // It ends by itself, and the photo is there again.
  await expect.poll(async () => await clip.count(), SOON).toBe(0);
});

it('goes on by itself in the slideshow, until a key stops it', async () => {
  const { page } = at;
  await openPhoto(page, 'DSC_0121.jpg');
  const first = openId(page);
  await page.keyboard.press('s');
  await expect.poll(() => openId(page), SOON).not.toBe(first);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog', { name: 'Photo viewer' }).count(), SOON).toBe(1);
});

it('is swiped to the next photo by a finger', async () => {
  const page = await at.newPage({ hasTouch: true, viewport: { width: 390, height: 780 } });
  await openPhoto(page, 'DSC_0121.jpg');
  await pictureBox(page);
  const first = openId(page);
  const line = await page.context().newCDPSession(page);
  const touch = async (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number): Promise<void> => {
    await line.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: 400 }] });
  };
  await touch('touchStart', 300);
  for (let x = 280; x >= 60; x -= 20) await touch('touchMove', x);
  await touch('touchEnd', 60);
  await expect.poll(() => openId(page), SOON).not.toBe(first);
});

it('has no fault that axe finds, on a narrow window and in the dark too', async () => {
  for (const context of [{ viewport: { width: 360, height: 720 } }, { colorScheme: 'dark' as const }]) {
    const page = await at.newPage(context);
    await openPhoto(page, 'DSC_0121.jpg');
    await pictureBox(page);
    expect(await findViolations(page)).toEqual([]);
  }
});
