import { readFileSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { LABELLED } from '../fixtures/repository.ts';
import { askedQuestion, askQuestion, SOON } from './ask-question.ts';
import { findViolations } from './find-violations.ts';
import { gridReady, tileAt } from './grid-on-page.ts';
import { openWindow } from './open-window.ts';
import { namePhotos } from './shown-photos.ts';

/** What one can teach here: photos of peppers, among others of the same shop. */
const PEPPERS = labelledPhotos((label) => label.includes('bell pepper')).slice(0, 10);
const OTHERS = labelledPhotos((label) => /potato|leek|onion|cucumber/.test(label)).slice(0, 10);

// Fruit and vegetables, which the tags know best, and coffee, dogs and mountains beside them.
const web = openWindow({
  samples: ['2016', '2019', '2020'],
  async prepare(photos) {
    await mkdir(join(photos, 'shop'));
    for (const path of [...PEPPERS, ...OTHERS]) await cp(join(LABELLED, path), join(photos, 'shop', basename(path)));
  },
});

/** Files of the labelled photos with such a label, relative to their folder. */
function labelledPhotos(isWanted: (label: string) => boolean): string[] {
  const rows = readFileSync(join(LABELLED, 'labels.csv'), 'utf8').split('\n').slice(1);
  return rows.flatMap((line) => {
    const [path = '', , label = ''] = line.split(',');
    return isWanted(label) ? [path] : [];
  });
}

async function openTags(page: Page, rail = 'Tags'): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: rail, exact: true }).click();
  await page.locator('[data-card]').first().waitFor();
}

function row(page: Page, name: string): Locator {
  return page.locator('[data-card]').filter({ has: page.getByText(name, { exact: true }) });
}

