import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SAMPLES } from '../fixtures/repository.ts';
import { SOON } from './ask-question.ts';
import { findViolations } from './find-violations.ts';
import { focusedIndex, gridReady, tileAt } from './grid-on-page.ts';
import { openWindow } from './open-window.ts';
import { namePhotos, type PhotoNames } from './shown-photos.ts';
import { photoCount } from './status-line.ts';

const web = openWindow({ samples: ['2018', '2019'] });

let names: PhotoNames;
beforeAll(async () => {
  names = await namePhotos(SAMPLES);
});
beforeEach(async () => {
  await gridReady(web.page);
});

async function count(): Promise<number> {
  return await photoCount(web.page);
}

async function label(index: number): Promise<string> {
  return (await tileAt(web.page, index).getAttribute('aria-label')) ?? '';
}

/** The file of the photo at a place in the list. */
async function fileOf(index: number): Promise<string> {
  const id = (await tileAt(web.page, index).locator('img').getAttribute('data-id')) ?? '';
  return names.get(id) ?? id;
}

async function openMenu(index: number, item: string): Promise<void> {
  await tileAt(web.page, index).click({ button: 'right' });
  await web.page.getByRole('menuitem', { name: item }).click();
}

describe('what a person says of photos', () => {
  it('makes favourites and gives stars by keys, shows them on their page, and takes them back', async () => {
    await tileAt(web.page, 1).focus();
    await web.page.keyboard.press('f');
    await expect.poll(() => label(1), SOON).toContain('favourite');
    await web.page.keyboard.press('4');
    await expect.poll(() => label(1), SOON).toContain('4 of 5 stars');
    await web.page.getByRole('button', { name: 'Favourites' }).click();
    await expect.poll(() => web.page.getByRole('gridcell').count(), SOON).toBe(1);
    await web.page.goBack();
    await gridReady(web.page);
    await web.page.keyboard.press('Control+z');
    await expect.poll(() => label(1), SOON).not.toContain('stars');
    await web.page.keyboard.press('Control+z');
    await expect.poll(() => label(1), SOON).not.toContain('favourite');
    await web.page.keyboard.press('Control+Shift+z');
    await expect.poll(() => label(1), SOON).toContain('favourite');
    await web.page.keyboard.press('Control+z');
    await expect.poll(() => label(1), SOON).not.toContain('favourite');
  });

  it('turns a photo, and its place in the row with it', async () => {
    const before = await tileAt(web.page, 0).boundingBox();
    await tileAt(web.page, 0).focus();
    await web.page.keyboard.press('r');
    const shape = async (): Promise<boolean> => {
      const box = await tileAt(web.page, 0).boundingBox();
      return (box?.width ?? 0) > (box?.height ?? 0);
    };
    await expect.poll(shape, SOON).toBe((before?.width ?? 0) <= (before?.height ?? 0));
    await web.page.keyboard.press('Shift+R');
    await expect.poll(() => tileAt(web.page, 0).boundingBox(), SOON).toEqual(before);
  });

  it('corrects the dates of several photos by the same time, and takes it back', async () => {
    const before = await label(0);
    await tileAt(web.page, 0).click({ modifiers: ['Control'] });
    await tileAt(web.page, 1).click({ modifiers: ['Control'] });
    await openMenu(0, 'Correct the date');
    const dialog = web.page.getByRole('dialog', { name: 'Correct the date' });
    await dialog.getByRole('spinbutton', { name: 'Days' }).fill('366');
    await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
    const year = Number(/\d{4}/.exec(before)?.[0]);
    await expect.poll(() => label(0), SOON).toContain(String(year + 1));
    await web.page.keyboard.press('Control+z');
    await expect.poll(() => label(0), SOON).toBe(before);
    await web.page.keyboard.press('Escape');
  });

  it('sets the date of a photo in the words of the window, and knows what no calendar has', async () => {
    const before = await label(0);
    await openMenu(0, 'Correct the date');
    const dialog = web.page.getByRole('dialog', { name: 'Correct the date' });
    await dialog.getByRole('textbox', { name: 'Day' }).fill('31');
    await dialog.getByRole('combobox', { name: 'Month' }).selectOption('February');
    await dialog.getByRole('textbox', { name: 'Year' }).fill('2031');
    await dialog.getByRole('textbox', { name: 'Time' }).fill('9:05');
    await expect.poll(() => dialog.getByText('There is no such date and time').isVisible(), SOON).toBe(true);
    expect(await dialog.getByRole('button', { name: 'Correct', exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: 'Day' }).fill('28');
    await dialog.getByText(/^Friday,? 28 February 2031$/).waitFor();
    expect(await findViolations(web.page)).toEqual([]);
    await web.page.keyboard.press('Enter');
    await expect.poll(() => label(0), SOON).toContain('28 February 2031');
    await web.page.keyboard.press('Control+z');
    await expect.poll(() => label(0), SOON).toBe(before);
  });

  it('corrects a place by its name, offline', async () => {
    await openMenu(2, 'Correct the place');
    const dialog = web.page.getByRole('dialog', { name: 'Correct the place' });
    await dialog.getByRole('textbox').fill('Lissabon');
    await dialog.getByRole('button', { name: /^Lisbon/ }).click();
    expect(await findViolations(web.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Correct', exact: true }).click();
    await expect.poll(() => label(2), SOON).toMatch(/Lisbon/);
    await expect.poll(() => focusedIndex(web.page), SOON).toBe(2);
  });
});

describe('copying', () => {
  it('puts the turned picture into the clipboard', async () => {
    await web.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await tileAt(web.page, 0).focus();
    await web.page.keyboard.press('r');
    const id = await tileAt(web.page, 0).locator('img').getAttribute('data-id');
    const original = await web.page.evaluate(async (photo) => {
      const bitmap = await createImageBitmap(await (await fetch(`/media/display/${photo}`)).blob());
      return [bitmap.width, bitmap.height];
    }, id);
    await expect.poll(() => web.page.evaluate(() => document.activeElement?.querySelector('img')?.style.transform), SOON).toContain('rotate(90deg)');
    await web.page.keyboard.press('Control+c');
    await web.page.getByText('Copied the photo').waitFor();
    const copied = await web.page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const bitmap = await createImageBitmap((await item?.getType('image/png')) as Blob);
      return [bitmap.width, bitmap.height];
    });
    expect(copied).toEqual(original.toReversed());
    await web.page.keyboard.press('Shift+R');
    await expect.poll(() => web.page.evaluate(() => document.activeElement?.querySelector('img')?.style.transform), SOON).toBe('');
  });
});

describe('hiding, and the trash', () => {
  it('hides photos, shows them on their page, and shows them again', async () => {
    const all = await count();
    await tileAt(web.page, 0).focus();
    await web.page.keyboard.press('h');
    await expect.poll(count, SOON).toBe(all - 1);
    await web.page.evaluate(() => {
      location.hash = '#/hidden';
    });
    await expect.poll(() => web.page.getByRole('gridcell').count(), SOON).toBe(1);
    await tileAt(web.page, 0).focus();
    await web.page.keyboard.press('h');
    await web.page.getByText('No hidden photos').waitFor();
    await expect.poll(count, SOON).toBe(all);
  });

  it('moves a photo to the trash and gives it back by one key, its file too', async () => {
    const all = await count();
    const file = await fileOf(1);
    await tileAt(web.page, 1).focus();
    await web.page.keyboard.press('Delete');
    await expect.poll(count, SOON).toBe(all - 1);
    expect(await exists(file)).toBe(false);
    await expect.poll(() => focusedIndex(web.page), SOON).toBe(1);
    await web.page.keyboard.press('Control+z');
    await expect.poll(count, SOON).toBe(all);
    expect(await exists(file)).toBe(true);
    expect(await readFile(join(web.photos, file))).toEqual(await readFile(join(SAMPLES, file)));
  });

  it('gives back what was moved before a restart, by the same key', async () => {
    const all = await count();
    const file = await fileOf(0);
    await tileAt(web.page, 0).focus();
    await web.page.keyboard.press('Delete');
    await expect.poll(count, SOON).toBe(all - 1);
    web.allowErrors(/./);
    await web.host.stop('SIGKILL');
    await web.host.restart();
    const page = await web.newPage();
    await gridReady(page);
    await page.keyboard.press('Control+z');
    await page.getByText('Undone: Moved 1 photo to the trash').waitFor();
    expect(await exists(file)).toBe(true);
  });

  it('shows what is in the trash, move by move, and gives one back', async () => {
    const all = await count();
    await tileAt(web.page, 0).click({ modifiers: ['Control'] });
    await tileAt(web.page, 1).click({ modifiers: ['Control'] });
    await web.page.getByRole('toolbar').getByRole('button', { name: 'Move to the trash' }).click();
    await expect.poll(count, SOON).toBe(all - 2);
    await web.page.getByRole('button', { name: 'Trash', exact: true }).click();
    await web.page.getByRole('button', { name: /^Give back what was moved/ }).waitFor();
    expect(await findViolations(web.page)).toEqual([]);
    await web.page.getByRole('button', { name: /^Give back what was moved/ }).click();
    await web.page.getByText('The trash is empty').waitFor();
    await expect.poll(count, SOON).toBe(all);
  });
});

describe('exporting', () => {
  it('writes copies of the selected photos into a folder, and says so', async () => {
    const target = join(web.home, 'exported');
    await mkdir(target);
    await tileAt(web.page, 0).click({ modifiers: ['Control'] });
    await tileAt(web.page, 2).click({ modifiers: ['Control'] });
    await web.page.keyboard.press('Control+e');
    const dialog = web.page.getByRole('dialog', { name: 'Export 2 photos' });
    await dialog.getByRole('button', { name: 'Choose…' }).click();
    const chooser = web.page.getByRole('dialog').last();
    await chooser.getByRole('textbox').fill(target);
    await chooser.getByRole('textbox').press('Enter');
    await expect.poll(() => chooser.getByRole('listitem').count(), SOON).toBeLessThan(3);
    await chooser.getByRole('button', { name: 'Choose this folder' }).click();
    await dialog.getByRole('radio', { name: 'JPEG' }).click();
    const withTags = dialog.getByRole('switch', { name: 'With tags' });
    await withTags.click();
    await dialog.getByRole('switch', { name: 'Date, camera and words' }).click();
    // Tags are words about it: without those there are none.
    expect(await withTags.count()).toBe(0);
    await dialog.getByRole('switch', { name: 'Date, camera and words' }).click();
    await expect.poll(() => withTags.isChecked(), SOON).toBe(true);
    await dialog.getByRole('button', { name: 'Export 2 photos' }).click();
    await web.page.getByText(`2 copies are in ${target}`).waitFor({ timeout: 60_000 });
    expect((await readdir(target)).map((name) => name.replace(/.*\./, ''))).toEqual(['jpg', 'jpg']);
  });
});

async function exists(file: string): Promise<boolean> {
  const folder = join(web.photos, file, '..');
  return (await readdir(folder)).includes(file.split('/').at(-1) ?? '');
}
