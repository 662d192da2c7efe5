import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { z } from 'zod';
import {
  doctorReport, forgetReport, indexReport, libraryStatus, modelCheck, searchAnswer, similarAnswer, type IndexReport, type SearchAnswer,
} from '../../shared/contract/schemas.ts';
import { exportDataReport, importDataReport } from '../../shared/contract/app-schemas.ts';
import { REPOSITORY, SAMPLES } from '../fixtures/repository.ts';
import { runProcess, startProcess, type Ended } from './run-process.ts';

/** The one JSON value of a run, which must be what the contract says and nothing more. */
function valueOf<Schema extends z.ZodType>({ stdout }: Ended, schema: Schema): z.output<Schema> {
  const value: unknown = JSON.parse(stdout);
  expect(schema.parse(value)).toEqual(value);
  return value as z.output<Schema>;
}

describe('the command line on a real library', () => {
  let home: string;
  const run = (args: readonly (string | Buffer)[], stdin = ''): Promise<Ended> => runProcess(args, home, stdin);

  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'albumen-cli-'));
    await cp(SAMPLES, join(home, 'photos'), { recursive: true });
    await writeFile(join(home, 'photos', 'broken.jpg'), '');
    await writeFile(join(home, 'photos', 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  });
  afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 3 }));

  it('says what to do where there is no library yet, or an empty one', async () => {
    const nobody = join(home, 'nobody');
    await mkdir(join(nobody, 'empty'), { recursive: true });
    const search = await runProcess(['search', 'dogs', '--json'], nobody);
    expect(search.exitCode).toBe(1);
    expect(JSON.parse(search.stdout)).toMatchObject({ error: { code: 'not-found', message: expect.stringContaining('albumen index') as string } });
    const index = await runProcess(['index', '--json'], nobody);
    expect(index.exitCode).toBe(2);
    expect(JSON.parse(index.stdout)).toMatchObject({ error: { code: 'bad-input' } });
    expect((await runProcess(['folders', 'add', 'empty'], nobody)).exitCode).toBe(0);
    const empty = await runProcess(['search', 'dogs'], nobody);
    expect(empty).toMatchObject({ exitCode: 0, stderr: '' });
    expect(empty.stdout).toMatch(/no photos yet: run albumen index[^]*Nothing found/);
  });

  it('indexes a relative folder, reports what failed and what was skipped, and exits with 3', async () => {
    const ended = await run(['index', 'photos', '--json']);
    const report = valueOf(ended, indexReport);
    expect({ exitCode: ended.exitCode, stderr: ended.stderr }).toEqual({ exitCode: 3, stderr: '' });
    expect(report).toMatchObject({ added: 40, interrupted: false, provider: 'cpu', model: 'albumen-mini' });
    expect(report.failed).toMatchObject([{ path: `${home}/photos/broken.jpg`, attempts: 1 }]);
    expect(report.skipped.map(({ path }) => path)).toContain(`${home}/photos/drawing.svg`);
  });

  it('finds a photo by its description, for scripts and for people', async () => {
    const ended = await run(['search', '--json', '--limit', '5', 'two dogs at a wooden fence']);
    const answer: SearchAnswer = valueOf(ended, searchAnswer);
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(answer.results).toHaveLength(5);
    expect(answer.results[0]?.path).toMatch(/DSC_0121\.jpg$|dogs cropped\.jpg$/);
    expect(answer.strong).toBeGreaterThan(0);
    const text = await run(['search', 'two', 'dogs', '--limit', '5', '--explain']);
    expect(text.stdout).toMatch(/^1 +0\.\d{3} .*\.jpg\n +looks like: /);
  });

  it('answers a batch from stdin in order', async () => {
    const ended = await run(['search', '--batch', '-', '--limit', '1'], 'a sunset over hills\nin 2020\n');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const [sunset, of2020] = ended.stdout.trimEnd().split('\n').map((line) => searchAnswer.parse(JSON.parse(line)));
    expect([sunset?.query, of2020?.query]).toEqual(['a sunset over hills', 'in 2020']);
    expect(of2020?.results).toMatchObject([{ score: null }]);
    expect(of2020?.parsed.filters).toHaveLength(1);
  });

  it('finds photos like a file of the library, by path and by id, and like a file outside it', async () => {
    const path = join(home, 'photos', '2019', 'IMG_3240.jpg');
    const byPath = valueOf(await run(['similar', path, '--json', '--limit', '3']), similarAnswer);
    expect(byPath.results.length).toBe(3);
    const { results } = searchAnswer.parse(JSON.parse((await run(['search', '--json', 'a cat'])).stdout));
    const cat = results.find((photo) => photo.paths.includes(path));
    const byId = valueOf(await run(['similar', cat?.id as string, '--json', '--limit', '3']), similarAnswer);
    expect(byId).toEqual(byPath);
    const outside = join(REPOSITORY, 'resources', 'sample-photos', '2016', 'DSC_0107.jpg');
    expect(valueOf(await run(['similar', outside, '--json']), similarAnswer).results[0]?.path).toMatch(/DSC_0107|IMG-20161024/);
    const image = valueOf(await run(['search', '--json', '--image', outside]), searchAnswer);
    expect(image.results[0]?.path).toMatch(/DSC_0107|IMG-20161024/);
  });

  it('tells the state of library, machine, folders and models', async () => {
    const status = valueOf(await run(['status', '--json']), libraryStatus);
    expect(status).toMatchObject({
      // One sample is an exact copy of another.
      library: `${home}/data/albumen/library.albumen`, photos: 39, files: 40, folders: [`${home}/photos`], model: { id: 'albumen-mini' },
      failed: [{ path: `${home}/photos/broken.jpg` }],
    });
    expect(valueOf(await run(['doctor', '--json']), doctorReport).checks.length).toBeGreaterThan(3);
    expect(JSON.parse((await run(['folders', '--json'])).stdout)).toEqual({ folders: [{ path: `${home}/photos`, files: 40, state: 'present', excluded: [] }] });
    expect(JSON.parse((await run(['models', '--json'])).stdout)).toMatchObject({ models: [{ id: 'albumen-mini', state: 'active', missing: 0 }] });
    const pack = join(REPOSITORY, 'resources', 'models', 'albumen-mini');
    expect(valueOf(await run(['models', 'check', pack, '--json']), modelCheck)).toMatchObject({ ok: true, provider: 'cpu' });
    const noPack = await run(['models', 'check', join(home, 'photos'), '--json']);
    expect(noPack.exitCode).toBe(1);
    expect(valueOf(noPack, modelCheck).ok).toBe(false);
  });

  it('does nothing twice', async () => {
    const ended = await run(['index', '--json']);
    // The broken file did not change: it is not tried again, and stays known as failed.
    expect(valueOf(ended, indexReport)).toMatchObject({ added: 0, updated: 0, moved: 0, removed: 0 });
  });

  it('hides the photos of a removed folder, forgets them when told, and refuses those on disk', async () => {
    const refused = await run(['forget', 'photos/2016', '--json']);
    expect(refused.exitCode).toBe(3);
    expect(valueOf(refused, forgetReport)).toMatchObject({ forgotten: 0, stillPresent: expect.arrayContaining([`${home}/photos/2016/DSC_0121.jpg`]) as string[] });
    // A picture of its own content, which no other folder holds.
    await mkdir(join(home, 'extra'));
    await cp(join(REPOSITORY, 'resources', 'models', 'albumen-mini', 'golden', '2016-DSC_0107.png'), join(home, 'extra', 'only-here.png'));
    expect(valueOf(await run(['index', 'extra', '--json']), indexReport)).toMatchObject({ added: 1, failed: [] });
    expect(JSON.parse((await run(['folders', 'remove', 'extra', '--json'])).stdout)).toMatchObject({ folders: [{ path: `${home}/photos` }] });
    expect(valueOf(await run(['status', '--json']), libraryStatus)).toMatchObject({ photos: 39, hidden: 1 });
    const forgotten = await run(['forget', 'extra', '--json']);
    expect({ exitCode: forgotten.exitCode, report: valueOf(forgotten, forgetReport) }).toEqual({ exitCode: 0, report: { forgotten: 1, stillPresent: [] } });
    expect(valueOf(await run(['status', '--json']), libraryStatus)).toMatchObject({ photos: 39, hidden: 0 });
  });

  it.runIf(process.platform === 'linux')('takes a folder whose name is no UTF-8, and gives its photos by a path that can be handed back', async () => {
    const name = Buffer.from([0x66, 0xfc, 0x72]);
    const folder = Buffer.concat([Buffer.from(`${home}/`), name]);
    await mkdir(folder);
    await writeFile(Buffer.concat([folder, Buffer.from('/cup.webp')]), await readFile(join(SAMPLES, '2019', 'coffee.webp')));
    const ended = await run(['index', '--json', name]);
    const report: IndexReport = valueOf(ended, indexReport);
    expect(report).toMatchObject({ scanned: 1, failed: [], away: [] });
    const { results } = valueOf(await run(['search', '--json', 'a cup of coffee']), searchAnswer);
    const path = results[0]?.paths.find((each) => each.includes('\uf7fc'));
    expect(path).toBe(`${home}/f\uf7fcr/cup.webp`);
    expect((await run(['similar', path as string, '--json'])).exitCode).toBe(0);
  });

  it('takes what was made to another library, and copies of photos out', async () => {
    const photo = join(home, 'photos', '2019', 'IMG_3240.jpg');
    expect((await run(['albums', 'create', 'The best', photo])).exitCode).toBe(0);
    const data = valueOf(await run(['export', 'out', '--json']), exportDataReport);
    expect(data).toMatchObject({ path: expect.stringContaining(join(home, 'out')) as string, photos: 1 });
    const copies = await run(['export', 'photos', 'out', photo, '--json']);
    expect(JSON.parse(copies.stdout)).toMatchObject({ photos: 1, written: [{ path: join(home, 'out', 'IMG_3240.jpg') }], failed: [] });
    expect(await readFile(join(home, 'out', 'IMG_3240.jpg'))).toEqual(await readFile(photo));
    const other = join(home, 'other');
    await mkdir(other);
    const came = valueOf(await runProcess(['import', data.path, '--json'], other), importDataReport);
    expect(came).toEqual({ photos: 0, unknownPhotos: 1, tags: 0, albums: 1, decisions: 0 });
    expect((await runProcess(['export', '.', '--json'], other)).exitCode).toBe(0);
    expect(await runProcess(['import', 'nothing.json'], other)).toMatchObject({ exitCode: 1, stderr: `albumen: there is no file ${join(other, 'nothing.json')}\n` });
  });
});

