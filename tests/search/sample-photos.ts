import { globSync } from 'node:fs';
import { join } from 'node:path';
import { SAMPLES } from '../fixtures/repository.ts';
import type { TestPhoto } from './photo-search.ts';

/** The 40 bundled sample photos under /library, by their looks alone: without dates, places and file names that tell. */
export function samplePhotos(): TestPhoto[] {
  return globSync('**/*.{jpg,png,webp}', { cwd: SAMPLES }).toSorted().map((file) => ({ path: `/library/${file}`, picture: join(SAMPLES, file) }));
}
