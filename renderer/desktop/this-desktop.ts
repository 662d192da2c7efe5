import { browserDesktop } from './browser-desktop.ts';
import type { Desktop } from './desktop.ts';
import { electronDesktop } from './electron-desktop.ts';
import { findBridge } from './find-bridge.ts';

const bridge = findBridge();

/** What this window's door can do: the desktop's bridge where there is one, else the browser's forms. */
export const desktop: Desktop = bridge ? electronDesktop(bridge) : browserDesktop();
