import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { REPOSITORY } from '../fixtures/repository.ts';
import { SOON } from './ask-question.ts';
import { openWindow } from './open-window.ts';
import { namePhotos, type PhotoNames } from './shown-photos.ts';

const FILMS = join(REPOSITORY, 'tests/fixtures/photos');
const at = openWindow({
  samples: [],
  async prepare(photos) {
    for (const film of ['film.webm', 'film.mkv']) await cp(join(FILMS, film), join(photos, film));
  },
});

let names: PhotoNames;
beforeAll(async () => {
  names = await namePhotos(at.photos);
});

async function openFilm(name: string): Promise<void> {
  // Without ffmpeg a film has no picture to show in the grid.
  at.allowErrors(/404/);
  const found = [...names].find(([, path]) => path === name)?.[0] ?? '';
  await at.page.evaluate((id) => (location.hash = `#/photos?photo=${id}`), found);
  await at.page.getByRole('dialog', { name: 'Photo viewer' }).waitFor();
}

it('plays a film by the space bar', async () => {
  const { page } = at;
  await openFilm('film.webm');
  const video = page.locator('[data-stage] video');
  await expect.poll(async () => await video.evaluate((film: HTMLVideoElement) => film.duration), SOON).toBeCloseTo(2, 0);
  await page.keyboard.press(' ');
  await expect.poll(async () => await video.evaluate((film: HTMLVideoElement) => film.currentTime), SOON).toBeGreaterThan(0.2);
});

it('says so where the browser cannot play it, and offers the file', async () => {
  const { page } = at;
  // A film whose coding no browser knows: here one that is none.
  await page.route('**/media/display/**', (route) => route.fulfill({ status: 200, contentType: 'video/webm', body: 'no film at all' }));
  await openFilm('film.mkv');
  await page.getByRole('alert').getByText('This browser cannot play this video').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Download' }).count(), SOON).toBe(1);
});
