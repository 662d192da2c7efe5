import { expect, it } from 'vitest';
import { findViolations } from './find-violations.ts';
import { openWindow } from './open-window.ts';

const at = openWindow({ samples: ['2016'] });

it('changes the theme and the language at once, and keeps them', async () => {
  const { page } = at;
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
  await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('de');
  await page.getByRole('radio', { name: 'English' }).click();
  await page.getByRole('radio', { name: 'System' }).first().click();
  await page.getByRole('heading', { name: 'Settings' }).waitFor();
});

it('says what is stored and where', async () => {
  const { page, library } = at;
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByText('Nothing is sent anywhere').waitFor();
  await expect.poll(() => page.getByText(library, { exact: true }).count()).toBeGreaterThan(0);
});

it('takes in what an export of another library wrote, and says what is no such file', async () => {
  const { page } = at;
  const said = (value: unknown) => ({ value, at: '2024-01-02T03:04:05.678Z' });
  const photos = [{ id: 'ab'.repeat(16), paths: [], marks: { rating: said(4) } }];
  const records = [{ key: 'different/x', kind: 'different', ...said(true) }];
  await page.getByRole('button', { name: 'Settings', exact: true }).click();
  await page.getByRole('button', { name: 'Import…' }).waitFor();
  const chooser = page.getByLabel('File of an export');
  await chooser.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ albumen: 2, photos, records })) });
  await page.getByText('Taken in: 1 decision. What it says of 1 further photo is kept until that comes.').waitFor();
  await chooser.setInputFiles({ name: 'other.json', mimeType: 'application/json', buffer: Buffer.from('{"albumen":') });
  await expect.poll(() => page.getByText(/other\.json is not what an Albumen export wrote/).count()).toBe(1);
});

it('lists the model in use with its speed here, and refuses a folder that holds no pack', async () => {
  const { page, photos } = at;
  await page.goto(`${new URL(at.url).origin}/#/models`);
  await page.getByText('in use').waitFor();
  await page.getByRole('button', { name: 'Add a pack from a folder' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Folder', { exact: true }).fill(photos);
  await page.keyboard.press('Enter');
  await dialog.getByText('2016').waitFor();
  await dialog.getByRole('button', { name: 'Choose this folder' }).click();
  await page.getByRole('heading', { name: 'Just tried' }).waitFor({ timeout: 60_000 });
  await expect.poll(() => page.getByText(photos, { exact: true }).count()).toBe(1);
});

it.each(['photos', 'favourites', 'places', 'folders', 'hidden', 'trash', 'models', 'settings'])('has no accessibility violation on the page %s, in both themes', async (name) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await at.newPage({ colorScheme });
    await page.goto(`${new URL(at.url).origin}/#/${name}`);
    await page.locator('footer').getByText('photos').waitFor();
    await page.locator('h1').first().waitFor({ state: 'attached' });
    expect(await findViolations(page)).toEqual([]);
  }
});
