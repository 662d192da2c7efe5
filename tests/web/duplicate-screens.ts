import type { Page } from 'playwright-core';
import { NARROW, type Shot } from './screen-shot.ts';

/** Samples with copies beside them, as a person's folders are. */
export const DUPLICATE_SHOTS: readonly Shot[] = [
  { name: 'duplicates', at: '/duplicates', act: (page) => pressAll(page) },
  { name: 'duplicates-narrow', at: '/duplicates', act: (page) => pressAll(page), viewport: NARROW },
  { name: 'duplicates-same', at: '/duplicates', act: (page) => pressAll(page, '2') },
  { name: 'duplicates-decided', at: '/duplicates', act: (page) => pressAll(page, '2', 'Enter', 'ArrowRight', 't') },
  { name: 'duplicates-german', at: '/duplicates', act: (page) => pressAll(page, '2'), locale: 'de-DE' },
  { name: 'duplicates-nearly', at: '/duplicates', act: (page) => pressAll(page, '3') },
  { name: 'duplicates-burst', at: '/duplicates', act: (page) => pressAll(page, '4', 'ArrowRight', 't') },
  { name: 'duplicates-slider', at: '/duplicates', act: (page) => pressAll(page, '3', 'ArrowDown', 'd') },
  { name: 'duplicates-difference', at: '/duplicates', act: (page) => pressAll(page, '3', 'ArrowDown', 'ArrowDown', 'd', 'v', 'v') },
  { name: 'duplicates-do-all', at: '/duplicates', act: (page) => pressAll(page, 'a') },
  { name: 'duplicates-rules', at: '/duplicates', act: addRule },
];

/** Of photos none of which is there twice. */
export const DISTINCT_SHOTS: readonly Shot[] = [{ name: 'duplicates-none', at: '/duplicates' }];

/** Between two keys, milliseconds: until what the one before did is shown. */
const BETWEEN_MS = 300;

async function pressAll(page: Page, ...keys: readonly string[]): Promise<void> {
  await page.locator('[data-member]').first().waitFor();
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(BETWEEN_MS);
  }
  await page.waitForFunction(() => [...document.querySelectorAll('main img')].every((image) => image instanceof HTMLImageElement && image.complete));
}

async function addRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Rules…' }).click();
  await page.getByLabel('Folder', { exact: true }).fill('Originals/');
  await page.keyboard.press('Enter');
}
