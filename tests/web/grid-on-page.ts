import type { Locator, Page } from 'playwright-core';

/** A photo of the grid by its place in the list. */
export function tileAt(page: Page, index: number): Locator {
  return page.locator(`[role="gridcell"][data-index="${index}"]`);
}

/** Wait until the grid shows pictures. */
export async function gridReady(page: Page): Promise<void> {
  await page.locator('[role="gridcell"] img.is-shown').first().waitFor();
}

/** Places in the list of the photos that are selected and in the document, ascending. */
export async function selectedIndices(page: Page): Promise<number[]> {
  return await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role="gridcell"][aria-selected="true"]')].map((tile) => Number(tile.dataset['index'])).sort((a, b) => a - b),
  );
}

/** The place in the list of the photo that has the keyboard's focus; null for anything else. */
export async function focusedIndex(page: Page): Promise<number | null> {
  return await page.evaluate(() => {
    const index = (document.activeElement as HTMLElement | null)?.dataset['index'];
    return index === undefined ? null : Number(index);
  });
}

/** The photo at the top of the grid and where it stands in the window: what must not move. */
export async function topPhoto(page: Page): Promise<{ readonly id: string; readonly top: number }> {
  return await page.evaluate(() => {
    const scroller = document.querySelector('.grid-scroller');
    const edge = scroller?.getBoundingClientRect().top ?? 0;
    const tiles = [...document.querySelectorAll<HTMLElement>('[role="gridcell"]')]
      .map((tile) => ({ id: tile.querySelector('img')?.dataset['id'] ?? '', box: tile.getBoundingClientRect() }))
      .filter(({ box }) => box.bottom > edge)
      .sort((a, b) => a.box.top - b.box.top || a.box.left - b.box.left);
    return { id: tiles[0]?.id ?? '', top: Math.round((tiles[0]?.box.top ?? 0) - edge) };
  });
}

/** How far below the grid's upper edge a photo stands, CSS pixels; null where it is not in the document. */
export async function topOf(page: Page, id: string): Promise<number | null> {
  return await page.evaluate((photo) => {
    const tile = document.querySelector(`[role="gridcell"] img[data-id="${photo}"]`)?.closest('[role="gridcell"]');
    const edge = document.querySelector('.grid-scroller')?.getBoundingClientRect().top ?? 0;
    return tile ? Math.round(tile.getBoundingClientRect().top - edge) : null;
  }, id);
}

/** Scroll the grid, CSS pixels from its top, and wait until the photos there are shown. */
export async function scrollGrid(page: Page, top: number): Promise<void> {
  await page.evaluate(async (y) => {
    document.querySelector('.grid-scroller')?.scrollTo({ top: y, behavior: 'instant' });
    // The grid hears of it with the next frame, and has its rows in the one after.
    for (let frame = 0; frame < 3; frame++) await new Promise((resolve) => requestAnimationFrame(resolve));
  }, top);
  await page.waitForFunction(() => [...document.querySelectorAll('[role="gridcell"]')].every((tile) => tile.querySelector('img') !== null));
}
