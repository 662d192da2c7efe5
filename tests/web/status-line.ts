import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Patience for an index run of some photos on two busy cores. */
export const RUN_TIMEOUT = { timeout: 60_000 };

/** What the status line says now. */
export async function statusOf(page: Page): Promise<string> {
  return (await page.locator('footer').textContent()) ?? '';
}

/**
 * How many photos the status line tells, once it is at rest: a window that has just opened looks through its folders
 * first, and says so instead.
 */
export async function photoCount(page: Page): Promise<number> {
  await expect.poll(() => statusOf(page), RUN_TIMEOUT).toMatch(AT_REST);
  return Number.parseInt(AT_REST.exec(await statusOf(page))?.[1] ?? '', 10);
}

const AT_REST = /^(\d+) photos?/u;
