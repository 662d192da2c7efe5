import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LABELLED, SAMPLES } from '../fixtures/repository.ts';
import { openWindow } from './open-window.ts';
import { photoCount, RUN_TIMEOUT } from './status-line.ts';

const at = openWindow({ samples: [], isIndexed: false });

it('begins with what Albumen does, and shows the samples while they are indexed', async () => {
  const { page } = at;
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent()).toBe('Find any photo by describing it');
  await expect.poll(() => page.getByText('Everything happens on this machine').count()).toBe(1);
  await page.getByRole('button', { name: 'Try the sample photos' }).click();
  // 40 files, of which two hold the same photo. The timeline is there at once; photos come into it by themselves.
  await page.locator('[role=gridcell] img').first().waitFor();
  await expect.poll(() => photoCount(page), RUN_TIMEOUT).toBe(39);
  await page.keyboard.press('/');
  await page.keyboard.type('two dogs at a wooden fence');
  await expect.poll(() => page.getByRole('status').allTextContents().then((texts) => texts.join(' ')), RUN_TIMEOUT).toMatch(/\d+ photo/);
});

it('adds a folder chosen from the folders of this machine, and a new photo in it appears by itself', async () => {
  const { page, home } = at;
  const folder = join(home, 'Pictures from 2019');
  await cp(join(SAMPLES, '2019'), folder, { recursive: true });
  await page.getByRole('button', { name: 'Folders', exact: true }).click();
  await page.getByRole('button', { name: 'Add a folder' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Pictures from 2019' }).click();
  await expect.poll(() => dialog.getByLabel('Folder', { exact: true }).inputValue()).toBe(folder);
  await dialog.getByRole('button', { name: 'Choose this folder' }).click();
  await page.getByText(folder).waitFor();
  // The same contents as the samples': no photo more, but another place for each.
  await expect.poll(() => page.getByText(/^\d+ files$/).count(), RUN_TIMEOUT).toBe(2);

  const [name] = (await readdir(join(LABELLED, 'grocery'))).filter((each) => each.endsWith('.jpg'));
  await cp(join(LABELLED, 'grocery', name as string), join(folder, 'new.jpg'));
  await expect.poll(() => photoCount(page), RUN_TIMEOUT).toBe(40);
});
