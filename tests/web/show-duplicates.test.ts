import { basename } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { makeCopies } from '../fixtures/make-copies.ts';
import { SOON } from './ask-question.ts';
import { findViolations } from './find-violations.ts';
import { openWindow } from './open-window.ts';
import { namePhotos, type PhotoNames } from './shown-photos.ts';

const web = openWindow({ samples: ['2016', '2017', '2018'], prepare: makeCopies });

let names: PhotoNames;
beforeAll(async () => {
  names = await namePhotos(web.photos);
});

async function openPhoto(page: Page, name: string): Promise<void> {
  const id = [...names].find(([, path]) => path.endsWith(name))?.[0] ?? '';
  await page.goto(`${new URL(web.url).origin}/#/photos?photo=${id}`);
  await page.getByRole('dialog', { name: 'Photo viewer' }).getByRole('heading', { name: basename(name) }).waitFor();
}

/** The files of the group that is looked at, by name. */
async function shownGroup(page: Page): Promise<string> {
  await page.locator('[data-member]').first().waitFor();
  const titles = await page.locator('[data-review] [title^="/"]').evaluateAll((elements) => elements.map((element) => element.getAttribute('title') ?? ''));
  return titles.map((title) => basename(title)).toSorted().join(' | ');
}

it('goes from an open photo to the group that it is in, by a key', async () => {
  const { page } = web;
  for (const [name, group] of [['edited/cropped.jpg', 'DSC_0302.jpg | cropped.jpg'], ['edited/warm.jpg', 'DSC_0111.jpg | warm.jpg'], ['sent/half.png', 'P8190044.jpg | half.png']] as const) {
    await openPhoto(page, name);
    await page.keyboard.press('Shift+D');
    await page.getByRole('heading', { level: 1, name: 'Duplicates' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => shownGroup(page), SOON).toBe(group);
  }
});

it('names the kinds of duplicates of an open photo among its information, each of which leads to them', async () => {
  const { page } = web;
  await openPhoto(page, 'burst/IMG_5002.jpg');
  await page.keyboard.press('i');
  const fact = page.getByRole('complementary', { name: 'Information' }).getByRole('region', { name: 'Duplicates' });
  await fact.getByRole('button', { name: 'Bursts' }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await fact.getByRole('button', { name: 'Bursts' }).click();
  await page.getByRole('region', { name: 'Group 1 of 1' }).waitFor();
  await page.getByText('they are different photos').waitFor();
});

it('is in the menu and in the palette, and says where there are none', async () => {
  const { page } = web;
  await openPhoto(page, 'DSC_0118.jpg');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Show its duplicates' }).click();
  await page.getByText('No duplicates of this photo were found.').waitFor();
  await openPhoto(page, 'sent/dogs.webp');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Type a command').fill('show its dup');
  await page.getByRole('option', { name: 'Show its duplicates' }).click();
  await expect.poll(() => shownGroup(page), SOON).toBe('DSC_0121.jpg | dogs small.jpg | dogs.webp');
});
