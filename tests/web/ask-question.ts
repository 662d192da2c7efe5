import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Patience with two busy cores; what is awaited comes in a fraction of it. */
export const SOON = { timeout: 30_000 };

/** The search field. */
export function searchField(page: Page): Locator {
  return page.getByRole('combobox').first();
}

/** Type a question, press Enter, and wait for its answer. */
export async function askQuestion(page: Page, question: string): Promise<void> {
  await searchField(page).fill(question);
  await searchField(page).press('Enter');
  await expectAnswered(page, question);
}

/** Wait until the address holds the question and its answer is there. */
export async function expectAnswered(page: Page, question: string): Promise<void> {
  await expect.poll(() => askedQuestion(page), SOON).toBe(question);
  // The results say which question they answer: those of the one before are at rest too.
  await page.waitForFunction((asked) => {
    const results = document.querySelector('[data-answered]');
    return results?.getAttribute('data-answered') === asked && results.getAttribute('aria-busy') === 'false';
  }, question, SOON);
}

/** The question that the address holds; null for none. */
export function askedQuestion(page: Page): string | null {
  return new URLSearchParams(new URL(page.url()).hash.split('?')[1]).get('q');
}
