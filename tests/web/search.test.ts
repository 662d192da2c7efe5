import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { SAMPLES } from '../fixtures/repository.ts';
import { askedQuestion, askQuestion, expectAnswered, searchField, SOON } from './ask-question.ts';
import { dropFile } from './drop-file.ts';
import { findViolations } from './find-violations.ts';
import { openWindow } from './open-window.ts';
import { firstRow, namePhotos, shownPhotos, type PhotoNames } from './shown-photos.ts';

const web = openWindow({ samples: ['2016', '2017', '2018', '2019', '2020', 'received'] });

/** Questions as a person writes them, with the photo that answers each. */
const QUESTIONS: readonly (readonly [question: string, answer: string])[] = [
  ['two dogs at a wooden fence', 'received/dogs cropped.jpg'],
  ['stream with small waterfalls in a forest', '2016/DSC_0118.jpg'],
  ['rocky mountain with snow', '2017/DSC_0302.jpg'],
  ['dragonfly on a branch', '2017/P8190044.jpg'],
  ['half a fig in a red bowl', '2018/IMG_2201.jpg'],
  ['paint brushes', '2018/IMG_2214.jpg'],
  ['small bird on a tree trunk', '2019/IMG_3107.jpg'],
  ['Chinese temple', '2019/IMG_3311.jpg'],
  ['red bell peppers', '2020/20201017_100515.jpg'],
  ['sneakers', '2020/IMG_4025.jpg'],
];

let names: PhotoNames;
beforeAll(async () => {
  names = await namePhotos(SAMPLES);
});

function part(name: string): Locator {
  return web.page.getByRole('list', { name: 'Parts of the question' }).getByRole('button', { name, exact: true });
}

describe('searching', () => {
  it('shows the right photo in the first row for ten questions', async () => {
    const missed: string[] = [];
    for (const [question, answer] of QUESTIONS) {
      await askQuestion(web.page, question);
      const row = await poll(() => firstRow(web.page, names), (photos) => photos.includes(answer));
      if (!row.includes(answer)) missed.push(`${question}: ${row.join(', ')}`);
    }
    expect(missed).toEqual([]);
  });

  it('answers while one types, without Enter', async () => {
    await web.page.keyboard.press('/');
    await web.page.keyboard.type('sneakers', { delay: 40 });
    await expect.poll(() => firstRow(web.page, names), SOON).toContain('2020/IMG_4025.jpg');
  });

  it('puts the weaker results below a divider, and says how many there are', async () => {
    await askQuestion(web.page, 'two dogs at a wooden fence');
    await web.page.getByRole('heading', { name: 'Less sure', exact: true }).waitFor();
    await expect.poll(async () => (await shownPhotos(web.page, names)).length, SOON).toBeGreaterThan(3);
    const strong = Number.parseInt((await web.page.getByRole('heading', { level: 1 }).textContent()) ?? '', 10);
    expect(strong).toBeGreaterThan(0);
    const divider = (await web.page.getByRole('heading', { name: 'Less sure', exact: true }).boundingBox())?.y ?? 0;
    const shown = await shownPhotos(web.page, names);
    expect(shown.map((photo) => photo.top < divider)).toEqual(shown.map((_, index) => index < strong));
    await expect.poll(() => web.page.getByRole('status').allTextContents(), SOON).toContainEqual(expect.stringMatching(/^\d+ photos?, \d+ less sure$/));
  });

  it('says what to leave out when the filters leave nothing', async () => {
    await askQuestion(web.page, 'sneakers in 2016');
    await web.page.getByRole('button', { name: /without “in 2016”/ }).click();
    await expectAnswered(web.page, 'sneakers');
    await expect.poll(() => firstRow(web.page, names), SOON).toContain('2020/IMG_4025.jpg');
  });
});

describe('the parts of a question', () => {
  it('are chips that can be used as words, as a filter again, edited and removed', async () => {
    const { page } = web;
    await askQuestion(web.page, 'oranges in a crate in 2020');
    await part('Filter: in 2020').click();
    await page.getByRole('menuitem', { name: 'Use as plain words' }).click();
    await part('Plain words: in 2020').click();
    await page.getByRole('menuitem', { name: 'Use as a filter again' }).click();
    await part('Filter: in 2020').click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await expect.poll(() => page.evaluate(() => getSelection()?.toString()), SOON).toBe('in 2020');
    await page.keyboard.type('in 2019');
    await page.keyboard.press('Enter');
    await expect.poll(() => part('Filter: in 2019').isVisible(), SOON).toBe(true);
    await part('Remove Filter: in 2019').click();
    await expectAnswered(web.page, 'oranges in a crate');
    await expect.poll(() => searchField(web.page).inputValue(), SOON).toBe('oranges in a crate');
  });

  it('show what is ruled out, and take it away as a whole', async () => {
    await askQuestion(web.page, 'a mountain without snow');
    await part('Remove Not: snow').click();
    await expectAnswered(web.page, 'a mountain');
  });

  it('show what a German question was taken for', async () => {
    await askQuestion(web.page, 'rote Paprikaschoten');
    await expect.poll(() => web.page.getByRole('list', { name: 'Parts of the question' }).textContent(), SOON).toMatch(/rote Paprikaschoten.*red/);
    await expect.poll(() => firstRow(web.page, names), SOON).toContain('2020/20201017_100515.jpg');
  });
});

