import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { makePhotos } from '../bench/make-photos.ts';
import { makeWindowLibrary } from '../bench/make-window-library.ts';
import { runProcess } from '../cli/run-process.ts';
import { makeCopies } from '../fixtures/make-copies.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { DISTINCT_SHOTS, DUPLICATE_SHOTS } from './duplicate-screens.ts';
import { launchChromium } from './launch-chromium.ts';
import { NARROW, WIDE, type Shot } from './screen-shot.ts';
import { EMPTY_SORTED_SHOTS, MANY_SORTED_SHOTS, SORTING_SHOTS } from './sorting-screens.ts';
import { startHost, type RunningHost } from './start-host.ts';

/**
 * `npm run screens`: every screen of the window in both themes, empty, full, busy and failing, into docs/screens.
 * They are for looking at: what is not beautiful is mended.
 */
const FOLDER = join(REPOSITORY, 'docs', 'screens');
const THEMES = ['light', 'dark'] as const;
/** Photos of the very full library. */
const MANY = 100_000;
/** Until pictures and transitions are done. */
const SETTLED_MS = 900;

const FIRST_RUN: readonly Shot[] = [
  { name: 'first-run', at: '/photos' },
  { name: 'first-run-narrow', at: '/photos', viewport: NARROW },
  { name: 'folder-chooser', at: '/photos', act: async (page) => await page.getByRole('button', { name: 'Add a folder' }).click() },
];

const SAMPLE_SHOTS: readonly Shot[] = [
  { name: 'photos', at: '/photos' },
  { name: 'photos-narrow', at: '/photos', viewport: NARROW },
  { name: 'photos-4k', at: '/photos', viewport: { width: 2560, height: 1440 } },
  { name: 'photos-selected', at: '/photos', act: selectSome },
  { name: 'search', at: '/search?q=two+dogs+at+a+wooden+fence' },
  { name: 'search-filters', at: '/search?q=fruit+in+2020+without+oranges' },
  { name: 'search-german', at: '/search?q=hund+am+zaun', locale: 'de-DE' },
  { name: 'search-suggestions', at: '/photos', act: async (page) => await typeInto(page, '20') },
  { name: 'search-nothing', at: '/search?q=a+submarine+under+water' },
  { name: 'search-no-match', at: '/search?q=date%3A1950+camera%3ALeica' },
  { name: 'search-narrow', at: '/search?q=fruit+in+2020+without+oranges', viewport: NARROW },
  { name: 'viewer', at: '/search?q=mountains', act: openFirst },
  { name: 'viewer-information', at: '/search?q=mountains', act: openInformation },
  { name: 'viewer-narrow', at: '/search?q=mountains', act: openFirst, viewport: NARROW },
  { name: 'places', at: '/places' },
  { name: 'folders', at: '/folders' },
  { name: 'favourites-empty', at: '/favourites' },
  { name: 'trash-empty', at: '/trash' },
  { name: 'hidden-empty', at: '/hidden' },
  { name: 'models', at: '/models' },
  { name: 'settings', at: '/settings', viewport: { width: 1280, height: 1900 } },
  { name: 'settings-german', at: '/settings', locale: 'de-DE' },
  { name: 'settings-narrow', at: '/settings', viewport: NARROW },
  { name: 'palette', at: '/photos', act: async (page) => await page.keyboard.press('Control+k') },
  { name: 'shortcuts', at: '/photos', act: async (page) => await page.keyboard.press('?') },
  { name: 'export', at: '/photos', act: openExport },
  { name: 'correct-date', at: '/photos', act: (page) => openFromMenu(page, 'Correct the date…') },
  { name: 'correct-place', at: '/photos', act: (page) => openFromMenu(page, 'Correct the place…') },
  ...SORTING_SHOTS,
  { name: 'trash', at: '/photos', act: trashOne },
];

const MANY_SHOTS: readonly Shot[] = [
  { name: 'many-photos', at: '/photos' },
  { name: 'many-photos-small', at: '/photos', act: async (page) => await pressTimes(page, '-', 4) },
  { name: 'many-results', at: '/search?q=mountains', act: async (page) => await page.locator('[data-answered=mountains]').waitFor() },
  ...MANY_SORTED_SHOTS,
];

