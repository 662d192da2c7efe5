import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../fixtures/repository.ts';

const ENGINE = join(REPOSITORY, 'electron', 'engine');

/** Rooms that tell of every file that stays where it is why. */
const ROOMS_WITH_REASONS = ['duplicates', 'exports', 'trash'];

/** A file of the engine, with `{}` for every value that a sentence is filled with, and strings that go on over lines joined. */
function readSource(file: string): string {
  return readFileSync(join(ENGINE, file), 'utf8').replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/gu, '{}').replaceAll(/['`] \+\s*['`]/gu, '').replaceAll(String.raw`\'`, "'");
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(join(ENGINE, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts')).map((file) => join(folder, file));
}

/** The sentences of renderer/ui/engine-sentences.ts, as the engine says them. */
function readKnown(): string[] {
  const table = readFileSync(join(REPOSITORY, 'renderer', 'ui', 'engine-sentences.ts'), 'utf8');
  return [...table.matchAll(/^ {2}\['((?:[^'\\]|\\.)+)', \(/gmu)].map(([, english = '']) => english.replaceAll(String.raw`\'`, "'"));
}

it('the window knows sentences as the engine says them: one that is changed there is changed in renderer/ui/engine-sentences.ts', () => {
  const known = readKnown();
  expect(known.length).toBeGreaterThan(60);
  const sources = sourcesBelow('.').map(readSource).join('\n');
  expect(known.filter((english) => !sources.includes(english))).toEqual([]);
});

it('the window knows every reason for which a file is not moved, given back or exported: a new one is added to renderer/ui/engine-sentences.ts', () => {
  const said = ROOMS_WITH_REASONS.flatMap(sourcesBelow).flatMap((file) => [...readSource(file).matchAll(/(?:reason: |return |\? |: |CHANGED = )(['`])((?:(?!\1).)+)\1/gu)].map(([, , text = '']) => text));
  const reasons = said.filter((text) => /[a-z] [a-z]/.test(text));
  expect(reasons.length).toBeGreaterThan(40);
  expect(reasons.filter((reason) => !readKnown().includes(reason))).toEqual([]);
});
