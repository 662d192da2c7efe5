import { browserDesktop } from './browser-desktop.ts';
import type { Desktop } from './desktop.ts';

/** What this window's door can do: the desktop's bridge where there is one, else the browser's forms. */
export const desktop: Desktop = browserDesktop();
