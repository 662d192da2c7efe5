import { describe, expect, it } from 'vitest';
import type { Engine } from '../../shared/contract/engine.ts';
import { AlbumenError } from '../../shared/contract/errors.ts';
import { appRouter } from '../../shared/contract/router.ts';
import type { IndexProgress } from '../../shared/contract/schemas.ts';
import { unwrapCallError } from '../../shared/wire/create-client.ts';
import { followIndex } from '../../shared/wire/follow-index.ts';
import { collectIndexEvents, EVERY_CALL, type CallInputs } from './every-call.ts';
import { EXPECTED_ANSWERS, EXPECTED_QUESTIONS } from './expected-answers.ts';
import { anAnswer, aProgress, aReport, createFakeEngine, PHOTO_ID } from './fake-engine.ts';
import { TRANSPORTS } from './transports.ts';

const inputs: CallInputs = {
  folder: '/photos', otherFolder: '/more', excluded: '/photos/out', exportFolder: '/out', image: '/photos/dogs.jpg', question: 'two dogs', modelFolder: '/models/mini', model: 'albumen-mini',
};

/** Made here rather than in EVERY_CALL: a real library has no retired vectors to remove in one pass, and would be gone. */
const REMOVE_MODEL = 'models.remove';
const DELETE_EVERYTHING = 'app.deleteEverything';

const never = (signal: AbortSignal | undefined): Promise<never> => new Promise((_resolve, reject) => {
  const stop = (): void => reject(new AlbumenError('cancelled', 'stopped by the engine'));
  // A stop may overtake the call on its way through the checks.
  if (signal?.aborted === true) stop();
  signal?.addEventListener('abort', stop, { once: true });
});

it('the contract suite calls every procedure of the router', () => {
  const procedures = Object.keys(appRouter._def.procedures);
  const called = [...EVERY_CALL.map(([path]) => path), REMOVE_MODEL, DELETE_EVERYTHING];
  expect(called.toSorted()).toEqual(procedures.toSorted());
});

