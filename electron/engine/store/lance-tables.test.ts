import { expect, it } from 'vitest';
import { lance } from './lance-tables.ts';

it('gives Lance more than one computing thread, so that indexing words cannot wait for itself', () => {
  lance();
  expect(Number(process.env['LANCE_CPU_THREADS'])).toBeGreaterThanOrEqual(2);
});
