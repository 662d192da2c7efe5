import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LABELLED } from '../fixtures/repository.ts';
import { openWindow } from './open-window.ts';
import { RUN_TIMEOUT } from './status-line.ts';

const at = openWindow({ samples: ['2016'] });

it('says so when the engine is killed while it indexes, comes back by itself, and goes on', async () => {
  const { page, photos, host } = at;
  at.allowErrors(/WebSocket connection|ERR_CONNECTION_REFUSED|Failed to load resource/);
  await page.locator('[role=gridcell] img').first().waitFor();
  await cp(join(LABELLED, 'grocery'), join(photos, 'grocery'), { recursive: true });
  await expect.poll(() => page.locator('footer').textContent(), RUN_TIMEOUT).toMatch(/Indexing \d+ of \d+/);
  await host.stop('SIGKILL');
  await page.getByRole('alert').getByText('The photo engine stopped').waitFor();
  // What is on the screen stays.
  expect(await page.locator('[role=gridcell] img').count()).toBeGreaterThan(0);
  await host.restart();
  await expect.poll(() => page.getByRole('alert').count(), RUN_TIMEOUT).toBe(0);
  await expect.poll(() => page.locator('footer').textContent(), { timeout: 90_000 }).toMatch(/^\d{3} photos/);
});
