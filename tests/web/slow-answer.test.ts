import { expect, it } from 'vitest';
import { SOON } from './ask-question.ts';
import { openWindow } from './open-window.ts';

const web = openWindow({ samples: ['2020'] });

it('shows where the photos will be while the first answer is awaited', async () => {
  const { page, host } = web;
  const waiting = page.getByRole('status', { name: 'Searching', exact: true });
  process.kill(host.pid, 'SIGSTOP');
  try {
    await page.keyboard.press('/');
    await page.keyboard.type('sneakers');
    await waiting.waitFor();
    await page.getByRole('heading', { level: 1, name: 'Searching', exact: true }).waitFor();
  } finally {
    process.kill(host.pid, 'SIGCONT');
  }
  await page.locator('[data-answered=sneakers] [role=gridcell] img').first().waitFor();
  await expect.poll(() => waiting.count(), SOON).toBe(0);
});
