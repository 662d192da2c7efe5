import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SAMPLES } from '../fixtures/repository.ts';
import { SOON } from './ask-question.ts';
import { findViolations } from './find-violations.ts';
import { focusedIndex, gridReady, scrollGrid, selectedIndices, tileAt, topOf, topPhoto } from './grid-on-page.ts';
import { openWindow } from './open-window.ts';
import { photoCount } from './status-line.ts';

const web = openWindow({ samples: ['2016', '2017', '2018', '2019', '2020'], context: { viewport: { width: 1000, height: 500 } } });

beforeEach(async () => {
  await gridReady(web.page);
});

async function count(): Promise<number> {
  return await photoCount(web.page);
}

describe('the timeline', () => {
  it('shows the photos by date, newest first, below headings of months and days', async () => {
    await web.page.setViewportSize({ width: 1_000, height: 4_000 });
    await expect.poll(() => web.page.getByRole('heading', { level: 2 }).count(), SOON).toBeGreaterThan(4);
    const headings = await web.page.getByRole('heading', { level: 2 }).allTextContents();
    const years = headings.map((heading) => Number(/\d{4}$/.exec(heading)?.[0]));
    expect(years).toEqual(years.toSorted((a, b) => b - a));
    expect(headings).toContain('October 2020');
    await expect.poll(() => web.page.getByText('Sat 17 October').count(), SOON).toBe(1);
    const labels = await web.page.getByRole('gridcell').evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('aria-label') ?? ''));
    expect(labels.filter((label) => label.startsWith('Photo, 17 October 2020')).length).toBeGreaterThan(1);
  });

  it('has only what is near the screen in the document', async () => {
    const all = await count();
    const inDocument = await web.page.getByRole('gridcell').count();
    expect(inDocument).toBeGreaterThan(3);
    expect(inDocument).toBeLessThan(all);
  });

  it('keeps the photo at the top of the screen where it is when the window gets narrower', async () => {
    await scrollGrid(web.page, 900);
    const before = await topPhoto(web.page);
    await web.page.setViewportSize({ width: 620, height: 500 });
    await expect.poll(async () => (await topPhoto(web.page)).id, SOON).toBe(before.id);
  });

  it('makes the photos larger and smaller by keys and by the wheel, and remembers it', async () => {
    const height = async (): Promise<number> => (await tileAt(web.page, 0).boundingBox())?.height ?? 0;
    const before = await height();
    await web.page.keyboard.press('+');
    await expect.poll(height, SOON).toBeGreaterThan(before);
    await web.page.reload();
    await gridReady(web.page);
    await expect.poll(height, SOON).toBeGreaterThan(before);
    await web.page.mouse.move(400, 300);
    await web.page.keyboard.down('Control');
    await web.page.mouse.wheel(0, 120);
    await web.page.keyboard.up('Control');
    await expect.poll(height, SOON).toBe(before);
  });

  it('shows sharper pictures where tall rows on a dense screen would stretch the thumbnails', async () => {
    const page = await web.newPage({ viewport: { width: 1_000, height: 700 }, deviceScaleFactor: 2 });
    await gridReady(page);
    for (let press = 0; press < 6; press++) await page.keyboard.press('+');
    const sharper = page.locator('[role=gridcell] img.is-shown[src*="/media/large/"]');
    await sharper.first().waitFor();
    expect(await sharper.first().evaluate((image) => Math.max((image as HTMLImageElement).naturalWidth, (image as HTMLImageElement).naturalHeight))).toBeGreaterThan(700);
    expect(await web.page.locator('img[src*="/media/large/"]').count()).toBe(0);
  });

  it('comes back to its place from another page and after a reload', async () => {
    const places = (): Promise<string> => web.page.evaluate(() => JSON.stringify(sessionStorage));
    const atFirst = await places();
    await scrollGrid(web.page, 1_200);
    // The grid writes the place down when the scrolling rests; before, on a busy machine, its rows may not be there.
    await expect.poll(places, SOON).not.toBe(atFirst);
    const before = await topPhoto(web.page);
    await web.page.getByRole('button', { name: 'Settings' }).click();
    await web.page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await web.page.goBack();
    await gridReady(web.page);
    await expect.poll(() => topPhoto(web.page), SOON).toEqual(before);
    await web.page.reload();
    await gridReady(web.page);
    await expect.poll(() => topPhoto(web.page), SOON).toEqual(before);
  });

  it('comes back from the viewer to the photo that was open last, with the focus on it', async () => {
    await tileAt(web.page, 2).click();
    await web.page.waitForFunction(() => location.hash.includes('photo='));
    for (let step = 0; step < 14; step++) {
      const before = web.page.url();
      await expect.poll(async () => {
        await web.page.keyboard.press('ArrowRight');
        return web.page.url();
      }, SOON).not.toBe(before);
    }
    const open = new URL(web.page.url()).hash.split('photo=')[1];
    await web.page.keyboard.press('Escape');
    await web.page.waitForFunction(() => !location.hash.includes('photo='));
    await expect.poll(() => web.page.evaluate(() => document.activeElement?.querySelector('img')?.dataset['id']), SOON).toBe(open);
    const box = await tileAt(web.page, (await focusedIndex(web.page)) ?? 0).boundingBox();
    await expect.poll(() => focusedIndex(web.page), SOON).toBeGreaterThanOrEqual(16);
    expect(box?.y).toBeGreaterThan(40);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(500);
  });

  it('grows by photos that are copied into a folder, while the photo at the top stays', async () => {
    const all = await count();
    await scrollGrid(web.page, 700);
    const before = await topPhoto(web.page);
    await cp(join(SAMPLES, 'received'), join(web.photos, 'received'), { recursive: true });
    await expect.poll(count, { timeout: 60_000 }).toBeGreaterThan(all);
    // Others may stand before it in its row now; it stands where it stood.
    await expect.poll(() => topOf(web.page, before.id), SOON).toBe(before.top);
  });
});

