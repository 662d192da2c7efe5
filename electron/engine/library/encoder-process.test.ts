import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { normalize } from '../encode/embedding.ts';
import type { ModelPack } from '../encode/model-pack.ts';
import { saveCachedPackIgnoringErrors } from '../encode/pack-cache.ts';
import type { StartWorker } from '../workers/worker-port.ts';
import { createEncoderProcesses } from './encoder-process.ts';

interface Asked {
  readonly process: number;
  readonly method: string;
  readonly pack: string;
}

let cacheDir: string;
beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'albumen-encoder-process-'));
});
afterEach(() => rmSync(cacheDir, { recursive: true, force: true }));

const packNamed = (name: string): ModelPack => ({ name, folder: `/packs/${name}`, fingerprint: `fingerprint of ${name}`, dim: 2 }) as ModelPack;

/** Processes that note what they are asked and answer every text with a vector. */
function fakeProcesses(): { start: StartWorker; asked: Asked[] } {
  const asked: Asked[] = [];
  let processes = 0;
  const start: StartWorker = () => {
    const process = ++processes;
    let answer: (message: unknown) => void = () => undefined;
    return {
      postMessage(message) {
        const { id, method, args } = message as { id: number; method: string; args: { setup: { pack: ModelPack }; texts?: string[] } };
        asked.push({ process, method, pack: args.setup.pack.name });
        queueMicrotask(() => answer({ id, ok: true, value: args.texts?.map(() => normalize([1, 1])) ?? null }));
      },
      onMessage: (listener) => void (answer = listener),
      onExit: () => undefined,
      kill: () => undefined,
    };
  };
  return { start, asked };
}

it('loads the only pack that is known while the library is opened, and serves another one with the same process', async () => {
  saveCachedPackIgnoringErrors(cacheDir, packNamed('known'), {});
  const { start, asked } = fakeProcesses();
  const processes = createEncoderProcesses(start, cacheDir);

  processes.warm();
  processes.warm();
  await processes.of(packNamed('other')).encodeTexts(['a dog']);
  processes.warm();

  expect(asked).toEqual([{ process: 1, method: 'warmText', pack: 'known' }, { process: 1, method: 'encodeTexts', pack: 'other' }]);
  await processes.close();
});

it('only starts the process where no pack is known, or several are', async () => {
  const { start, asked } = fakeProcesses();
  const none = createEncoderProcesses(start, cacheDir);
  none.warm();
  await none.close();
  for (const name of ['one', 'two']) saveCachedPackIgnoringErrors(cacheDir, packNamed(name), {});
  const several = createEncoderProcesses(start, cacheDir);
  several.warm();
  await several.of(packNamed('one')).encodeTexts(['a dog']);

  expect(asked).toEqual([{ process: 2, method: 'encodeTexts', pack: 'one' }]);
  await several.close();
});
