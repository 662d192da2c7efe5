import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findHouseProblems } from '../../scripts/find-house-problems.ts';
import { MAX_LINES } from '../../scripts/house-rules.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'albumen-house-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Problems of a tree of these sources, in which every source that is named here is reached. */
function problemsOf(sources: Record<string, string>): string[] {
  for (const [file, text] of Object.entries(sources)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return findHouseProblems({ root, entries: Object.keys(sources).filter((file) => !file.includes('.test.')) });
}

/** One wrong import each: the source that holds it, what it imports, and how the complaint begins. */
const wrong: readonly (readonly [rule: string, file: string, imported: string, complaint: string])[] = [
  ['shared does not know the engine', 'shared/contract/router.ts', '../../electron/engine/create-engine.ts', 'may not import electron/engine/create-engine.ts'],
  ['shared runs anywhere', 'shared/wire/port.ts', 'node:fs', 'may not import node:fs'],
  ['shared imports zod and tRPC only', 'shared/contract/schemas.ts', 'commander', 'may not import the package commander'],
  ['the engine does not know its hosts', 'electron/engine/create-engine.ts', '../hosts/cli/main.ts', 'may not import electron/hosts/cli/main.ts'],
  ['the engine does not know Electron', 'electron/engine/create-engine.ts', 'electron', 'may not import the package electron'],
  ['features do not import each other', 'electron/engine/search/search-photos.ts', '../library/index-library.ts', 'may not import electron/engine/library/index-library.ts'],
  ['features do not import the wiring', 'electron/engine/library/index-library.ts', '../create-engine.ts', 'may not import electron/engine/create-engine.ts'],
  ['search does not import the doctor', 'electron/engine/search/search-photos.ts', '../doctor/examine-machine.ts', 'may not import electron/engine/doctor/examine-machine.ts'],
  ['rooms do not import features', 'electron/engine/store/photo-store.ts', '../search/search-photos.ts', 'may not import electron/engine/search/search-photos.ts'],
  ['rooms do not import each other beyond the seams', 'electron/engine/decode/decode-photo.ts', '../store/lance-tables.ts', 'may not import electron/engine/store/lance-tables.ts'],
  ['the limits import nothing', 'electron/engine/config.ts', './store/photo-row.ts', 'may not import electron/engine/store/photo-row.ts'],
  ['hosts enter the engine by its doors', 'electron/hosts/node-worker.ts', '../engine/store/lance-tables.ts', 'may not import electron/engine/store/lance-tables.ts'],
  ['the engine does not know its desktop', 'electron/hosts/serve-port.ts', '../main/start-app.ts', 'may not import electron/main/start-app.ts'],
  ['main enters no room of the engine', 'electron/main/run-app.ts', '../engine/create-engine.ts', 'may not import electron/engine/create-engine.ts'],
  ['the preload has no Node', 'electron/preload/create-bridge.ts', 'node:fs', 'may not import node:fs'],
  ['the window does not know Electron', 'renderer/desktop/this-desktop.ts', 'electron', 'may not import the package electron'],
  ['hosts do not import the command line', 'electron/hosts/serve-port.ts', './cli/main.ts', 'may not import electron/hosts/cli/main.ts'],
  ['sources do not import scripts', 'electron/engine/scan/find-photos.ts', '../../../scripts/build.ts', 'may not import scripts/build.ts'],
  ['sources do not import tests', 'electron/engine/scan/find-photos.ts', './find-photos.test.ts', 'imports the test file electron/engine/scan/find-photos.test.ts'],
  ['sharp has one door', 'electron/engine/decode/decode-photo.ts', 'sharp', 'may not import sharp; its door is electron/engine/decode/sharp-codec.ts'],
  ['onnxruntime-node has one door', 'electron/engine/encode/image-encoder.ts', 'onnxruntime-node', 'may not import onnxruntime-node'],
  ['LanceDB has one door', 'electron/engine/store/open-reader.ts', '@lancedb/lancedb', 'may not import @lancedb/lancedb'],
  ['apache-arrow stays in the store', 'electron/engine/search/search-photos.ts', 'apache-arrow', 'may not import apache-arrow'],
  ['exiftool has one door', 'electron/engine/decode/capture-info.ts', 'exiftool-vendored', 'may not import exiftool-vendored'],
  ['libheif has one door', 'electron/engine/decode/decode-photo.ts', 'libheif-js/wasm-bundle', 'may not import libheif-js'],
  ['tests do not import Electron', 'tests/desktop/start.test.ts', 'electron', 'may not import electron'],
];

describe('the arrows between the rooms', () => {
  it.each(wrong)('%s', (_rule, file, imported, complaint) => {
    const problems = problemsOf({ [file]: `import { something } from '${imported}';\nexport const here = something;\n` });

    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${escape(`${file}: ${complaint}`)}`))]);
  });

  it.each([
    ['a lazy import', `export const load = () => import('../library/index-library.ts');`],
    ['a re-export', `export { indexLibrary } from '../library/index-library.ts';`],
    ['a re-export of everything', `export * from '../library/index-library.ts';`],
    ['a type import', `import type { Walk } from '../library/index-library.ts';\nexport type Here = Walk;`],
    ['an import for its effect', `import '../library/index-library.ts';`],
  ])('also bind %s', (_form, text) => {
    expect(problemsOf({ 'electron/engine/search/search-photos.ts': text })).toHaveLength(1);
  });

  it('let every right import pass', () => {
    expect(
      problemsOf({
        'shared/contract/schemas.ts': `import { z } from 'zod';\nexport const photo = z.object({});`,
        'electron/engine/config.ts': 'export const LIMIT = 3;',
        'electron/engine/store/photo-row.ts': 'export interface PhotoRow { id: string }',
        'electron/engine/store/lance-tables.ts': `import * as lancedb from '@lancedb/lancedb';\nexport { lancedb };`,
        'electron/engine/decode/sharp-codec.ts': `import sharp from 'sharp';\nimport { LIMIT } from '../config.ts';\nexport { sharp, LIMIT };`,
        'electron/engine/search/search-photos.ts': `import type { PhotoRow } from '../store/photo-row.ts';\nimport { photo } from '../../../shared/contract/schemas.ts';\nexport { photo };\nexport type Row = PhotoRow;`,
        'electron/engine/search/search-photos.test.ts': `import { lancedb } from '../store/lance-tables.ts';\nimport './search-photos.ts';\nexport { lancedb };`,
        'electron/engine/library/index-library.ts': 'export const indexLibrary = 1;',
        'electron/engine/create-engine.ts': `import { readFileSync } from 'node:fs';\nexport * from './search/search-photos.ts';\nexport { readFileSync };`,
        'electron/hosts/cli/main.ts': `import { Command } from 'commander';\nexport * from '../../engine/create-engine.ts';\nexport { Command };`,
        'tests/library/walk.test.ts': `import '../../electron/engine/store/lance-tables.ts';`,
      }),
    ).toEqual([]);
  });
});

describe('the sources', () => {
  it('are reached by a program', () => {
    mkdirSync(join(root, 'shared'), { recursive: true });
    writeFileSync(join(root, 'shared/forgotten.ts'), 'export const x = 1;');

    expect(findHouseProblems({ root, entries: [] })).toEqual(['shared/forgotten.ts: nothing that runs imports it']);
  });

  it('hold every entry that a program starts with', () => {
    expect(findHouseProblems({ root, entries: ['electron/hosts/cli/main.ts'] })).toEqual([
      `electron/hosts/cli/main.ts: the program's entry is not there`,
    ]);
  });

  it.each(['utils.ts', 'image-utils.ts', 'helpers.ts', 'string-helper.ts', 'index.ts', 'utils.test.ts'])('are not called %s', (name) => {
    expect(problemsOf({ [`electron/engine/decode/${name}`]: '' })).toEqual([expect.stringContaining('a name that says nothing')]);
  });

  it.each(['decodePhoto.ts', 'DecodePhoto.ts', 'decode_photo.ts'])('are not called %s', (name) => {
    expect(problemsOf({ [`electron/engine/decode/${name}`]: '' })).toEqual([expect.stringContaining('names are kebab-case')]);
  });

  it('are split before they get long', () => {
    const file = 'electron/engine/decode/long.ts';

    expect(problemsOf({ [file]: '//\n'.repeat(MAX_LINES) })).toEqual([]);
    expect(problemsOf({ [file]: '//\n'.repeat(MAX_LINES + 1) })).toEqual([`${file}: ${MAX_LINES + 1} lines; split it at ${MAX_LINES}`]);
  });

  it('lie in a room', () => {
    expect(problemsOf({ 'electron/attic/old.ts': '' })).toEqual(['electron/attic/old.ts: lies in no room of scripts/house-rules.ts']);
  });
});

it('this repository is in order', () => {
  expect(findHouseProblems({ root: repository })).toEqual([]);
});

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