describe('going back', () => {
  it('comes back to the question before, with its chips and order, and a reload stays', async () => {
    const { page } = web;
    await askQuestion(web.page, 'pineapples in 2020');
    await page.getByRole('button', { name: /^Order/ }).click();
    await page.getByRole('menuitemradio', { name: 'Oldest first' }).click();
    await expect.poll(() => page.url(), SOON).toContain('sort=oldest');
    await askQuestion(web.page, 'face of a cat');
    await page.goBack();
    await expectAnswered(web.page, 'pineapples in 2020');
    await expect.poll(() => part('Filter: in 2020').isVisible(), SOON).toBe(true);
    await expect.poll(() => page.getByRole('button', { name: 'Order: Oldest first' }).isVisible(), SOON).toBe(true);
    await page.goForward();
    await expectAnswered(web.page, 'face of a cat');
    await page.reload();
    await expectAnswered(web.page, 'face of a cat');
    await expect.poll(() => firstRow(page, names), SOON).toContain('2019/IMG_3240.jpg');
  });

  it('finds its place in the results again', async () => {
    const { page } = web;
    await askQuestion(web.page, 'flower');
    const scroller = page.getByRole('group', { name: 'Results' });
    await scroller.evaluate((element) => element.scrollTo(0, 500));
    // The grid writes the place down when the scrolling rests.
    await expect.poll(() => page.evaluate(() => Object.keys(sessionStorage).length), SOON).toBeGreaterThan(0);
    await askQuestion(web.page, 'red dress');
    await expect.poll(() => scroller.evaluate((element) => element.scrollTop), SOON).toBe(0);
    await page.goBack();
    await expect.poll(() => scroller.evaluate((element) => element.scrollTop), SOON).toBeGreaterThan(300);
  });

  it('is one step for a question, however it was typed', async () => {
    const { page } = web;
    await page.keyboard.press('/');
    await page.keyboard.type('leeks', { delay: 120 });
    await page.keyboard.press('Enter');
    await expectAnswered(web.page, 'leeks');
    await page.goBack();
    await expect.poll(() => new URL(page.url()).hash, SOON).not.toContain('search');
    await expect.poll(() => searchField(web.page).inputValue(), SOON).toBe('');
  });
});

describe('searching by photos', () => {
  it('asks for more and for less like a photo, which stands among the parts and keeps the words', async () => {
    const { page } = web;
    await askQuestion(web.page, 'food');
    const shown = await shownPhotos(page, names);
    const first = page.getByRole('gridcell').first();
    await first.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'More like this' }).click();
    const liked = `Like ${shown[0]?.name.split('/').at(-1) ?? ''}`;
    await expect.poll(() => part(liked).isVisible(), SOON).toBe(true);
    expect(askedQuestion(web.page)).toBe('food');
    await expect.poll(async () => (await shownPhotos(page, names)).map((photo) => photo.id), SOON).not.toContain(shown[0]?.id);

    await part(liked).click();
    await page.getByRole('menuitem', { name: 'Less like this' }).click();
    await expect.poll(() => page.url(), SOON).toContain(`unlike=${shown[0]?.id}`);
    await part(`Remove Not like ${shown[0]?.name.split('/').at(-1) ?? ''}`).click();
    await expect.poll(() => page.url(), SOON).not.toContain('like=');
    expect(askedQuestion(web.page)).toBe('food');
  });

  it('finds photos like an image that is dropped on the window', async () => {
    const { page } = web;
    await page.getByRole('combobox').waitFor();
    await dropFile(web.page, join(SAMPLES, '2016', 'DSC_0121.jpg'), 'image/jpeg');
    await expect.poll(() => part('Like the dropped image').isVisible(), SOON).toBe(true);
    // The dropped photo itself is left out; the other one of the two dogs comes first.
    await expect.poll(() => firstRow(page, names), SOON).toContain('received/dogs cropped.jpg');
  });

  it('finds photos like an image that is pasted', async () => {
    const { page } = web;
    await page.getByRole('combobox').waitFor();
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(64, 64);
      canvas.getContext('2d')?.fillRect(0, 0, 64, 64);
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File([await canvas.convertToBlob()], 'image.png', { type: 'image/png' }));
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData }));
    });
    await expect.poll(() => part('Like the dropped image').isVisible(), SOON).toBe(true);
    await expect.poll(() => page.getByRole('gridcell').count(), SOON).toBeGreaterThan(0);
  });

  it('says what is no image', async () => {
    await web.page.getByRole('combobox').waitFor();
    await dropFile(web.page, join(SAMPLES, 'LICENSES.md'), 'text/markdown');
    await expect.poll(() => web.page.getByText(/LICENSES\.md cannot be searched by/).isVisible(), SOON).toBe(true);
  });
});

