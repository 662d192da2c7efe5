import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The licence that a published model states in the front matter of its README.md, as `license: mit`.
 *
 * @returns Null where it states none; a pack without it still works, and the model list then says "unknown".
 */
export function readLicence(folder: string): string | null {
  let text: string;
  try {
    text = readFileSync(join(folder, 'README.md'), 'utf8');
  } catch {
    // The card is an extra: packs copied by hand often lack it.
    return null;
  }
  const front = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const name = /^license_name:\s*(.+)$/m.exec(front)?.[1] ?? /^license:\s*(.+)$/m.exec(front)?.[1];
  return name?.trim().replace(/^["']|["']$/g, '') ?? null;
}
