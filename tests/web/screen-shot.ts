import type { Page } from 'playwright-core';

/** A usual window, and one as narrow as a telephone. */
export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 390, height: 800 };

/** A picture of the window for docs/screens. */
export interface Shot {
  readonly name: string;
  /** The part of the address after `#`. */
  readonly at: string;
  /** What a person does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
  readonly viewport?: typeof WIDE;
  readonly locale?: string;
}
