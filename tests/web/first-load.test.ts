import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../fixtures/repository.ts';

const WINDOW = join(REPOSITORY, 'dist', 'renderer');
/** Of everything that is read before the first photo is shown, gzipped. Source: the issue of the app. */
const FIRST_LOAD_BYTES = 350_000;

it('loads less than 350 kB before the first photo, with the larger language', async () => {
  const page = await readFile(join(WINDOW, 'index.html'), 'utf8');
  const atFirst = [...page.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, file]) => file ?? '');
  const languages = (await readdir(join(WINDOW, 'assets'))).filter((file) => /^(?:de|en)-.+\.js$/.test(file)).map((file) => `assets/${file}`);
  const sizeOf = async (file: string): Promise<number> => gzipSync(await readFile(join(WINDOW, file))).byteLength;
  const sizes = await Promise.all(atFirst.map(sizeOf));
  const language = Math.max(...(await Promise.all(languages.map(sizeOf))));
  expect(atFirst.length).toBeGreaterThan(3);
  expect(languages).toHaveLength(2);
  expect(sizes.reduce((sum, size) => sum + size, language)).toBeLessThan(FIRST_LOAD_BYTES);
});