describe('Ctrl-C while indexing', () => {
  it('keeps what is done, prints its report and exits with 130; the next run goes on', async () => {
    const home = await mkdtemp(join(tmpdir(), 'albumen-stop-'));
    try {
      const photos = join(home, 'photos');
      for (let copy = 0; copy < 3; copy++) await cp(SAMPLES, join(photos, String(copy)), { recursive: true });
      const { child, ended } = startProcess(['index', photos, '--json'], home);
      // Once it has a library it hears signals; before that, Ctrl-C simply ends a process that has done nothing.
      await vi.waitUntil(() => existsSync(join(home, 'data', 'albumen', 'library.albumen', 'photos.lance')), { timeout: 30_000 });
      child.kill('SIGINT');
      const stopped = await ended;
      expect(stopped.exitCode).toBe(130);
      const value = JSON.parse(stopped.stdout) as object;
      expect('error' in value || ('interrupted' in value && value.interrupted)).toBe(true);
      const next = await runProcess(['index', photos, '--json'], home);
      expect(valueOf(next, indexReport)).toMatchObject({ interrupted: false, failed: [] });
      expect(valueOf(await runProcess(['status', '--json'], home), libraryStatus)).toMatchObject({ photos: 39, files: 120 });
    } finally {
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});

describe('demo', () => {
  it('shows the bundled photos answering questions, and leaves nothing behind', async () => {
    const home = await mkdtemp(join(tmpdir(), 'albumen-demo-test-'));
    try {
      const ended = await runProcess(['demo', '--json'], home);
      expect(ended.exitCode).toBe(0);
      const demo = JSON.parse(ended.stdout) as { library: string; report: IndexReport; answers: SearchAnswer[] };
      expect(demo.report).toMatchObject({ added: 40, failed: [] });
      expect(demo.answers[0]?.results[0]?.path).toMatch(/DSC_0121\.jpg$|dogs cropped\.jpg$/);
      expect(demo.answers.at(-1)?.strong).toBe(0);
      expect(existsSync(demo.library)).toBe(false);
    } finally {
      await rm(home, { recursive: true, force: true, maxRetries: 3 });
    }
  });
});