const home = await mkdtemp(join(tmpdir(), 'albumen-screens-'));
const browser = await launchChromium();
try {
  for (const name of await readdir(FOLDER)) if (name.endsWith('.webp')) await rm(join(FOLDER, name));
  await withHost('empty', () => Promise.resolve(), async (host) => await shoot(browser, host, FIRST_RUN));
  await withHost('samples', async (library, folder) => {
    await cp(SAMPLES, join(folder, 'Pictures'), { recursive: true });
    await writeFile(join(folder, 'Pictures', '2018', 'broken.jpg'), Buffer.from('ffd8ffe000104a464946', 'hex'));
    await runProcess(['--library', library, 'index', join(folder, 'Pictures')], folder);
  }, async (host) => {
    await shoot(browser, host, SAMPLE_SHOTS);
    await shootLost(browser, host);
  });
  await withHost('copies', async (library, folder) => {
    const pictures = join(folder, 'Pictures');
    for (const sample of ['2016', '2017', '2018']) await cp(join(SAMPLES, sample), join(pictures, sample), { recursive: true });
    await makeCopies(pictures);
    await runProcess(['--library', library, 'index', pictures], folder);
  }, async (host) => await shoot(browser, host, DUPLICATE_SHOTS));
  await withHost('distinct', async (library, folder) => {
    await cp(join(SAMPLES, '2018'), join(folder, 'Pictures'), { recursive: true });
    await runProcess(['--library', library, 'index', join(folder, 'Pictures')], folder);
  }, async (host) => await shoot(browser, host, DISTINCT_SHOTS));
  await withHost('nothing', async (library, folder) => {
    await mkdir(join(folder, 'Pictures'));
    await runProcess(['--library', library, 'index', join(folder, 'Pictures')], folder);
  }, async (host) => await shoot(browser, host, EMPTY_SORTED_SHOTS));
  await withHost('many', async (_library, folder) => void (await makeWindowLibrary(folder, MANY)), async (host) => await shoot(browser, host, MANY_SHOTS), 'library.albumen');
  await withHost('busy', async (library, folder) => {
    const pictures = join(folder, 'Pictures');
    await makePhotos({ folder: pictures, count: 400, width: 800, height: 600, grain: 4, quality: 85 });
    await runProcess(['--library', library, 'folders', 'add', pictures], folder);
  }, async (host) => await shootBusy(browser, host));
} finally {
  await browser.close();
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
}

async function withHost(name: string, prepare: (library: string, folder: string) => Promise<void>, work: (host: RunningHost) => Promise<void>, library = 'library.albumen'): Promise<void> {
  const folder = join(home, name);
  await mkdir(folder, { recursive: true });
  await prepare(join(folder, library), folder);
  const host = await startHost(join(folder, library), folder);
  try {
    await work(host);
  } finally {
    await host.stop();
  }
}

async function shoot(from: Browser, host: RunningHost, shots: readonly Shot[]): Promise<void> {
  for (const theme of THEMES) {
    for (const { name, at, act, viewport = WIDE, locale = 'en-GB' } of shots) {
      const context = await from.newContext({ viewport, locale, colorScheme: theme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      try {
        await page.goto(host.url);
        await page.goto(`${new URL(host.url).origin}/#${at}`);
        await page.waitForTimeout(SETTLED_MS);
        await act?.(page);
        await page.waitForTimeout(SETTLED_MS);
      } catch (error) {
        // One screen that could not be reached must not lose the others; it is shown as far as it came.
        console.error(`${name} (${theme}): ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
        process.exitCode = 1;
      }
      await keep(page, `${name}-${theme}`);
      await context.close();
    }
  }
}

/** As WebP: a tenth of the bytes of PNG, which matters in a repository. */
async function keep(page: Page, name: string): Promise<void> {
  await sharp(await page.screenshot()).webp({ quality: 82 }).toFile(join(FOLDER, `${name}.webp`));
}

/** The window while the engine is away. */
async function shootLost(from: Browser, host: RunningHost): Promise<void> {
  const pages = await Promise.all(
    THEMES.map(async (theme) => {
      const page = await (await from.newContext({ viewport: WIDE, colorScheme: theme })).newPage();
      await page.goto(host.url);
      await page.waitForTimeout(SETTLED_MS);
      return { theme, page };
    }),
  );
  await host.stop('SIGKILL');
  for (const { theme, page } of pages) {
    await page.getByRole('alert').waitFor();
    await keep(page, `engine-away-${theme}`);
    await page.context().close();
  }
}

/** The window while its first folder is being indexed. */
async function shootBusy(from: Browser, host: RunningHost): Promise<void> {
  const page = await (await from.newContext({ viewport: WIDE, colorScheme: 'light' })).newPage();
  await page.goto(host.url);
  await page.locator('[role=gridcell] img').first().waitFor();
  for (const theme of THEMES) {
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForTimeout(200);
    await keep(page, `busy-${theme}`);
  }
  for (const name of ['albums', 'tags']) {
    await page.goto(`${new URL(host.url).origin}/#/${name}`);
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await page.waitForTimeout(SETTLED_MS);
      await keep(page, `${name}-busy-${theme}`);
    }
  }
  await page.context().close();
}

async function typeInto(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
}

async function openFirst(page: Page): Promise<void> {
  await page.locator('[role=gridcell]').first().click();
  await page.getByRole('dialog').waitFor();
}

async function openInformation(page: Page): Promise<void> {
  await openFirst(page);
  await page.keyboard.press('i');
}

async function selectSome(page: Page): Promise<void> {
  for (const index of [0, 2, 3]) await page.locator('[role=gridcell]').nth(index).click({ modifiers: ['Control'] });
}

async function openFromMenu(page: Page, item: string): Promise<void> {
  await page.locator('[role=gridcell]').first().click({ button: 'right' });
  await page.getByRole('menuitem', { name: item }).click();
}

async function openExport(page: Page): Promise<void> {
  await selectSome(page);
  await openFromMenu(page, 'Export copies…');
}

async function trashOne(page: Page): Promise<void> {
  await page.locator('[role=gridcell]').last().click({ modifiers: ['Control'] });
  await page.keyboard.press('Delete');
  await page.waitForTimeout(SETTLED_MS);
  await page.goto(`${new URL(page.url()).origin}/#/trash`);
}

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let i = 0; i < times; i++) await page.keyboard.press(key);
}
