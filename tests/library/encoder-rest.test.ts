import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ENCODER_RESTS_AFTER } from '../../electron/engine/config.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { createEncoderProcesses } from '../../electron/engine/library/encoder-process.ts';
import { startNodeWorker } from '../../electron/hosts/node-worker.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { temporaryFolder } from '../fixtures/test-library.ts';

test('the encode process ends after many photos, and the next question has a new one', async () => {
  const started: string[] = [];
  const processes = createEncoderProcesses((kind) => {
    started.push(kind);
    return startNodeWorker(kind);
  }, await temporaryFolder());
  onTestFinished(async () => await processes.close());
  const encoders = processes.of(await loadPack(join(REPOSITORY, 'resources', 'models', 'albumen-mini')));
  const encode = async (text: string) => await encoders.encodeTexts([text], undefined, { isQuestion: false });

  const before = await encode('a dog');
  processes.restAfter(ENCODER_RESTS_AFTER - 1);
  expect(await encode('a dog')).toEqual(before);
  expect(started).toEqual(['encode']);
  // What was asked just before is answered all the same.
  const asked = encode('a cat');
  processes.restAfter(ENCODER_RESTS_AFTER);
  expect(await asked).not.toEqual(before);
  expect(await encode('a dog')).toEqual(before);
  expect(started).toEqual(['encode', 'encode']);
});
