import { existsSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { runProcess } from '../cli/run-process.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { startHost, type RunningHost } from './start-host.ts';
import { launchChromium } from './launch-chromium.ts';

export interface WindowOptions {
  /** Paths below resources/sample-photos, copied beside the library; `.` is all of them. */
  readonly samples: readonly string[];
  /** Put further files into the folder of photos, before they are indexed. */
  readonly prepare?: (photos: string) => Promise<unknown>;
  /** Index the copies before the window opens; false leaves an empty library (first run). True unless given. */
  readonly isIndexed?: boolean;
  /** Of every page, unless `newPage` says otherwise: 1280 × 800, English, light, reduced motion unless given. */
  readonly context?: BrowserContextOptions;
}

/** A real Chromium on a real library, by `albumen serve`. Read its fields inside of tests only. */
export interface OpenWindow {
  /** A fresh page for every test, at the window's first screen. */
  readonly page: Page;
  /** The address with its token, which a person would click on. */
  readonly url: string;
  /** The temporary folder: home of the person whose library this is. */
  readonly home: string;
  readonly library: string;
  /** The copies of the sample photos: tests may change them. */
  readonly photos: string;
  /** The process behind the window; kill it and start it again. */
  readonly host: RunningHost;
  /** Another page, closed after the test. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  /** Expect errors on the console that match, in this test only; any other one fails it. */
  allowErrors(pattern: RegExp): void;
}

const DEFAULTS: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'en-GB', colorScheme: 'light', reducedMotion: 'reduce' };
/** Starting Chromium, the engine and an index run of all samples on two busy cores. */
const START_TIMEOUT_MS = 180_000;

/**
 * Open the window for the tests of one file: call it once at the top of the file. The library, the host and Chromium
 * live as long as the file's tests; every test gets a fresh page, and fails on any error that the page wrote to its
 * console or threw.
 */
export function openWindow(options: WindowOptions): OpenWindow {
  let home = '';
  let host: RunningHost | null = null;
  let browser: Browser | null = null;
  let page: Page | null = null;
  let contexts: BrowserContext[] = [];
  let errors: string[] = [];
  let allowed: RegExp[] = [];

  beforeAll(async () => {
    if (!existsSync(join(REPOSITORY, 'dist', 'renderer', 'index.html'))) throw new Error('no window in dist/renderer: npm run build:window');
    home = await mkdtemp(join(tmpdir(), 'albumen-window-'));
    const { library, photos } = foldersOf(home);
    for (const sample of options.samples) await cp(join(SAMPLES, sample), join(photos, sample), { recursive: true });
    await options.prepare?.(photos);
    if (options.isIndexed ?? true) {
      const { exitCode, stderr } = await runProcess(['--library', library, 'index', photos], home);
      // 3: some files could not be read, as where a test puts damaged ones among them.
      if (exitCode !== 0 && exitCode !== 3) throw new Error(`the samples could not be indexed: ${stderr}`);
    }
    host = await startHost(library, home);
    // Its own arguments run everything in one process, without web security: made for a lambda, not for this.
    browser = await launchChromium();
  }, START_TIMEOUT_MS);

  beforeEach(async () => {
    errors = [];
    allowed = [];
    page = await newPage();
  });

  afterEach(async () => {
    await Promise.all(contexts.map(async (context) => await context.close()));
    contexts = [];
    expect(errors.filter((error) => !allowed.some((pattern) => pattern.test(error)))).toEqual([]);
  });

  afterAll(async () => {
    await browser?.close();
    await host?.stop();
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  }, START_TIMEOUT_MS);

  async function newPage(context?: BrowserContextOptions): Promise<Page> {
    const opened = await running(browser).newContext({ ...DEFAULTS, ...options.context, ...context });
    contexts.push(opened);
    const made = await opened.newPage();
    made.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    made.on('pageerror', (error) => errors.push(String(error)));
    const { url, lastWords } = running(host);
    await made.goto(url).catch((error: unknown) => {
      throw new Error(`the window cannot be opened; its host said last: ${lastWords}`, { cause: error });
    });
    await made.locator('#root > *').first().waitFor();
    return made;
  }

  return {
    get page() {
      return running(page);
    },
    get url() {
      return running(host).url;
    },
    get home() {
      return home;
    },
    get library() {
      return foldersOf(home).library;
    },
    get photos() {
      return foldersOf(home).photos;
    },
    get host() {
      return running(host);
    },
    newPage,
    allowErrors: (pattern) => allowed.push(pattern),
  };
}

function foldersOf(home: string): { readonly library: string; readonly photos: string } {
  return { library: join(home, 'library.albumen'), photos: join(home, 'photos') };
}

function running<T>(started: T | null): T {
  if (started === null) throw new Error('the window is not open yet: read it inside of a test');
  return started;
}