describe('the date scrubber', () => {
  it('is a slider that goes month by month and to both ends by keys', async () => {
    const scrubber = web.page.getByRole('slider', { name: 'Date' });
    await scrubber.focus();
    const first = await scrubber.getAttribute('aria-valuetext');
    await scrubber.press('ArrowDown');
    await expect.poll(() => scrubber.getAttribute('aria-valuetext'), SOON).not.toBe(first);
    await scrubber.press('End');
    await expect.poll(() => web.page.evaluate(() => document.querySelector('.grid-scroller')?.scrollTop ?? 0), SOON).toBeGreaterThan(1_000);
    await scrubber.press('Home');
    await expect.poll(() => scrubber.getAttribute('aria-valuetext'), SOON).toBe(first);
  });

  it('jumps by a click, and says to which month', async () => {
    const box = await web.page.getByRole('slider', { name: 'Date' }).boundingBox();
    if (!box) throw new Error('no scrubber');
    await web.page.mouse.click(box.x + box.width / 2, box.y + box.height * 0.8);
    await expect.poll(() => web.page.evaluate(() => document.querySelector('.grid-scroller')?.scrollTop ?? 0), SOON).toBeGreaterThan(500);
  });
});

describe('selecting', () => {
  it('walks and selects by the keyboard alone', async () => {
    await tileAt(web.page, 0).focus();
    await web.page.keyboard.press('ArrowRight');
    await web.page.keyboard.press('Space');
    await web.page.keyboard.press('Shift+ArrowRight');
    await web.page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => selectedIndices(web.page), SOON).toEqual([1, 2, 3]);
    await web.page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(() => selectedIndices(web.page), SOON).toEqual([1, 2]);
    await web.page.keyboard.press('Escape');
    await expect.poll(() => selectedIndices(web.page), SOON).toEqual([]);
    await web.page.keyboard.press('End');
    await expect.poll(() => focusedIndex(web.page), SOON).toBe((await count()) - 1);
    await web.page.keyboard.press('Home');
    await expect.poll(() => focusedIndex(web.page), SOON).toBe(0);
    await web.page.keyboard.press('Enter');
    await web.page.waitForFunction(() => location.hash.includes('photo='));
  });

  it('selects by the sign, by Ctrl, by Shift, and takes everything with Ctrl+A', async () => {
    await tileAt(web.page, 0).hover();
    await tileAt(web.page, 0).locator('[data-check]').click();
    await tileAt(web.page, 2).click({ modifiers: ['Control'] });
    await tileAt(web.page, 4).click({ modifiers: ['Shift'] });
    await expect.poll(() => selectedIndices(web.page), SOON).toEqual([0, 2, 3, 4]);
    await web.page.keyboard.press('Control+a');
    const all = await count();
    await expect.poll(() => web.page.getByRole('toolbar').textContent(), SOON).toContain(`${all} selected`);
  });

  it('selects a day by its heading, and the day of the photo by a key', async () => {
    await web.page.setViewportSize({ width: 1_000, height: 4_000 });
    const day = web.page.getByRole('checkbox', { name: 'Select Sat 17 October' });
    await day.click();
    const selected = await selectedIndices(web.page);
    expect(selected.length).toBeGreaterThan(1);
    await expect.poll(() => day.getAttribute('aria-checked'), SOON).toBe('true');
    await tileAt(web.page, selected[0] ?? 0).click({ modifiers: ['Control'] });
    await expect.poll(() => day.getAttribute('aria-checked'), SOON).toBe('mixed');
    await web.page.keyboard.press('Escape');
    await tileAt(web.page, selected[0] ?? 0).focus();
    await web.page.keyboard.press('d');
    await expect.poll(() => selectedIndices(web.page), SOON).toEqual(selected);
  });

  it('selects what a rectangle touches, and scrolls at the edge', async () => {
    const first = await tileAt(web.page, 0).boundingBox();
    if (!first) throw new Error('no photo');
    await web.page.mouse.move(first.x + 20, first.y + first.height / 2);
    await web.page.mouse.down();
    const second = await tileAt(web.page, 1).boundingBox();
    await web.page.mouse.move((second?.x ?? 0) + 30, first.y + first.height / 2 + 10, { steps: 4 });
    await expect.poll(() => selectedIndices(web.page), SOON).toEqual([0, 1]);
    await web.page.mouse.move((second?.x ?? 0) + 30, 480, { steps: 4 });
    await expect.poll(async () => (await selectedIndices(web.page)).length, SOON).toBeGreaterThan(4);
    await web.page.mouse.up();
    await expect.poll(() => web.page.evaluate(() => location.hash.includes('photo=')), SOON).toBe(false);
  });

  it('selects by a long press of a finger', async () => {
    const page = await web.newPage({ hasTouch: true, viewport: { width: 400, height: 700 } });
    await gridReady(page);
    const box = await tileAt(page, 0).boundingBox();
    if (!box) throw new Error('no photo');
    const touch = await page.context().newCDPSession(page);
    const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await expect.poll(() => selectedIndices(page), SOON).toEqual([0]);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await tileAt(page, 1).tap();
    await expect.poll(() => selectedIndices(page), SOON).toEqual([0, 1]);
  });

  it('is accessible in both themes, with and without a selection', async () => {
    expect(await findViolations(web.page)).toEqual([]);
    await tileAt(web.page, 1).click({ modifiers: ['Control'] });
    expect(await findViolations(web.page)).toEqual([]);
    await web.page.emulateMedia({ colorScheme: 'dark' });
    await web.page.waitForFunction(() => document.documentElement.dataset['theme'] === 'dark');
    expect(await findViolations(web.page)).toEqual([]);
  });
});
