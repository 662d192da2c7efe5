import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** A rectangle in the system's units (device-independent pixels). */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const windowPlace = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  isMaximized: z.boolean(),
});
/** Where the window was when it was closed; its size is the one that it has when it is not maximized. */
export type WindowPlace = z.infer<typeof windowPlace>;

/** Narrowest window that the layout is made for. Source: the issue "The app: a window", section 2. */
export const WINDOW_LEAST = { width: 360, height: 480 } as const;
/** Size of the very first window; a smaller screen makes it smaller. */
const WINDOW_FIRST = { width: 1280, height: 840 } as const;
/** So much of the window's top must lie on a screen that a person can take hold of it. */
const GRIP = { width: 120, height: 40 } as const;

/** The place that was saved; null where there is none that can be understood, which is no loss. */
export function readWindowPlace(file: string): WindowPlace | null {
  try {
    const parsed = windowPlace.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null; // Never saved, or cut short: the window opens at its first size.
  }
}

/** Save the place, whole or not at all. @throws Error of the file system. */
export function saveWindowPlace(file: string, place: WindowPlace): void {
  const next = `${file}.new`;
  writeFileSync(next, `${JSON.stringify(place)}\n`);
  renameSync(next, file);
}

/**
 * Bounds for a new window: where it was, if a person could still reach it there, since screens come and go; else the
 * first size, in the middle of the first screen (no x and y).
 *
 * @param screens Work areas, the main screen first.
 */
export function boundsFor(saved: WindowPlace | null, screens: readonly Rectangle[]): Partial<Rectangle> & { width: number; height: number } {
  const screen = saved === null ? screens[0] : screens.find((each) => isInReach(saved, each));
  if (screen === undefined || saved === null) {
    const main = screens[0];
    return { width: Math.min(WINDOW_FIRST.width, main?.width ?? WINDOW_FIRST.width), height: Math.min(WINDOW_FIRST.height, main?.height ?? WINDOW_FIRST.height) };
  }
  const { x, y } = saved;
  return { x, y, width: Math.max(WINDOW_LEAST.width, saved.width), height: Math.max(WINDOW_LEAST.height, saved.height) };
}

function isInReach(window: Rectangle, screen: Rectangle): boolean {
  const across = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
  return across >= GRIP.width && window.y >= screen.y && window.y + GRIP.height <= screen.y + screen.height;
}