describe('the keyboard', () => {
  it('reaches suggestions, which go on with the question', async () => {
    const { page } = web;
    await page.keyboard.press('/');
    await page.keyboard.type('flower 201');
    const list = page.getByRole('listbox', { name: 'Suggestions' });
    await list.waitFor();
    await page.mouse.move(640, 600);
    await expect.poll(() => list.isVisible(), SOON).toBe(false);
    await page.keyboard.type('9');
    await list.waitFor();
    await page.keyboard.press('ArrowDown');
    const chosen = list.getByRole('option', { selected: true });
    const id = await chosen.getAttribute('id');
    await expect.poll(() => searchField(web.page).getAttribute('aria-activedescendant'), SOON).toBe(id);
    await page.keyboard.press('Enter');
    await expect.poll(() => askedQuestion(web.page), SOON).toMatch(/^flower .+/);
    await expect.poll(() => list.isVisible(), SOON).toBe(false);
  });

  it('clears the field with Escape, then leaves it', async () => {
    await askQuestion(web.page, 'limes');
    await searchField(web.page).press('Escape');
    await expect.poll(() => searchField(web.page).inputValue(), SOON).toBe('');
    await searchField(web.page).press('Escape');
    await expect.poll(() => searchField(web.page).evaluate((element) => element === document.activeElement), SOON).toBe(false);
  });

  it('finds commands and photos in the palette, and gives the focus back', async () => {
    const { page } = web;
    await searchField(web.page).focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => searchField(web.page).evaluate((element) => element === document.activeElement), SOON).toBe(true);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('folders');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), SOON).toContain('#/folders');
    await page.keyboard.press('Control+k');
    await page.getByPlaceholder('Type a command').fill('pink trousers');
    await page.getByRole('option', { name: /Search for/ }).click();
    await expectAnswered(web.page, 'pink trousers');
    await page.keyboard.press('Control+k');
    await page.getByRole('option', { name: /^Search\b/ }).first().click();
    await expect.poll(() => searchField(page).evaluate((element) => element === document.activeElement), SOON).toBe(true);
  });

  it('shows every shortcut', async () => {
    const { page } = web;
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.waitFor();
    await expect.poll(() => sheet.getByText('Ctrl+K').isVisible(), SOON).toBe(true);
    expect(await findViolations(page)).toEqual([]);
  });
});

describe('for everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`breaks no rule of accessibility in the ${colorScheme} theme`, async () => {
      const page = await web.newPage({ colorScheme });
      await askQuestion(page, 'a mountain without people in 2016');
      await expect.poll(() => page.getByRole('gridcell').count(), SOON).toBeGreaterThan(0);
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme']), SOON).toBe(colorScheme);
      expect(await findViolations(page)).toEqual([]);
      await searchField(page).fill('flower 20');
      await page.getByRole('listbox').waitFor();
      // Results that are awaited are dimmed on purpose: looked at when they are there.
      await page.locator('[data-answered="flower 20"][aria-busy=false]').waitFor();
      expect(await findViolations(page)).toEqual([]);
    });
  }

  it('fits a narrow window', async () => {
    const page = await web.newPage({ viewport: { width: 360, height: 640 } });
    await askQuestion(page, 'a mountain without people in 2016');
    await expect.poll(() => page.getByRole('gridcell').count(), SOON).toBeGreaterThan(0);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), SOON).toBe(360);
    expect(await findViolations(page)).toEqual([]);
  });

  it('speaks German to a German', async () => {
    const page = await web.newPage({ locale: 'de-DE' });
    await askQuestion(page, 'Gesicht einer Katze');
    await expect.poll(() => firstRow(page, names), SOON).toContain('2019/IMG_3240.jpg');
    await expect.poll(() => page.evaluate(() => document.documentElement.lang), SOON).toBe('de');
    await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), SOON).toMatch(/^\d+ Fotos?$/);
  });
});

/** The last value, once it is as wanted or the time is over. */
async function poll<T>(read: () => Promise<T>, isWanted: (value: T) => boolean): Promise<T> {
  const endMs = Date.now() + SOON.timeout;
  for (;;) {
    const value = await read();
    if (isWanted(value) || Date.now() > endMs) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