describe.each(TRANSPORTS)('the contract $name', ({ connect }) => {
  it('carries every call to the engine, and its answer back', async () => {
    const { engine, asked } = createFakeEngine();
    const { client, disconnect } = await connect(engine);
    const answers: Record<string, unknown> = {};
    for (const [path, call] of EVERY_CALL) answers[path] = await call(client, inputs);
    answers[REMOVE_MODEL] = await client.models.remove.mutate({ model: 'old' });
    answers[DELETE_EVERYTHING] = await client.app.deleteEverything.mutate();
    disconnect();
    expect(answers).toEqual(EXPECTED_ANSWERS);
    expect(asked.filter(([name]) => name !== 'searchPhotos')).toEqual(EXPECTED_QUESTIONS);
  });

  it('streams progress and the report last', async () => {
    const { client, disconnect } = await connect(createFakeEngine().engine);
    expect(await collectIndexEvents(client, '/photos')).toEqual([
      { type: 'progress', progress: aProgress },
      { type: 'report', report: aReport },
    ]);
    disconnect();
  });

  it('brings an AlbumenError back as one, with its code and message', async () => {
    const locked = (): Promise<never> => Promise.reject(new AlbumenError('library-locked', 'Process 7 on here writes to it.'));
    const { client, disconnect } = await connect(createFakeEngine({ addFolder: locked, indexLibrary: locked, searchPhotos: locked }).engine);
    const expected = new AlbumenError('library-locked', 'Process 7 on here writes to it.');
    for (const call of [
      client.library.folders.add.mutate({ path: '/photos' }),
      client.search.query.query({ text: 'dogs' }),
      followIndex(client, { folders: [] }),
    ]) {
      const error: unknown = await call.then(() => null, (thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(AlbumenError);
      expect(error).toMatchObject({ code: expected.code, message: expected.message });
    }
    disconnect();
  });

  it('brings a bug back as a plain error', async () => {
    const { client, disconnect } = await connect(createFakeEngine({ status: () => Promise.reject(new RangeError('index 7 of 3')) }).engine);
    const error: unknown = await client.library.status.query().catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(AlbumenError);
    expect(error).toMatchObject({ message: 'index 7 of 3' });
    disconnect();
  });

  it('refuses wrong input with the field and what is wrong, and does not reach the engine', async () => {
    const { engine, asked } = createFakeEngine();
    const { client, disconnect } = await connect(engine);
    const attempts = [
      client.search.query.query({ text: 'dogs', limit: 0 }),
      client.search.query.query({ text: 'x'.repeat(20_001) }),
      client.photos.get.query({ ids: ['../../etc/passwd'] }),
      client.photos.rate.mutate({ ids: [PHOTO_ID], rating: 6 }),
      client.library.forget.mutate({ targets: [] }),
      followIndex(client, { folders: 'photos' as never }),
    ];
    const errors = await Promise.all(attempts.map((attempt) => attempt.catch((thrown: unknown) => thrown)));
    expect(errors.map((error) => [(error as AlbumenError).code, (error as Error).message.split(':')[0]])).toEqual([
      ['bad-input', 'limit'], ['bad-input', 'text'], ['bad-input', 'ids.0'], ['bad-input', 'rating'], ['bad-input', 'targets'], ['bad-input', 'folders'],
    ]);
    expect(asked).toEqual([]);
    disconnect();
  });

  it('does not hand on an answer that breaks the contract', async () => {
    const broken = createFakeEngine({
      searchPhotos: () => Promise.resolve({ ...anAnswer, strong: 'many' } as never),
      indexLibrary: () => Promise.resolve({ ...aReport, failed: undefined } as never),
    });
    const { client, disconnect } = await connect(broken.engine);
    await expect(client.search.query.query({ text: 'dogs' })).rejects.toThrow(/out of contract: strong/);
    await expect(followIndex(client, {})).rejects.toThrow(/out of contract: report\.failed/);
    disconnect();
  });

  it('cancels a search at once, and tells the engine', async () => {
    const toldEngine = Promise.withResolvers<void>();
    const { client, disconnect } = await connect(createFakeEngine({
      searchPhotos: (_question, options) => never(options?.signal).finally(() => toldEngine.resolve()),
    }).engine);
    const stop = new AbortController();
    const search = client.search.query.query({ text: 'dogs' }, { signal: stop.signal });
    stop.abort();
    await expect(search).rejects.toMatchObject({ code: 'cancelled' });
    await toldEngine.promise;
    await expect(client.search.query.query({ text: 'cats' }, { signal: stop.signal })).rejects.toMatchObject({ code: 'cancelled' });
    disconnect();
  });

  it('lets an interrupted index run report what is done', async () => {
    const { client, disconnect } = await connect(createFakeEngine({
      indexLibrary: async (_request, options) => {
        options?.onProgress?.(aProgress);
        await never(options?.signal).catch(() => undefined);
        return { ...aReport, interrupted: true };
      },
    }).engine);
    const stop = new AbortController();
    const report = await followIndex(client, { folders: ['/photos'] }, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(report).toEqual({ ...aReport, interrupted: true });
    disconnect();
  });

  it('stops the index run when nobody listens any more', async () => {
    const stopped = Promise.withResolvers<void>();
    const { client, disconnect } = await connect(createFakeEngine({
      indexLibrary: async (_request, options) => {
        options?.onProgress?.(aProgress);
        await never(options?.signal).catch(() => undefined);
        stopped.resolve();
        return aReport;
      },
    }).engine);
    const first = Promise.withResolvers<void>();
    const subscription = client.library.index.subscribe({ folders: [] }, { onData: () => first.resolve() });
    await first.promise;
    subscription.unsubscribe();
    await expect(stopped.promise).resolves.toBeUndefined();
    disconnect();
  });

  it('gives a slow reader the newest progress instead of all of it, and never drops the report', async () => {
    const many = 1_000;
    const progressOf = (done: number): IndexProgress => ({ ...aProgress, done, total: many });
    const indexLibrary: Engine['indexLibrary'] = async (_request, options) => {
      for (let done = 1; done <= many; done++) {
        options?.onProgress?.(progressOf(done));
        if (done % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
      }
      return aReport;
    };
    const { client, disconnect } = await connect(createFakeEngine({ indexLibrary }).engine);
    const events = await collectIndexEvents(client, '/photos');
    const done = events.flatMap((event) => (event.type === 'progress' ? [event.progress.done] : []));
    expect(done.length).toBeLessThan(50);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    expect(done.at(-1)).toBe(many);
    expect(events.at(-1)).toEqual({ type: 'report', report: aReport });
    disconnect();
  });

  it('fails pending and later calls clearly when the connection closes, and stops the engine', async () => {
    const stopped = Promise.withResolvers<void>();
    const { client, disconnect } = await connect(createFakeEngine({
      searchPhotos: (_question, options) => never(options?.signal),
      indexLibrary: async (_request, options) => {
        await never(options?.signal).catch(() => undefined);
        stopped.resolve();
        return aReport;
      },
    }).engine);
    const pending = [client.search.query.query({ text: 'dogs' }), followIndex(client, {})].map((call) => call.catch((thrown: unknown) => thrown));
    await client.library.status.query();
    disconnect();
    for (const error of await Promise.all(pending)) expect(error).toMatchObject({ code: 'worker-failed', message: /connection to the engine closed/ });
    await expect(client.library.status.query()).rejects.toMatchObject({ code: 'worker-failed' });
    await stopped.promise;
  });

  it('hands the same error to a subscription that is read by callbacks', async () => {
    const { client, disconnect } = await connect(createFakeEngine({
      indexLibrary: () => Promise.reject(new AlbumenError('disk-full', 'No space is left.')),
    }).engine);
    const error = await collectIndexEvents(client, '/photos').catch((thrown: unknown) => unwrapCallError(thrown));
    expect(error).toMatchObject({ name: 'AlbumenError', code: 'disk-full', message: 'No space is left.' });
    disconnect();
  });

  it('answers many calls at once, each with its own answer', async () => {
    const { client, disconnect } = await connect(createFakeEngine({
      searchPhotos: async (question) => {
        await new Promise((resolve) => setTimeout(resolve, Number(question.text) % 7));
        return { ...anAnswer, query: question.text ?? '' };
      },
    }).engine);
    const numbers = Array.from({ length: 100 }, (_, i) => String(i));
    const answers = await Promise.all(numbers.map((text) => client.search.query.query({ text })));
    expect(answers.map(({ query }) => query)).toEqual(numbers);
    disconnect();
  });
});
