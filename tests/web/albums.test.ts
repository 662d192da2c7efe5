import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { askQuestion, SOON } from './ask-question.ts';
import { findViolations } from './find-violations.ts';
import { gridReady, tileAt } from './grid-on-page.ts';
import { openWindow } from './open-window.ts';

const web = openWindow({ samples: ['.'] });
/** An album made by an index run, or a photo that a watched folder brings. */
const LATER = { timeout: 40_000 };
const WEEKEND = 'Weekend in Bilbao, October 2016';

function card(page: Page, name: string): Locator {
  return page.locator('[data-card]').filter({ hasText: name });
}

async function openAlbums(page: Page, rail = 'Albums'): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: rail, exact: true }).click();
  await page.locator('[data-card]').first().waitFor();
}

async function openAlbum(page: Page, name: string): Promise<void> {
  await openAlbums(page);
  await card(page, name).first().click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await gridReady(page);
}

/** Ids of the photos of the grid, in their order. */
async function order(page: Page): Promise<string[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role="gridcell"][data-index]')]
      .sort((a, b) => Number(a.dataset['index']) - Number(b.dataset['index']))
      .map((tile) => tile.querySelector('img')?.dataset['id'] ?? ''),
  );
}

async function makeAlbum(page: Page, name: string, indices: readonly number[]): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: 'Photos' }).click();
  await gridReady(page);
  for (const index of indices) await tileAt(page, index).click({ modifiers: ['Control'] });
  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: `Add ${indices.length} photos to an album` });
  await dialog.getByRole('combobox').fill(name);
  await dialog.getByRole('option', { name: `New album “${name}”` }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText(`Made the album “${name}”`).waitFor();
}

