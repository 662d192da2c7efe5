import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, one line each; nothing means accessible as far as a machine
 * can tell.
 */
export async function findViolations(page: Page): Promise<string[]> {
  // Evaluated by the debugger: the page's own content policy allows no foreign script.
  await page.evaluate(axe.source);
  return await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: typeof import('axe-core') };
    const { violations } = await runner.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)} (${node.failureSummary ?? ''})`));
  });
}
