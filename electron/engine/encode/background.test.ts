import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadBackground } from './background.ts';
import { normalize } from './embedding.ts';
import type { ModelPack } from './model-pack.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'albumen-background-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A pack of two dimensions whose bank holds these bytes. */
function packWith(bank: readonly number[] | null): ModelPack {
  const file = join(folder, 'bank.i8');
  if (bank !== null) writeFileSync(file, Int8Array.from(bank));
  return { dim: 2, background: { file, rows: 3 } } as ModelPack;
}

it('scales each row to unit length, and gives mean and deviation of a question over them', () => {
  // Cosines to [1, 0]: 0.6, -1 and 0.
  const scores = loadBackground(packWith([30, 40, -100, 0, 0, 7]))?.measure(normalize([5, 0]));

  const mean = -0.4 / 3;
  expect(scores?.mean).toBeCloseTo(mean, 6);
  expect(scores?.sd).toBeCloseTo(Math.sqrt(1.36 / 3 - mean * mean), 6);
});

it('never divides by zero where all photos score alike', () => {
  expect(loadBackground(packWith([1, 0, 2, 0, 3, 0]))?.measure(normalize([1, 0])).sd).toBeGreaterThan(0);
});

it('is null where the pack has none', () => {
  expect(loadBackground({ dim: 2, background: null } as ModelPack)).toBeNull();
});

it.each([
  ['is missing', null, /bank\.i8 is missing/],
  ['is cut short', [1, 0, 2], /expected 3 x 2 = 6 bytes, found 3/],
  ['has an empty row', [1, 0, 0, 0, 3, 0], /row 1 is zero/],
] as const)('names the bank that %s', (_what, bank, message) => {
  expect(() => loadBackground(packWith(bank))).toThrow(expect.objectContaining({ code: 'pack-invalid', message: expect.stringMatching(message) as string }));
});
