import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';

/**
 * The Chromium that comes with the development dependencies, without a screen. Its usual processes are kept: the
 * arguments that its package proposes put everything into one, which ends with the first page that is closed.
 */
export async function launchChromium(): Promise<Browser> {
  return await playwright.launch({ executablePath: await chromium.executablePath(), args: ['--no-sandbox'], headless: true });
}