describe('albums that make themselves', () => {
  it('stand by trips, places and years, say why their photos are together, and are walked through in the viewer', async () => {
    const { page } = web;
    await openAlbums(page);
    await page.getByRole('region', { name: 'Trips and events' }).waitFor();
    await page.getByRole('region', { name: 'Places' }).waitFor();
    await card(page, WEEKEND).click();
    await page.getByText(/^4 photos within \d days?/).waitFor();
    await gridReady(page);
    await tileAt(page, 1).click();
    const viewer = page.getByRole('dialog', { name: 'Photo viewer' });
    await expect.poll(() => viewer.getByRole('status').textContent(), SOON).toMatch(/2 of 4$/);
    await page.keyboard.press('End');
    await expect.poll(() => viewer.getByRole('status').textContent(), SOON).toMatch(/4 of 4$/);
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).hash, SOON).toMatch(/^#\/albums\/trip-[0-9a-f]+$/);
    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash, SOON).toBe('#/albums');
    await card(page, WEEKEND).waitFor();
  });

  it('keep the name that a person gives in their place, and take their own again', async () => {
    const { page } = web;
    await openAlbum(page, WEEKEND);
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name of the album' }).fill('Rain and bridges');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Rain and bridges' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Rain and bridges' }).waitFor();
    await page.getByRole('button', { name: 'What to do with the album' }).click();
    await page.getByRole('menuitem', { name: 'Back to its own name' }).click();
    await page.getByRole('heading', { level: 1, name: WEEKEND }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('heading', { level: 1, name: 'Rain and bridges' }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).last().textContent(), SOON).toBe(WEEKEND);
  });

  it('can be taken away and brought back, split, and joined again', async () => {
    const { page } = web;
    await openAlbum(page, WEEKEND);
    await page.getByRole('button', { name: 'What to do with the album' }).click();
    await page.getByRole('menuitem', { name: 'Take this album away' }).click();
    await page.getByRole('button', { name: 'Show all: Taken away' }).click();
    expect(await page.getByRole('region', { name: 'Trips and events' }).getByText(WEEKEND).count()).toBe(0);
    await card(page, WEEKEND).click();
    await page.getByRole('button', { name: 'What to do with the album' }).click();
    await page.getByRole('menuitem', { name: 'Bring this album back' }).click();
    await openAlbum(page, WEEKEND);
    await tileAt(page, 0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Make an album of its own of these' }).click();
    await expect.poll(async () => (await order(page)).length, SOON).toBe(3);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await order(page)).length, SOON).toBe(4);
  });

  it('go into another album for good, which shows their photos too, until that is taken back', async () => {
    const { page } = web;
    await makeAlbum(page, 'Our travels', [0, 1]);
    await openAlbum(page, WEEKEND);
    const photos = await order(page);
    await page.getByRole('button', { name: 'What to do with the album' }).click();
    await page.getByRole('menuitem', { name: 'Merge into another album…' }).click();
    const dialog = page.getByRole('dialog', { name: `Merge “${WEEKEND}” into…` });
    await dialog.getByRole('combobox').fill('travels');
    await dialog.getByRole('option', { name: 'Our travels' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText(`Put “${WEEKEND}” into “Our travels”`).waitFor();
    await page.getByRole('heading', { level: 1, name: 'Our travels' }).waitFor();
    await expect.poll(() => order(page), SOON).toEqual(expect.arrayContaining(photos));
    expect(await order(page)).toHaveLength(photos.length + 2);
    await openAlbums(page);
    expect([await card(page, WEEKEND).count(), await card(page, 'Our travels').textContent()]).toEqual([0, expect.stringContaining('6 photos')]);

    await page.keyboard.press('Control+z');
    await expect.poll(() => card(page, 'Our travels').textContent(), SOON).toContain('2 photos');
    await openAlbum(page, WEEKEND);
    expect(await order(page)).toEqual(photos);
  });

  it('are named beside a photo that is in them', async () => {
    const { page } = web;
    await openAlbum(page, WEEKEND);
    await tileAt(page, 0).click();
    await page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
    await page.keyboard.press('i');
    const info = page.getByRole('complementary', { name: 'Information' });
    await info.getByRole('button', { name: WEEKEND }).click();
    await expect.poll(() => page.url(), SOON).not.toContain('photo=');
    await page.getByRole('heading', { level: 1, name: WEEKEND }).waitFor();
  });

  it('takes the cover that a person chooses', async () => {
    const { page } = web;
    await openAlbum(page, WEEKEND);
    const cover = async (): Promise<string | null> => {
      await openAlbums(page);
      return await card(page, WEEKEND).locator('img').last().getAttribute('src');
    };
    const before = await cover();
    await card(page, WEEKEND).click();
    await gridReady(page);
    const ids = await order(page);
    const other = ids.findIndex((id) => before?.includes(id) === false);
    await tileAt(page, other).focus();
    await page.keyboard.press('Shift+C');
    await page.getByText("Changed the album's cover").waitFor();
    expect(await cover()).toContain(ids[other]);
    await page.keyboard.press('Control+z');
    await expect.poll(cover, SOON).toBe(before);
  });
});

