import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../shared/contract/engine.ts';
import { AlbumenError } from '../../shared/contract/errors.ts';
import { anAnswer } from '../contract/fake-engine.ts';
import { runInProcess } from './run-in-process.ts';

const echo: Partial<Engine> = {
  searchPhotos: async (question) => {
    if (question.text === 'broken') throw new AlbumenError('model-failed', 'The text encoder failed.');
    await new Promise((resolve) => setTimeout(resolve, question.text === 'slow' ? 20 : 0));
    return { ...anAnswer, query: question.text ?? '', results: [] };
  },
};
const parseLines = (text: string): { query: string; error?: { code: string } }[] =>
  text.trimEnd().split('\n').map((line) => JSON.parse(line) as { query: string });

describe('search --batch', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'albumen-batch-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('answers one line for one line, in order, from stdin', async () => {
    const run = await runInProcess(['search', '--batch', '-'], { engine: echo, stdin: 'slow\ntwo dogs\n日本の寺\n' });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(parseLines(run.stdout).map(({ query }) => query)).toEqual(['slow', 'two dogs', '日本の寺']);
  });

  it('reads a file, with Windows line ends, a byte order mark and no last line break', async () => {
    const file = join(folder, 'questions.txt');
    await writeFile(file, '\ufeffcat\r\ndog\r\nbird');
    const run = await runInProcess(['search', '--json', '--batch', 'questions.txt'], { engine: echo, surroundings: { workingDir: folder } });
    expect(parseLines(run.stdout).map(({ query }) => query)).toEqual(['cat', 'dog', 'bird']);
  });

  it('goes on after a line that cannot be answered, says so in its place, and exits with 3', async () => {
    const run = await runInProcess(['search', '--batch', '-'], { engine: echo, stdin: `cat\n\nbroken\n${'x'.repeat(20_001)}\ndog\n` });
    expect(run.exitCode).toBe(3);
    expect(parseLines(run.stdout).map((line) => line.error?.code ?? line.query)).toEqual(['cat', 'bad-input', 'model-failed', 'bad-input', 'dog']);
  });

  it('takes the other options for every line', async () => {
    const run = await runInProcess(['search', '--batch', '-', '--limit', '3', '--image', 'a.jpg', '--explain'], { stdin: 'cat\n' });
    expect(run.asked[0]).toEqual(['searchPhotos', { text: 'cat', images: ['/work/a.jpg'], limit: 3, explain: true, keepWords: [], examples: [], like: [], unlike: [], sort: 'relevance' }]);
  });

  it('gives nothing for no lines, and one clear line for a file that is not there', async () => {
    expect(await runInProcess(['search', '--batch', '-'], { stdin: '' })).toMatchObject({ exitCode: 0, stdout: '' });
    const missing = await runInProcess(['search', '--batch', '/no/such/file']);
    expect(missing.exitCode).toBe(1);
    expect(missing.stderr).toMatch(/^albumen: The questions in \/no\/such\/file cannot be read: ENOENT[^\n]*\n$/);
  });
});
