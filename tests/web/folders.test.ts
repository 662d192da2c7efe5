import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openWindow } from './open-window.ts';
import { photoCount, RUN_TIMEOUT } from './status-line.ts';

const at = openWindow({ samples: ['2016', '2017', '2019'] });

const count = (): Promise<number> => photoCount(at.page);

it('keeps every photo when a folder is renamed on the disk', async () => {
  const { page, photos } = at;
  await page.locator('[role=gridcell] img').first().waitFor();
  const before = await count();
  const id = await page.locator('[role=gridcell] img').last().getAttribute('data-id');
  await rename(join(photos, '2017'), join(photos, 'Summer 2017'));
  await page.keyboard.press('/');
  await page.keyboard.type('folder:"Summer 2017"');
  // The watched folder is looked through again, and the question finds the photos at their new place.
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Enter');
        return await page.locator('main [role=gridcell] img').count();
      },
      { ...RUN_TIMEOUT, interval: 1_500 },
    )
    .toBe(4);
  await page.getByRole('button', { name: 'Photos', exact: true }).click();
  await expect.poll(count, RUN_TIMEOUT).toBe(before);
  await expect.poll(() => page.locator(`img[data-id="${id}"]`).count(), RUN_TIMEOUT).toBeGreaterThan(0);
});

it('leaves a folder out and takes it back in', async () => {
  const { page, photos } = at;
  await page.locator('[role=gridcell] img').first().waitFor();
  const all = await count();
  await page.getByRole('button', { name: 'Folders', exact: true }).click();
  await page.getByRole('button', { name: `What to do with ${photos}` }).click();
  await page.getByRole('menuitem', { name: 'Leave out folders…' }).click();
  const box = page.getByRole('dialog').getByRole('checkbox', { name: '2019' });
  await box.click();
  await expect.poll(() => box.isChecked()).toBe(false);
  await expect.poll(count, RUN_TIMEOUT).not.toBe(all);
  await box.click();
  await expect.poll(count, RUN_TIMEOUT).toBe(all);
});

it('takes a folder out of the library, and undoes it', async () => {
  const { page, photos } = at;
  await page.getByRole('button', { name: 'Folders', exact: true }).click();
  await page.getByRole('button', { name: `What to do with ${photos}` }).click();
  await page.getByRole('menuitem', { name: 'Take out of the library…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take out', exact: true }).click();
  await page.getByRole('heading', { name: 'Find any photo by describing it' }).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(count, RUN_TIMEOUT).toBeGreaterThan(0);
});
