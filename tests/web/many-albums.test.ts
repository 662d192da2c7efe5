import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { WebDoor } from '../../electron/hosts/web/serve-web.ts';
import type { AlbumInfo } from '../../shared/contract/album-schemas.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { SOON } from './ask-question.ts';
import { launchChromium } from './launch-chromium.ts';
import { serveMadeUp, type MadeUpLibrary } from './serve-made-up.ts';

const ALBUMS = 3_000;
/** Cards of a window of 1280 × 800 with the rows kept ready above and below it. */
const SCREENFUL = 60;

let library: MadeUpLibrary;
let browser: Browser;
let door: WebDoor;
let page: Page;

beforeAll(async () => {
  library = await serveMadeUp(['2016', '2018'], join(REPOSITORY, 'dist', 'renderer'));
  browser = await launchChromium();
  door = await library.serve({ albums: { ...library.engine.albums, list: () => Promise.resolve(makeAlbums()) } });
}, 180_000);
beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce' })).newPage();
  await page.goto(door.url);
  await page.goto(`${new URL(door.url).origin}/#/albums`);
  await page.locator('[data-card]').first().waitFor();
});
afterAll(async () => {
  await browser.close();
  await door.close();
  await library.close();
});

/** A third made by hand, the others trips; the photos of the library are their covers in turn. */
function makeAlbums(): AlbumInfo[] {
  return Array.from({ length: ALBUMS }, (_, index): AlbumInfo => ({
    id: `made-up-${index}`, kind: index % 3 === 0 ? 'own' : 'trip', parent: null, name: `Album ${index}`, title: null, coverId: library.photos[index % library.photos.length]?.id ?? null, photos: 1 + (index % 90),
    from: '2016-10-22T10:00:00', to: '2016-10-24T18:00:00', because: { spanDays: 3, withinKm: 4, apartHours: null, rule: null }, question: null, newPhotos: 0, isRemoved: false,
  }));
}

function cards(): Locator {
  return page.locator('[data-card]');
}

it(`has only a screenful of ${ALBUMS} albums in the document, at the top, in the middle and at the end`, async () => {
  expect(await cards().count()).toBeLessThan(SCREENFUL);
  await page.getByRole('button', { name: 'Show all: Your albums' }).click();
  await page.getByRole('button', { name: 'Show all: Trips and events' }).click();
  const scroller = page.locator('main div.overflow-y-auto').first();
  for (const part of [0.3, 0.7, 1]) {
    await scroller.evaluate((element, to) => element.scrollTo({ top: element.scrollHeight * to }), part);
    await expect.poll(() => cards().evaluateAll((all) => all.some((card) => card.getBoundingClientRect().top > 0 && card.getBoundingClientRect().top < innerHeight)), SOON).toBe(true);
    expect(await cards().count()).toBeLessThan(SCREENFUL);
  }
  await page.getByText(`Album ${ALBUMS - 1}`, { exact: true }).waitFor();
});

it('finds one of them by its name', async () => {
  await page.getByRole('searchbox', { name: 'Find an album' }).fill('Album 1501');
  await page.getByRole('status').getByText('1 album found').waitFor();
  await page.getByText('Album 1501', { exact: true }).waitFor();
  expect(await cards().count()).toBe(1);
});
