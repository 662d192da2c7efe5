import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { xxhash128 } from 'hash-wasm';
import type { Page } from 'playwright-core';

/** Names of photo files by their id: the hash of their content. */
export type PhotoNames = ReadonlyMap<string, string>;

/** The files below a folder, by the id of the photo that each one is. */
export async function namePhotos(folder: string): Promise<PhotoNames> {
  const names = new Map<string, string>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile()) names.set(await xxhash128(await readFile(path)), relative(folder, path));
  }
  return names;
}

/** A photo of the grid, as it stands on the screen. */
export interface ShownPhoto {
  readonly name: string;
  readonly id: string;
  /** CSS pixels from the top of the window. */
  readonly top: number;
}

/** The photos that the grid has in the document, in their order. */
export async function shownPhotos(page: Page, names: PhotoNames): Promise<ShownPhoto[]> {
  const tiles = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[role="gridcell"][data-index]')]
      .map((tile) => ({ index: Number(tile.dataset['index']), id: tile.querySelector('img')?.dataset['id'] ?? '', top: Math.round(tile.getBoundingClientRect().top) }))
      .sort((a, b) => a.index - b.index),
  );
  return tiles.map(({ id, top }) => ({ id, top, name: names.get(id) ?? id }));
}

/** Names of the photos in the first row. */
export async function firstRow(page: Page, names: PhotoNames): Promise<string[]> {
  const shown = await shownPhotos(page, names);
  return shown.filter((photo) => photo.top === shown[0]?.top).map((photo) => photo.name);
}