async function chooseFor(page: Page, tag: string, item: string): Promise<void> {
  await page.getByRole('button', { name: `What to do with ${tag}`, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Open the first photo that a question finds, with what is known of it. */
async function openInfo(page: Page, question: string): Promise<Locator> {
  await askQuestion(page, question);
  await gridReady(page);
  await tileAt(page, 0).click();
  await page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
  const info = page.getByRole('complementary', { name: 'Information' });
  if (!(await info.isVisible())) await page.keyboard.press('i');
  await info.waitFor();
  return info;
}

describe('the tags of a library', () => {
  it('stand in their hierarchy with their photos and how far they can be trusted, and ask for their photos', async () => {
    const { page } = web;
    await openTags(page);
    const food = page.getByRole('region', { name: 'Food' });
    await expect.poll(() => row(page, 'Pineapple').textContent(), SOON).toMatch(/Fruit›Pineapple2 photosright in \d+ of 20/);
    expect(await food.getByRole('listitem').count()).toBeGreaterThan(3);
    await page.getByRole('searchbox', { name: 'Find a tag' }).fill('pinea');
    await expect.poll(() => page.locator('[data-card]').count(), SOON).toBe(1);
    await row(page, 'Pineapple').click();
    await expect.poll(() => askedQuestion(page), SOON).toBe('tag:"Pineapple"');
    await page.getByRole('button', { name: 'Filter: tag:"Pineapple"', exact: true }).waitFor();
    await expect.poll(() => page.getByRole('gridcell').count(), SOON).toBe(2);
  });

  it('are renamed, hidden and merged, and all of it is taken back', async () => {
    const { page } = web;
    await openTags(page);
    await chooseFor(page, 'Pineapple', 'Rename…');
    await page.getByRole('dialog').getByRole('textbox').fill('Ananas comosus');
    await page.keyboard.press('Enter');
    await row(page, 'Ananas comosus').waitFor();
    await page.keyboard.press('Control+z');
    await row(page, 'Pineapple').waitFor();

    await chooseFor(page, 'Pineapple', 'Hide');
    await expect.poll(() => row(page, 'Pineapple').count(), SOON).toBe(0);
    await page.getByRole('button', { name: /^Hidden/ }).click();
    await chooseFor(page, 'Pineapple', 'Show again');
    await row(page, 'Pineapple').waitFor();

    await chooseFor(page, 'Pineapple', 'Merge into another tag…');
    const dialog = page.getByRole('dialog', { name: 'Merge “Pineapple” into…' });
    await dialog.getByRole('combobox').fill('supermarket');
    await page.keyboard.press('Enter');
    await expect.poll(() => row(page, 'Pineapple').count(), SOON).toBe(0);
    await page.getByRole('button', { name: /^Counted as another tag/ }).click();
    await page.getByRole('button', { name: 'Let Pineapple stand for itself again' }).click();
    await row(page, 'Pineapple').waitFor();
  });
});

describe('the tags of a photo', () => {
  it('are refused, brought back and accepted in the viewer, and the word outlives a reload', async () => {
    const { page } = web;
    const info = await openInfo(page, 'pineapple');
    const tags = info.getByRole('list', { name: 'Tags' });
    await tags.getByText('Pineapple').waitFor();
    await info.getByRole('button', { name: 'Pineapple is wrong' }).click();
    await expect.poll(() => tags.getByText('Pineapple').count(), SOON).toBe(0);
    await page.reload();
    await page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
    await page.keyboard.press('i');
    await info.getByText('Refused by you: 1').click();
    await info.getByRole('button', { name: 'Bring back Pineapple' }).click();
    await info.getByRole('button', { name: 'Pineapple is right' }).click();
    await info.getByRole('button', { name: 'Take Pineapple off' }).waitFor();
    await page.keyboard.press('Control+z');
    await info.getByRole('button', { name: 'Pineapple is right' }).waitFor();
  });

  it('are added with a key, to one photo and to a selection, and taken off again', async () => {
    const { page } = web;
    await gridReady(page);
    for (const index of [0, 1, 2]) await tileAt(page, index).click({ modifiers: ['Control'] });
    await page.keyboard.press('g');
    await page.getByRole('dialog', { name: 'Tag 3 photos' }).getByRole('combobox').fill('Our garden');
    await page.getByRole('option', { name: 'New tag “Our garden”' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Tagged 3 photos “Our garden”').waitFor();
    await openTags(page);
    await expect.poll(() => row(page, 'Our garden').textContent(), SOON).toContain('3 photos');
    await page.goBack();
    await page.keyboard.press('Shift+G');
    await page.getByRole('dialog', { name: 'Take a tag off 3 photos' }).getByRole('option', { name: /Our garden/ }).click();
    await page.getByText(/Took back what was said of “Our garden”/).waitFor();
    await page.keyboard.press('Control+z');
    await openTags(page);
    await expect.poll(() => row(page, 'Our garden').textContent(), SOON).toContain('3 photos');
    await chooseFor(page, 'Our garden', 'Delete…');
    await page.getByRole('dialog').getByRole('button', { name: 'Delete the tag' }).click();
    await expect.poll(() => row(page, 'Our garden').count(), SOON).toBe(0);
  });
});

it('a tag is taught by keys until it has learnt, and an answer is taken back', async () => {
  const { page } = web;
  await openTags(page);
  await page.getByRole('button', { name: 'Teach a tag' }).click();
  await page.getByRole('dialog', { name: 'What do you want to teach?' }).getByRole('combobox').fill('Peppers');
  await page.getByRole('option', { name: 'New tag “Peppers”' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Teach “Peppers”' }).waitFor();
  await page.getByText(/^Say yes to 5 more photos/).waitFor();
  const photo = async (): Promise<string> => /[0-9a-f]{32}/.exec((await page.locator('main img[src*="/display/"]').getAttribute('src')) ?? '')?.[0] ?? '';
  const answer = async (key: string): Promise<string> => {
    const asked = await photo();
    await page.keyboard.press(key);
    await expect.poll(photo, SOON).not.toBe(asked);
    return asked;
  };
  const names = await namePhotos(web.photos);
  const isPepper = (id: string): boolean => PEPPERS.some((path) => names.get(id)?.endsWith(basename(path)));
  await answer(' ');
  let yes = 0;
  for (let asked = 0; asked < 40 && yes < 5; asked++) {
    const shows = isPepper(await photo());
    if (shows) yes++;
    await answer(shows ? 'y' : 'n');
  }
  const aside = page.getByRole('complementary', { name: 'What it finds so far' });
  await expect.poll(() => aside.textContent(), SOON).toMatch(/You said: 5 yes, \d+ no/);
  await page.getByText(/^Learnt from \d+ photos/).waitFor();
  await page.keyboard.press('Control+z');
  await expect.poll(() => aside.textContent(), SOON).toContain('You said: 4 yes');
  expect(isPepper(await photo())).toBe(true);
  expect(await findViolations(page)).toEqual([]);
});

it('calls tags by their German names in a German window', async () => {
  const page = await web.newPage({ locale: 'de-DE' });
  await openTags(page, 'Schlagwörter');
  await row(page, 'Ananas').click();
  await expect.poll(() => page.getByRole('gridcell').count(), SOON).toBe(2);
});

it('has no fault that axe finds, in light and dark, wide and narrow', async () => {
  for (const context of [{}, { colorScheme: 'dark' as const }, { viewport: { width: 360, height: 720 } }]) {
    const page = await web.newPage(context);
    await page.keyboard.press('Alt+6');
    await page.locator('[data-card]').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(await page.evaluate(() => innerWidth));
    const info = await openInfo(page, 'pineapple');
    await info.getByText('Pineapple').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
  }
});
