import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WebDoor } from '../../electron/hosts/web/serve-web.ts';
import type { DuplicateGroup, DuplicateMember, DuplicateTier } from '../../shared/contract/duplicate-schemas.ts';
import type { Photo } from '../../shared/contract/schemas.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { SOON } from './ask-question.ts';
import { findViolations } from './find-violations.ts';
import { launchChromium } from './launch-chromium.ts';
import { makeUpDuplicates, type MadeUpDuplicates } from './made-up-duplicates.ts';
import { serveMadeUp, type MadeUpLibrary } from './serve-made-up.ts';

/** States of the review that no folder of a few files has. The photos and the engine are real, the groups are said. */
let library: MadeUpLibrary;
let browser: Browser;
let calls: MadeUpDuplicates;
let door: WebDoor;
let page: Page;

beforeAll(async () => {
  library = await serveMadeUp(['2016', '2018'], join(REPOSITORY, 'dist', 'renderer'));
  browser = await launchChromium();
}, 180_000);
beforeEach(async () => {
  calls = makeUpDuplicates([]);
  door = await library.serve({ duplicates: calls });
});
afterEach(async () => {
  await page.context().close();
  await door.close();
});
afterAll(async () => {
  await browser.close();
  await library.close();
});

async function open(options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  page = await context.newPage();
  await page.goto(door.url);
  await page.goto(`${new URL(door.url).origin}/#/duplicates`);
  await page.locator('h1').getByText(/^(?:Duplicates|Duplikate)$/).waitFor({ state: 'attached' });
}

function member(photo: Photo, key: string, folder = '/p') {
  const { id, width, height, format, sizeBytes } = photo;
  return { key, id, paths: [`${folder}/${key}.jpg`], sizeBytes, width, height, format, takenAt: null, camera: null, differs: [] };
}

function group(id: string, tier: DuplicateTier, members: DuplicateGroup['members']): DuplicateGroup {
  return { id, tier, members, reasons: [], winsBytes: 1_000 };
}

/** Groups of two, of photos that are there in turn. */
function manyGroups(count: number): DuplicateGroup[] {
  return Array.from({ length: count }, (_, index) => {
    const photo = library.photos[index % library.photos.length] as Photo;
    return group(`g${index}`, 'exact', [member(photo, `kept-${index}`), member(photo, `copy-${index}`)]);
  });
}

describe('a library with very many duplicates', () => {
  it('scrolls through 5,000 groups with only a screen of them in the document', async () => {
    calls.groups = manyGroups(5_000);
    await open();
    await page.getByText('5,000 groups').first().waitFor();
    const list = page.locator('[data-groups]');
    expect(await list.getByRole('listitem').count()).toBeLessThan(30);
    await list.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await list.getByRole('button', { name: 'kept-4999.jpg' }).waitFor();
    expect(await list.getByRole('listitem').count()).toBeLessThan(30);
    await list.getByRole('button', { name: 'kept-4999.jpg' }).click();
    await page.getByRole('region', { name: 'Group 5000 of 5000' }).waitFor();
    await page.keyboard.press('ArrowUp');
    await page.getByRole('region', { name: 'Group 4999 of 5000' }).waitFor();
  });

  it('goes through them by a key that is held, and shows the one where it is let go', async () => {
    calls.groups = manyGroups(400);
    await open();
    await page.getByRole('region', { name: 'Group 1 of 400' }).waitFor();
    for (let press = 0; press < 150; press++) await page.keyboard.press('ArrowDown');
    await page.getByRole('region', { name: 'Group 151 of 400' }).waitFor();
    await expect.poll(() => page.locator('[data-groups] [aria-current]').textContent(), SOON).toContain('kept-150.jpg');
  });

  it('shows a group of 300 files', async () => {
    const photo = library.photos[0] as Photo;
    calls.groups = [group('huge', 'exact', Array.from({ length: 300 }, (_, index) => member(photo, `copy-${index}`)))];
    await open();
    await page.locator('[data-member="299"]').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('button', { name: 'Move 299 files to the trash' }).count(), SOON).toBe(1);
  });
});

