import { expect, it } from 'vitest';
import { serveEncodeWorker } from './encode-worker.ts';

/** A port whose answers can be awaited. */
function startWorker(): (message: unknown) => Promise<unknown> {
  let listener: (message: unknown) => void = () => undefined;
  const waiting: ((answer: unknown) => void)[] = [];
  serveEncodeWorker({
    postMessage: (answer) => waiting.shift()?.(answer),
    onMessage: (given) => {
      listener = given;
    },
  });
  return (message) =>
    new Promise((resolve) => {
      waiting.push(resolve);
      listener(message);
    });
}

it('answers a method that it does not know with an error, and goes on', async () => {
  const ask = startWorker();

  expect(await Promise.all([ask({ id: 1, method: 'toString', args: {} }), ask({ id: 2, method: 'paint', args: {} })])).toEqual([
    { id: 1, ok: false, error: { code: 'model-failed', message: 'the encode process knows no method toString' } },
    { id: 2, ok: false, error: { code: 'model-failed', message: 'the encode process knows no method paint' } },
  ]);
});

it('keeps the code of an error that a person can act on', async () => {
  const text = { tokenizerFile: '/nowhere/tokenizer.json', tokenizerConfigFile: null };

  expect(await startWorker()({ id: 7, method: 'encodeTexts', args: { setup: { pack: { text }, threads: null }, texts: ['a dog'] } })).toMatchObject({
    id: 7, ok: false, error: { code: 'pack-invalid', message: expect.stringContaining('/nowhere/tokenizer.json is missing') as string },
  });
});

it('answers questions before photos that came earlier', async () => {
  const order: number[] = [];
  let listener: (message: unknown) => void = () => undefined;
  const all = Promise.withResolvers<void>();
  serveEncodeWorker({
    postMessage: (answer) => {
      order.push((answer as { id: number }).id);
      if (order.length === 4) all.resolve();
    },
    onMessage: (given) => {
      listener = given;
    },
  });
  // Every one fails; the order is what counts. The first is at work before the others come.
  const setup = { pack: { text: { tokenizerFile: '/nowhere', tokenizerConfigFile: null }, imageGraphs: {} }, threads: null };
  for (const [id, method] of [[1, 'encodeImages'], [2, 'encodeImages'], [3, 'probe'], [4, 'encodeTexts']] as const) listener({ id, method, args: { setup, provider: 'cpu', images: [], texts: ['x'] } });
  await all.promise;

  expect(order).toEqual([1, 4, 2, 3]);
});
