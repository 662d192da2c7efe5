import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Engine } from '../../shared/contract/engine.ts';
import type { DuplicateGroup } from '../../shared/contract/duplicate-schemas.ts';
import { createFakeEngine, PHOTO_ID } from '../contract/fake-engine.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';
import { runInProcess } from './run-in-process.ts';

const member = (path: string, changes: Partial<DuplicateGroup['members'][number]> = {}): DuplicateGroup['members'][number] => ({
  key: path, id: PHOTO_ID, paths: [path], sizeBytes: 2_000_000, width: 4_000, height: 3_000, format: 'jpeg', takenAt: null, camera: null, differs: [], ...changes,
});
const group: DuplicateGroup = {
  id: 'g1', tier: 'same', members: [member('/photos/2016/dogs.jpg'), member('/photos/received/dogs.jpg', { width: 1_600, height: 1_200, differs: ['scaled', 'metadata'] })],
  reasons: [{ what: 'larger', of: '4000 x 3000', against: '1600 x 1200' }, { what: 'has-place', of: null, against: null }, { what: 'folder', of: '2016/', against: 'received/' }],
  winsBytes: 400_000,
};

function engineWith(changes: Partial<Engine['duplicates']>): Partial<Engine> {
  return { duplicates: { ...createFakeEngine().engine.duplicates, ...changes } };
}

test('without --apply it only tells what would go, and why the other is kept', async () => {
  const run = await runInProcess(['duplicates', '--tier', 'same'], { engine: engineWith({ list: () => Promise.resolve({ total: 3, groups: [group] }) }) });
  expect(run.stdout).toBe([
    'The same picture (same): 3 groups',
    '  keep  /photos/2016/dogs.jpg  4000 x 3000',
    '        larger: 4000 x 3000 against 1600 x 1200; has a place; in 2016/',
    '  goes  /photos/received/dogs.jpg  1600 x 1200  (scaled, metadata)',
    '        400 kB to win',
    '  … and 2 more groups; --limit shows more',
    '',
  ].join('\n'));
  expect(run.exitCode).toBe(0);
  expect(run.asked.map(([call]) => call)).not.toContain('duplicates.resolveAll');
});

test('all tiers are told where none is named, and --json has the groups as they are', async () => {
  const run = await runInProcess(['--json', 'duplicates', '--limit', '5']);
  const lists = run.asked.filter(([call]) => call === 'duplicates.list').map(([, request]) => request);
  expect(lists).toEqual(['exact', 'same', 'near', 'burst'].map((tier) => ({ tier, limit: 5, offset: 0 })));
  expect(JSON.parse(run.stdout)).toMatchObject({ isComplete: expect.any(Boolean) as boolean, groups: expect.any(Array) as unknown[] });
});

test('--apply needs a tier, moves the others by rules from a file, and ends with 3 where something was left alone', async () => {
  expect(await runInProcess(['duplicates', '--apply'])).toMatchObject({ exitCode: 2, asked: [], stderr: expect.stringContaining('say which tier') as string });
  const file = join(await temporaryFolder(), 'rules.json');
  await writeFile(file, JSON.stringify({ rules: [{ type: 'keep-in', folder: 'Originals/' }] }));
  const asked: unknown[] = [];
  const run = await runInProcess(['duplicates', '--tier', 'exact', '--apply', '--limit', '7', '--rules', file], {
    engine: engineWith({
      resolveAll(...request) {
        asked.push(request);
        return Promise.resolve({ batch: 'b1', groups: 1, files: 2, wonBytes: 400_000, failed: [{ path: '/photos/a.jpg', reason: 'it has changed since it was indexed' }] });
      },
    }),
  });
  expect(asked).toEqual([['exact', { rules: { rules: [{ type: 'keep-in', folder: 'Originals/' }] }, limit: 7 }]]);
  expect(run.exitCode).toBe(3);
  expect(run.stdout).toContain("Moved 2 files of 1 group to Albumen's trash: 400 kB to win");
  expect(run.stdout).toContain('/photos/a.jpg: it has changed since it was indexed');
});

test.each([['no such file', null], ['no rules', '{"rules": [{"type": "keep-in"}]}'], ['no JSON', 'keep Originals']])('a rules file with %s is wrong usage', async (_, text) => {
  const file = join(await temporaryFolder(), 'rules.json');
  if (text !== null) await writeFile(file, text);
  expect(await runInProcess(['duplicates', '--rules', file])).toMatchObject({ exitCode: 2, asked: [], stdout: '' });
});
