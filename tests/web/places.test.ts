import { expect, it } from 'vitest';
import { SOON } from './ask-question.ts';
import { findViolations } from './find-violations.ts';
import { openWindow } from './open-window.ts';

const at = openWindow({ samples: ['2016', '2017', '2018', '2019', '2020'] });

/** The photos that stand on the map, by the counts of its pictures. */
async function countsOnMap(): Promise<number[]> {
  const labels = await at.page.getByRole('application').getByRole('button').evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  return labels.map((label) => Number.parseInt(label, 10)).toSorted((one, other) => one - other);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

async function openPlaces(): Promise<void> {
  await at.page.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Places' }).click();
  await expect.poll(async () => (await countsOnMap()).length, SOON).toBeGreaterThan(0);
}

async function countHere(): Promise<number> {
  return Number.parseInt((await at.page.getByRole('complementary', { name: 'Photos on this part of the map' }).getByRole('status').textContent()) ?? '', 10);
}

it('shows every photo with a place on a map that is drawn without a network', async () => {
  const { page } = at;
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(at.url).origin) foreign.push(request.url());
  });
  await openPlaces();
  await expect.poll(countHere, SOON).toBe(sum(await countsOnMap()));
  await expect.poll(countHere, SOON).toBeGreaterThan(5);
  // Land and sea are drawn: the canvas has more than one colour.
  await expect
    .poll(async () =>
      await page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
        const pixels = new Uint32Array(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data.buffer ?? new ArrayBuffer(0));
        return new Set(pixels).size;
      }), SOON,
    )
    .toBeGreaterThan(2);
  expect(foreign).toEqual([]);
});

it('comes nearer by a click on a cluster until its photos open', async () => {
  const { page } = at;
  await openPlaces();
  for (let clicks = 0; clicks < 12 && new URL(page.url()).hash === '#/places'; clicks++) {
    const counts = await countsOnMap();
    const most = page.getByRole('application').getByRole('button', { name: new RegExp(`^${counts.at(-1)} photo`) }).first();
    await most.click();
    await expect.poll(async () => page.url().includes('#/places') && (await countsOnMap()).join() === counts.join(), SOON).toBe(false);
  }
  expect(page.url()).toMatch(/#\/(search\?q=box%3A|places\?photo=)/);
});

it('opens the photos of what it shows, and comes back to the same part of the map', async () => {
  const { page } = at;
  await openPlaces();
  const all = await countHere();
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await expect.poll(() => page.url(), SOON).toContain('q=box%3A');
  await expect.poll(async () => await page.getByRole('status').filter({ hasText: `${all} photos` }).count(), SOON).toBeGreaterThan(0);
  await page.goBack();
  await expect.poll(countHere, SOON).toBe(all);
});

it('is used by the keyboard alone', async () => {
  const { page } = at;
  await openPlaces();
  const all = await countHere();
  await page.getByRole('application').focus();
  for (let times = 0; times < 6; times++) await page.keyboard.press('ArrowRight');
  for (let times = 0; times < 3; times++) await page.keyboard.press('+');
  await expect.poll(countHere, SOON).not.toBe(all);
  await page.keyboard.press('0');
  await expect.poll(countHere, SOON).toBe(all);
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')), SOON).toMatch(/^\d+ photo/);
});

it('opens a photo of the strip in the viewer, and goes back to the map', async () => {
  const { page } = at;
  await openPlaces();
  await page.getByRole('complementary', { name: 'Photos on this part of the map' }).getByRole('listitem').first().getByRole('button').click();
  await page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => new URL(page.url()).hash, SOON).toBe('#/places');
});

it('has no fault that axe finds, in light and dark, wide and narrow', async () => {
  await openPlaces();
  expect(await findViolations(at.page)).toEqual([]);
  for (const context of [{ colorScheme: 'dark' as const }, { viewport: { width: 360, height: 720 } }]) {
    const page = await at.newPage(context);
    await page.getByRole('button', { name: 'Places' }).click();
    await page.getByRole('application').getByRole('button').first().waitFor();
    expect(await findViolations(page)).toEqual([]);
  }
});
