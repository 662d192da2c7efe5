import type { Page } from 'playwright-core';
import { NARROW, type Shot } from './screen-shot.ts';

/** Albums and tags of a library of samples. What one makes, the next ones find: they are taken in this order. */
export const SORTING_SHOTS: readonly Shot[] = [
  { name: 'albums', at: '/albums' },
  { name: 'albums-german', at: '/albums', locale: 'de-DE' },
  { name: 'albums-narrow', at: '/albums', viewport: NARROW },
  { name: 'album', at: '/albums', act: (page) => openAlbum(page, 'Weekend in Bilbao') },
  { name: 'album-menu', at: '/albums', act: openAlbumMenu },
  { name: 'album-narrow', at: '/albums', viewport: NARROW, act: (page) => openAlbum(page, 'Weekend in Bilbao') },
  { name: 'add-to-album', at: '/photos', act: async (page) => await selectThenPress(page, 'a') },
  { name: 'save-question', at: '/search?q=fruit', act: async (page) => await page.keyboard.press('Control+s') },
  { name: 'album-own', at: '/photos', act: makeOwnAlbum },
  { name: 'tags', at: '/tags' },
  { name: 'tags-german', at: '/tags', locale: 'de-DE' },
  { name: 'tags-narrow', at: '/tags', viewport: NARROW },
  { name: 'add-tag', at: '/photos', act: async (page) => await selectThenPress(page, 'g') },
  { name: 'teach-begin', at: '/tags', act: beginTeaching },
  { name: 'teach', at: '/tags', act: teach },
  { name: 'teach-narrow', at: '/tags', act: beginTeaching, viewport: NARROW },
  { name: 'photo-tags', at: '/search?q=pineapple', act: openInformation },
];

/** Of a library without photos. */
export const EMPTY_SORTED_SHOTS: readonly Shot[] = [
  { name: 'albums-empty', at: '/albums' },
  { name: 'tags-empty', at: '/tags' },
];

/** Of a very full library. */
export const MANY_SORTED_SHOTS: readonly Shot[] = [{ name: 'many-albums', at: '/albums', act: async (page) => await page.locator('[data-card]').first().waitFor() }];

async function openAlbum(page: Page, name: string): Promise<void> {
  await page.locator('[data-card]').filter({ hasText: name }).first().click();
}

async function openAlbumMenu(page: Page): Promise<void> {
  await openAlbum(page, 'Weekend in Bilbao');
  await page.getByRole('button', { name: 'What to do with the album' }).click();
}

async function selectThenPress(page: Page, key: string): Promise<void> {
  for (const index of [0, 2, 3]) await page.locator('[role=gridcell]').nth(index).click({ modifiers: ['Control'] });
  await page.keyboard.press(key);
}

async function makeOwnAlbum(page: Page): Promise<void> {
  const name = 'For the wall';
  await selectThenPress(page, 'a');
  await page.getByRole('dialog').getByRole('combobox').fill(name);
  await page.getByRole('option').filter({ hasText: name }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.goto(`${new URL(page.url()).origin}/#/albums`);
  await openAlbum(page, name);
}

async function beginTeaching(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Teach a tag' }).click();
  await page.getByRole('dialog').getByRole('combobox').fill('Fruit stall');
  await page.getByRole('option').filter({ hasText: 'Fruit stall' }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Fruit stall' }).waitFor();
  await page.getByRole('group', { name: 'Your answer' }).waitFor();
}

async function teach(page: Page): Promise<void> {
  await beginTeaching(page);
  for (const key of ['y', 'y', 'n', 'y', 'y', 'n', 'y']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
}

async function openInformation(page: Page): Promise<void> {
  await page.locator('[role=gridcell]').first().click();
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('i');
  await page.getByRole('button', { name: 'Pineapple is right' }).waitFor();
}