describe('while things are not as they should be', () => {
  it('says that it is still comparing, and shows what is found by itself', async () => {
    calls.isComplete = false;
    await open();
    await page.getByText('still comparing', { exact: true }).waitFor();
    await page.getByText('Nothing of this kind so far').waitFor();
    expect(await findViolations(page)).toEqual([]);
    calls.groups = manyGroups(1);
    await page.getByRole('region', { name: 'Group 1 of 1' }).waitFor();
    calls.isComplete = true;
    await expect.poll(() => page.getByText('still comparing', { exact: true }).count(), SOON).toBe(0);
  });

  it('says why they could not be read, and tries again', async () => {
    calls.problem = 'the library is being moved';
    await open();
    await page.getByRole('alert').getByText('the library is being moved').waitFor();
    expect(await findViolations(page)).toEqual([]);
    calls.problem = null;
    calls.groups = manyGroups(2);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('region', { name: 'Group 1 of 2' }).waitFor();
  });

  it('says what the good news rests on where nothing is found', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await open({ colorScheme });
      await page.getByRole('heading', { name: 'Nothing is there twice' }).waitFor();
      await page.getByText(`All ${library.photos.length} photos were compared`).waitFor();
      expect(await findViolations(page)).toEqual([]);
    }
  });

  it('tells which files stayed and why, and keeps their group', async () => {
    calls.groups = manyGroups(2);
    calls.stubborn.set('copy-1', 'it changed since it was looked at');
    await open();
    await page.getByRole('region', { name: 'Group 1 of 2' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Group 2 of 2' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    const told = page.getByRole('alert').filter({ hasText: '1 file was left where it is' });
    await told.getByText('/p/copy-1.jpg: it changed since it was looked at').waitFor();
    await page.getByText(/^Moved 1 file /).waitFor();
    await page.getByRole('region', { name: 'Group 1 of 1' }).waitFor();
    expect(await findViolations(page)).toEqual([]);
    await told.getByRole('button', { name: 'Dismiss' }).click();
    await expect.poll(() => told.count(), SOON).toBe(0);
  });

  it('says in German why files stayed', async () => {
    calls.groups = manyGroups(1);
    calls.stubborn.set('copy-0', 'it is to be kept, but it has changed since it was indexed; index its folder first');
    await open({ locale: 'de-DE' });
    await page.getByRole('region', { name: 'Gruppe 1 von 1' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^1 Datei in den Papierkorb/ }).click();
    const files = page.getByRole('alert').getByRole('listitem');
    await files.first().waitFor();
    expect(await files.allTextContents()).toEqual(['/p/copy-0.jpg: sie soll bleiben, aber sie hat sich geändert, seit sie gelesen wurde: Lass zuerst ihren Ordner durchsehen']);
  });

  it('lets nothing go whose drive is away, and does not count on it', async () => {
    const photo = library.photos[0] as Photo;
    calls.groups = [group('away', 'same', [member(photo, 'here'), member(library.photos[1] as Photo, 'gone', library.away)])];
    await open();
    await page.keyboard.press('2');
    await page.locator('[data-member="1"]').getByText('away', { exact: true }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('t');
    await page.getByText('Its drive is away: it stays as it is.').waitFor();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('t');
    await page.getByText('One of them has to stay.').waitFor();
    expect(await page.getByRole('button', { name: /^Move/ }).count()).toBe(0);
  });
});

it('shows a row of members whole in a usual window, their pictures equally high, and scrolls where there are more rows', async () => {
  const members = library.photos.slice(0, 7).map((photo, index): DuplicateMember => ({ ...member(photo, `copy-${index}`, `/home/person/Pictures/received/${index}`), takenAt: '2016-10-23T16:44:00', differs: index === 0 ? [] : ['scaled', 'metadata'] }));
  calls.groups = [{ ...group('row', 'same', members.slice(0, 3)), winsBytes: 2_000 }, group('rows', 'same', members)];
  await open();
  await page.keyboard.press('2');
  const review = page.getByRole('region', { name: /^Group \d of 2$/ });
  const measure = async () => await review.evaluate((element) => ({ below: element.scrollHeight - element.clientHeight, heights: [...element.querySelectorAll('[data-member] img[alt^=Photo]')].map((image) => image.clientHeight) }));
  await page.locator('[data-member="2"]').waitFor();
  const { below, heights } = await measure();
  expect([below, new Set(heights).size]).toEqual([0, 1]);
  await page.keyboard.press('ArrowDown');
  await page.locator('[data-member="6"]').waitFor();
  const more = await measure();
  expect(more.below).toBeGreaterThan(0);
  expect(new Set(more.heights).size).toBe(1);
  // 22 % of the window.
  expect(more.heights[0]).toBeGreaterThanOrEqual(176);
});

it('shows a burst as a strip, and goes through it by the keyboard', async () => {
  calls.groups = [group('burst', 'burst', library.photos.slice(0, 4).map((photo, index) => member(photo, `shot-${index}`)))];
  await open();
  await page.keyboard.press('4');
  await page.getByText('they are different photos').waitFor();
  await page.getByRole('gridcell', { name: /^Photo 1/, selected: true }).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('gridcell', { name: /^Photo 2/, selected: true }).waitFor();
  await page.keyboard.press('t');
  await page.getByRole('gridcell', { name: 'Photo 2, goes to the trash, /p/shot-1.jpg' }).waitFor();
  expect(await findViolations(page)).toEqual([]);
  await page.keyboard.press('a');
  expect(await page.getByRole('dialog').count()).toBe(0);
});