describe('an album made by hand', () => {
  it('is made of a selection, ordered by keys and by dragging, and every step is taken back', async () => {
    const { page } = web;
    await makeAlbum(page, 'The best', [0, 1, 2, 3]);
    await openAlbum(page, 'The best');
    const [a, b, c, d] = await order(page);
    await tileAt(page, 0).focus();
    await page.keyboard.press('Control+ArrowRight');
    await expect.poll(() => order(page), SOON).toEqual([b, a, c, d]);
    await page.keyboard.press('Control+ArrowDown');
    await expect.poll(() => order(page), SOON).toEqual([b, c, d, a]);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(() => order(page), SOON).toEqual([a, b, c, d]);

    const [from, to] = [await tileAt(page, 3).boundingBox(), await tileAt(page, 1).boundingBox()];
    if (!from || !to) throw new Error('the photos are not on the screen');
    await page.mouse.move(from.x + from.width / 2, from.y + 60);
    await page.mouse.down();
    await page.mouse.move(to.x + 8, to.y + 60, { steps: 6 });
    // The drag follows the pointer frame by frame.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.mouse.up();
    await expect.poll(() => order(page), SOON).toEqual([a, d, b, c]);
    expect(page.url()).not.toContain('photo=');
    await page.reload();
    await gridReady(page);
    expect(await order(page)).toEqual([a, d, b, c]);
  });

  it('loses photos that are taken out of it, and gets them back at their place', async () => {
    const { page } = web;
    await makeAlbum(page, 'In order', [0, 1, 2]);
    await openAlbum(page, 'In order');
    const [a, b, c] = await order(page);
    await tileAt(page, 1).focus();
    await page.keyboard.press('Backspace');
    await expect.poll(() => order(page), SOON).toEqual([a, c]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => order(page), SOON).toEqual([a, b, c]);
  });

  it('is deleted without its photos, and comes back by undoing', async () => {
    const { page } = web;
    await makeAlbum(page, 'For a day', [2, 3]);
    await openAlbum(page, 'For a day');
    await page.getByRole('button', { name: 'What to do with the album' }).click();
    await page.getByRole('menuitem', { name: 'Delete the album' }).click();
    await expect.poll(() => new URL(page.url()).hash, SOON).toBe('#/albums');
    await expect.poll(() => card(page, 'For a day').count(), SOON).toBe(0);
    await page.keyboard.press('Control+z');
    await expect.poll(() => card(page, 'For a day').textContent(), SOON).toContain('2 photos');
  });
});

it('a saved question fills itself, and says how much is new until it is looked into', async () => {
  const { page } = web;
  await askQuestion(page, 'type:png');
  await page.getByRole('button', { name: 'Save the question as an album' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save the question as an album' });
  await dialog.getByRole('textbox').fill('Drawings');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Drawings' }).waitFor();
  await gridReady(page);
  const before = (await order(page)).length;
  await openAlbums(page);
  await sharp({ create: { width: 640, height: 480, channels: 3, background: '#3c7a52' } }).png().toFile(join(web.photos, 'new.png'));
  await expect.poll(() => card(page, 'Drawings').textContent(), LATER).toContain('1 new');
  await card(page, 'Drawings').click();
  await page.getByText('1 new since you last looked').waitFor();
  await expect.poll(async () => (await order(page)).length, SOON).toBe(before + 1);
  await page.goBack();
  await expect.poll(() => card(page, 'Drawings').textContent(), SOON).not.toContain('new');
});

it('is used by the keyboard alone', async () => {
  const { page } = web;
  await page.keyboard.press('Alt+5');
  await page.locator('[data-card]').first().waitFor();
  await page.locator('[data-card]').first().focus();
  await page.keyboard.press('ArrowRight');
  const name = await page.evaluate(() => document.activeElement?.getAttribute('data-card'));
  expect(name).toBe(await page.locator('[data-card]').nth(1).getAttribute('data-card'));
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash, SOON).toMatch(/^#\/albums\/./);
});

it('calls albums by their German names in a German window', async () => {
  const page = await web.newPage({ locale: 'de-DE' });
  await openAlbums(page, 'Alben');
  await card(page, 'Wochenende in Bilbao, Oktober 2016').click();
  await expect.poll(() => page.getByText(/^4 Fotos innerhalb von \d Tag/).count(), SOON).toBe(1);
});

it('has no fault that axe finds, in light and dark, wide and narrow', async () => {
  for (const context of [{}, { colorScheme: 'dark' as const }, { viewport: { width: 360, height: 720 } }]) {
    const page = await web.newPage(context);
    await openAlbums(page);
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(await page.evaluate(() => innerWidth));
    await openAlbum(page, WEEKEND);
    expect(await findViolations(page)).toEqual([]);
    await tileAt(page, 0).focus();
    await page.keyboard.press('a');
    await page.getByRole('dialog').getByRole('combobox').waitFor();
    expect(await findViolations(page)).toEqual([]);
  }
});
