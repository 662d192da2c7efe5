import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Page } from 'playwright-core';

/** Drag a file over the window and drop it, as from the desktop. */
export async function dropFile(page: Page, path: string, type: string): Promise<void> {
  const base64 = (await readFile(path)).toString('base64');
  const dataTransfer = await page.evaluateHandle(
    ({ text, name, mime }) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name, { type: mime }));
      return transfer;
    },
    { text: base64, name: basename(path), mime: type },
  );
  for (const event of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('body', event, { dataTransfer });
}
