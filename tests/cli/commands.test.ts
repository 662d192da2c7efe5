import { describe, expect, it } from 'vitest';
import { AlbumenError } from '../../shared/contract/errors.ts';
import { aModel, anAnswer, aProgress, aReport, aStatus, PHOTO_ID } from '../contract/fake-engine.ts';
import { runInProcess } from './run-in-process.ts';

const folders = [{ path: '/photos', files: 3, state: 'present', excluded: [] }];
const similar = { strong: 1, results: anAnswer.results };

describe('every command', () => {
  const cases: [args: string[], json: unknown, asked: unknown[], text: RegExp][] = [
    [['index', 'a', '/b'], aReport, ['indexLibrary', { folders: ['/work/a', '/b'], verify: false, retryFailed: false }], /^Done in 0\.5 s, 4\.0 photos\/s on cpu: 3 files seen, 2 added\.$/m],
    [['index', '--verify', '--retry-failed', '--model', './pack'], aReport, ['indexLibrary', { folders: [], verify: true, retryFailed: true, model: '/work/pack' }], /Done/],
    [['search', 'two', 'dogs'], anAnswer, ['searchPhotos', { text: 'two dogs', images: [], explain: false, keepWords: [], examples: [], like: [], unlike: [], sort: 'relevance', limit: 20 }], /dogs\.jpg[^]*less sure[^]*cat\.jpg {2}\(and 1 more\)/],
    [
      ['search', 'May', '--image', 'a.jpg', '--image', '/b.jpg', '--keep', 'May', '--explain', '--limit', '5'], anAnswer,
      ['searchPhotos', { text: 'May', images: ['/work/a.jpg', '/b.jpg'], explain: true, keepWords: ['May'], examples: [], like: [], unlike: [], sort: 'relevance', limit: 5 }], /dogs/,
    ],
    [['search', '--', '-snow mountains'], anAnswer, ['searchPhotos', { text: '-snow mountains', images: [], explain: false, keepWords: [], examples: [], like: [], unlike: [], sort: 'relevance', limit: 20 }], /dogs/],
    [['similar', PHOTO_ID, '--limit', '2'], similar, ['similarPhotos', { to: PHOTO_ID, limit: 2 }], /dogs\.jpg/],
    [['similar', 'cat.jpg'], similar, ['similarPhotos', { to: '/work/cat.jpg', limit: 20 }], /dogs\.jpg/],
    [['status'], aStatus, ['status'], /^Library: +\/library\.albumen\nPhotos: +2\nFiles: +3\nSize: +12\.3 kB$/m],
    [['doctor'], { checks: [{ area: 'ffmpeg', status: 'note', found: 'not found', advice: 'install ffmpeg', facts: { kind: 'video', ffmpeg: null } }] }, ['doctor'], /note {2}ffmpeg {2}not found\n.*-> install ffmpeg/],
    [['folders'], { folders }, ['listFolders'], /3 files {2}present {2}\/photos/],
    [['folders', 'list'], { folders }, ['listFolders'], /\/photos/],
    [['folders', 'add', 'x'], { folders }, ['addFolder', '/work/x'], /\/photos/],
    [['folders', 'remove', '/photos'], { folders: [] }, ['removeFolder', '/photos'], /No folders yet/],
    [['models'], { models: [aModel] }, ['listModels'], /albumen-mini {2}active {2}384 dims/],
    [['models', 'list'], { models: [aModel] }, ['listModels'], /albumen-mini/],
    [['models', 'check', 'p'], { folder: '/models/mini', ok: true, error: null, model: aModel, provider: 'cpu', photosPerSecond: 60, rejected: [] }, ['checkModel', '/work/p'], /This pack works/],
    [['models', 'use', 'albumen-mini'], { models: [aModel] }, ['useModel', 'albumen-mini'], /active/],
    [['models', 'remove', 'f00'], { models: [] }, ['removeModel', 'f00'], /No model pack/],
    [['forget', PHOTO_ID, 'old'], { forgotten: 1, stillPresent: [] }, ['forgetPhotos', [PHOTO_ID, '/work/old']], /Forgot 1 photo\./],
  ];

  it.each(cases)('%j asks the engine once and prints its answer', async (args, json, asked, text) => {
    const asJson = await runInProcess(['--json', ...args]);
    expect({ exitCode: asJson.exitCode, stderr: asJson.stderr, asked: asJson.asked }).toEqual({ exitCode: 0, stderr: '', asked: [asked, ['close']] });
    expect(asJson.stdout.endsWith('}\n') && !asJson.stdout.slice(0, -1).includes('\n')).toBe(true);
    expect(JSON.parse(asJson.stdout)).toEqual(json);
    const plain = await runInProcess(args);
    expect({ exitCode: plain.exitCode, stderr: plain.stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(plain.stdout).toMatch(text);
  });

  it('takes --json and --library before or after its name, and ALBUMEN_LIBRARY without them', async () => {
    const before = await runInProcess(['--library', 'lib', '--json', 'status']);
    const after = await runInProcess(['status', '--json', '--library', 'lib']);
    const byDefault = await runInProcess(['models', 'list'], { surroundings: { env: { ALBUMEN_LIBRARY: '/mine' } } });
    expect([before.opened, after.opened, byDefault.opened]).toEqual([['/work/lib'], ['/work/lib'], ['/mine']]);
    expect(before.stdout).toBe(after.stdout);
  });
});

describe('a search without results', () => {
  const nothing = { ...anAnswer, strong: 0, results: [] };
  const means = [{ kind: 'taken' as const, fromMs: Date.UTC(1999, 0, 1), toMs: Date.UTC(2000, 0, 1) }];
  const filter = { words: 'in 1999', says: 'taken in 1999', means, field: 'date', negated: false, start: 9, end: 16 };
  it.each([
    ['an empty library', { searchPhotos: () => Promise.resolve(nothing), status: () => Promise.resolve({ ...aStatus, photos: 0 }) }, /the library is empty/],
    ['filters that nothing passes', { searchPhotos: () => Promise.resolve({ ...nothing, parsed: { ...nothing.parsed, filters: [filter] } }) }, /Only photos: taken in 1999[^]*none of the 2 photos passes/],
    ['photos without vectors', { searchPhotos: () => Promise.resolve(nothing) }, /among 2 photos/],
  ])('says so of %s, with exit code 0', async (_of, engine, says) => {
    const run = await runInProcess(['search', 'two dogs'], { engine });
    expect(run.exitCode).toBe(0);
    expect(run.stdout).toMatch(says);
  });
});

describe('exit codes', () => {
  it('is 3 when files failed, and the JSON has them all', async () => {
    const failed = Array.from({ length: 30 }, (_, i) => ({ path: `/p/${i}.jpg`, reason: 'is cut short', attempts: 2 }));
    const report = { ...aReport, failed, skipped: [{ path: '/p/x.svg', reason: 'SVG is not read' }] };
    const engine = { indexLibrary: () => Promise.resolve(report) };
    const json = await runInProcess(['index', '/p', '--json'], { engine });
    expect([json.exitCode, JSON.parse(json.stdout)]).toEqual([3, report]);
    const text = await runInProcess(['index', '/p'], { engine });
    expect(text.exitCode).toBe(3);
    expect(text.stdout).toMatch(/Skipped 1 file: SVG is not read\n30 files failed:\n {2}\/p\/0\.jpg: is cut short \(2 attempts\)/);
    expect(text.stdout).toContain('… and 10 more');
  });

  it('is 0 when files were only skipped', async () => {
    const report = { ...aReport, skipped: [{ path: '/p/x.svg', reason: 'SVG is not read' }] };
    expect((await runInProcess(['index', '/p'], { engine: { indexLibrary: () => Promise.resolve(report) } })).exitCode).toBe(0);
  });

  it('is 3 when a folder that was named is not there, 0 when another folder of the library is away', async () => {
    const engine = { indexLibrary: () => Promise.resolve({ ...aReport, away: [{ path: '/gone', reason: 'it is not mounted' }] }) };
    expect((await runInProcess(['index', '/gone'], { engine })).exitCode).toBe(3);
    expect((await runInProcess(['index'], { engine })).exitCode).toBe(0);
  });

  it('is 3 when a photo to forget is still on disk, 1 when a pack does not load', async () => {
    const forget = await runInProcess(['forget', '/p'], { engine: { forgetPhotos: () => Promise.resolve({ forgotten: 0, stillPresent: ['/p/a.jpg'] }) } });
    expect([forget.exitCode, forget.stdout]).toEqual([3, 'Forgot 0 photos.\nStill on disk, not forgotten: /p/a.jpg\n']);
    const check = await runInProcess(['models', 'check', '/p', '--json'], {
      engine: { checkModel: (folder) => Promise.resolve({ folder, ok: false, error: 'vision.onnx is missing', model: null, provider: null, photosPerSecond: null, rejected: [] }) },
    });
    expect([check.exitCode, JSON.parse(check.stdout)]).toMatchObject([1, { ok: false, error: 'vision.onnx is missing' }]);
  });

  it.each([
    ['library-locked', 1], ['not-found', 1], ['disk-full', 1], ['bad-input', 2], ['cancelled', 130],
  ] as const)('after %s is %i, with one line on stderr and one JSON value on stdout', async (code, exitCode) => {
    const engine = { status: () => Promise.reject(new AlbumenError(code, 'What failed, and what to do.')) };
    expect(await runInProcess(['status', '--json'], { engine })).toMatchObject({
      exitCode, stderr: 'albumen: What failed, and what to do.\n', stdout: `${JSON.stringify({ error: { code, message: 'What failed, and what to do.' } })}\n`,
    });
    expect(await runInProcess(['status'], { engine })).toMatchObject({ exitCode, stdout: '' });
  });

  it('is 1 after a bug, which is named as one', async () => {
    const run = await runInProcess(['status', '--json'], { engine: { status: () => Promise.reject(new TypeError('x is undefined')) } });
    expect(run).toMatchObject({ exitCode: 1, stderr: 'albumen: internal error: x is undefined (ALBUMEN_DEBUG=1 shows where)\n' });
    expect(JSON.parse(run.stdout)).toMatchObject({ error: { code: 'internal' } });
  });

  it.each([
    [[], /say what to do/],
    [['serach', 'dogs'], /unknown command 'serach' \(Did you mean search\?\)/],
    [['search'], /say what to look for/],
    [['search', ''], /say what to look for/],
    [['search', 'dogs', '--limti', '3'], /unknown option '--limti'.*Did you mean --limit/],
    [['search', '-grass dogs'], /put -- before one that starts with it/],
    [['search', 'dogs', '--limit', '0'], /from 1 to 10000/],
    [['search', 'dogs', '--limit', '5x'], /from 1 to 10000/],
    [['search', 'dogs', '--limit'], /argument missing/],
    [['search', 'dogs', '--batch', '-'], /not both/],
    [['similar'], /missing required argument/],
    [['forget'], /missing required argument/],
    [['folders', 'add'], /missing required argument/],
    [['models', 'check'], /missing required argument/],
    [['status', 'now'], /too many arguments/],
    [['completion', 'tcsh'], /Allowed choices are bash, zsh, fish/],
  ])('is 2 for %j, with one clear line, and no engine is opened', async (args, says) => {
    const run = await runInProcess(args);
    expect({ exitCode: run.exitCode, stdout: run.stdout, opened: run.opened }).toEqual({ exitCode: 2, stdout: '', opened: [] });
    expect(run.stderr).toMatch(says);
    expect(run.stderr).toMatch(/^albumen: [^\n]+\n$/);
    const json = await runInProcess([...args, '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ error: { code: 'bad-usage' } });
    expect(json.exitCode).toBe(2);
  });
});

describe('a reader that went away', () => {
  const closed = {
    write(_text: string, done?: (error?: Error | null) => void): boolean {
      done?.(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
      return false;
    },
  };
  it.each([[['status', '--json']], [['search', '--batch', '-']]])('is no failure of %j', async (args) => {
    const run = await runInProcess(args, { stdin: 'cat\ndog\n', surroundings: { stdout: closed } });
    expect(run).toMatchObject({ exitCode: 0, stderr: '' });
    expect(run.asked.filter(([name]) => name === 'searchPhotos').length).toBeLessThan(2);
  });
});

describe('being interrupted', () => {
  it('lets an index run report what is done, with exit code 130', async () => {
    const stop = new AbortController();
    const run = await runInProcess(['index', '/p', '--json'], {
      surroundings: { signal: stop.signal },
      engine: {
        indexLibrary: async (_request, options) => {
          setTimeout(() => stop.abort(), 5);
          await new Promise((resolve) => options?.signal?.addEventListener('abort', resolve));
          return { ...aReport, interrupted: true };
        },
      },
    });
    expect([run.exitCode, JSON.parse(run.stdout)]).toEqual([130, { ...aReport, interrupted: true }]);
  });

  it('does not wait for an engine that does not stop, and still prints one JSON value', async () => {
    const stop = new AbortController();
    const run = await runInProcess(['index', '/p', '--json'], {
      surroundings: { signal: stop.signal },
      engine: {
        indexLibrary: (_request, options) => {
          options?.onProgress?.(aProgress);
          setTimeout(() => stop.abort(), 5);
          return new Promise(() => undefined);
        },
        close: () => new Promise(() => undefined),
      },
    });
    expect([run.exitCode, JSON.parse(run.stdout)]).toEqual([130, { error: { code: 'cancelled', message: 'Stopped. What was done is kept.' } }]);
  });
});

describe('help', () => {
  it('stands in JSON too, so that stdout stays one value', async () => {
    const run = await runInProcess(['search', '--help', '--json']);
    expect(run.exitCode).toBe(0);
    expect((JSON.parse(run.stdout) as { help: string }).help).toContain('Usage: albumen search');
    expect(JSON.parse((await runInProcess(['--version', '--json'])).stdout)).toEqual({ version: '0.1.0' });
  });

  it.each([
    ...['index', 'search', 'similar', 'status', 'doctor', 'forget', 'demo', 'bench', 'completion', 'folders', 'models', 'export', 'import'].map((name) => [name]),
    ...['data', 'photos', 'sidecars'].map((name) => ['export', name]),
    ...['list', 'add', 'remove'].map((name) => ['folders', name]),
    ...['list', 'check', 'use', 'remove'].map((name) => ['models', name]),
  ])('has examples for %s %s', async (...words) => {
    const run = await runInProcess([...words.filter((word) => typeof word === 'string'), '--help']);
    expect([run.exitCode, run.stderr, run.opened]).toEqual([0, '', []]);
    expect(run.stdout).toMatch(/^Usage: albumen [^]*--json[^]*\nExamples:\n {2}(albumen|source)/);
  });
});
