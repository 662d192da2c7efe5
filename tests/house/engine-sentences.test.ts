import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REPOSITORY } from '../fixtures/repository.ts';

const ENGINE = join(REPOSITORY, 'electron', 'engine');

/** The engine's sources, with `{}` for every value that a sentence is filled with, and strings that go on over lines joined. */
function readSources(): string {
  const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const all = files.map((file) => readFileSync(join(ENGINE, file), 'utf8')).join('\n');
  return all.replaceAll(/\$\{(?:[^{}]|\{[^{}]*\})*\}/gu, '{}').replaceAll(/['`] \+\s*['`]/gu, '').replaceAll(String.raw`\'`, "'");
}

it('the window knows sentences as the engine says them: one that is changed there is changed in renderer/ui/engine-sentences.ts', () => {
  const table = readFileSync(join(REPOSITORY, 'renderer', 'ui', 'engine-sentences.ts'), 'utf8');
  const known = [...table.matchAll(/^ {2}\['((?:[^'\\]|\\.)+)', \(/gmu)].map(([, english = '']) => english.replaceAll(String.raw`\'`, "'"));
  expect(known.length).toBeGreaterThan(60);
  const sources = readSources();
  expect(known.filter((english) => !sources.includes(english))).toEqual([]);
});
