import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { normalize } from './embedding.ts';
import type { ModelPack } from './model-pack.ts';
import { createEncoders, type RemoteEncoders } from './remote-encoders.ts';

const pack = {
  name: 'Tiny', fingerprint: '0123456789abcdef', dim: 2, imageGraphs: { default: '/nowhere/image.onnx' },
  image: { pixels: { width: 1, height: 1, resize: 'squash', kernel: 'cubic', background: [255, 255, 255] }, normalize: null, rescale: 1 },
} as unknown as ModelPack;

const photo = Uint8Array.of(1, 2, 3);

/** What the encode process is asked, in order, and how it answers. */
interface FakeProcess {
  readonly asked: string[];
  readonly encoders: RemoteEncoders;
}

type Answers = Readonly<Record<string, (args: { readonly provider: string; readonly texts: readonly string[] }) => unknown>>;

let cacheDir: string;
let started: RemoteEncoders[];
beforeEach(() => {
  started = [];
  cacheDir = mkdtempSync(join(tmpdir(), 'albumen-encoders-'));
});
afterEach(async () => {
  // A cache that is written late would make its folder again.
  await Promise.all(started.map((encoders) => encoders.close()));
  rmSync(cacheDir, { recursive: true, force: true });
});

/** Encoders over a process that is faster on each further provider, and answers `answers` instead where given. */
function startFake(answers: Answers = {}, fakePack: ModelPack = pack): FakeProcess {
  const speeds = ['cpu', 'webgpu', 'cuda'];
  const asked: string[] = [];
  const usual: Answers = {
    probe: ({ provider }) => ({ embedding: normalize([1, 1]), photosPerSecond: 10 * (1 + speeds.indexOf(provider)) }),
    encodeImages: () => [normalize([3, 4])],
    encodeTexts: ({ texts }) => texts.map((text) => normalize([text.length, 1])),
  };
  const encoders = createEncoders({
    pack: fakePack,
    cacheDir,
    candidates: ['cuda', 'webgpu'],
    async call(method, args) {
      const request = args as { readonly provider: string; readonly texts: readonly string[] };
      asked.push([method, request.provider ?? request.texts?.join(', ')].join(' '));
      return (answers[method] ?? usual[method])?.(request);
    },
  });
  started.push(encoders);
  return { asked, encoders };
}

describe('questions', () => {
  it('that are given up while an earlier one is encoded never reach the process, and hold up nobody', async () => {
    const first = Promise.withResolvers<readonly unknown[]>();
    const { asked, encoders } = startFake({ encodeTexts: ({ texts }) => (texts[0] === 'a' ? first.promise : [normalize([2, 1])]) });
    const giveUp = new AbortController();
    const answers = [encoders.encodeTexts(['a']), ...['ab', 'abc'].map((text) => encoders.encodeTexts([text], giveUp.signal)), encoders.encodeTexts(['abcd'])];
    giveUp.abort();
    first.resolve([normalize([1, 1])]);

    expect(await Promise.allSettled(answers)).toMatchObject([
      { status: 'fulfilled' }, { status: 'rejected', reason: { code: 'cancelled' } }, { status: 'rejected', reason: { code: 'cancelled' } }, { status: 'fulfilled' },
    ]);
    expect(asked).toEqual(['encodeTexts a', 'encodeTexts abcd']);
  });

  it('are sent once each, and answered from the cache after a restart', async () => {
    const first = startFake();
    const vectors = await first.encoders.encodeTexts(['a dog', 'a cat', 'a dog']);
    await first.encoders.encodeTexts(['a cat', 'a bird']);
    await first.encoders.close();
    expect(first.asked).toEqual(['encodeTexts a dog, a cat', 'encodeTexts a bird']);
    expect(vectors).toEqual([normalize([5, 1]), normalize([5, 1]), normalize([5, 1])]);

    const second = startFake();
    expect(await second.encoders.encodeTexts(['a bird', 'a dog'])).toEqual([normalize([6, 1]), normalize([5, 1])]);
    expect(second.asked).toEqual([]);
  });

  it('of another pack are never mixed up', async () => {
    const first = startFake();
    await first.encoders.encodeTexts(['a dog']);
    await first.encoders.close();
    const other = startFake({}, { ...pack, fingerprint: 'ffffffffffffffff' });
    await other.encoders.encodeTexts(['a dog']);

    expect(other.asked).toEqual(['encodeTexts a dog']);
  });

  it('keep their vectors when a caller changes what it was given', async () => {
    const { encoders } = startFake();
    const [vector] = await encoders.encodeTexts(['a dog']);
    vector?.fill(0);

    expect(await encoders.encodeTexts(['a dog'])).toEqual([normalize([5, 1])]);
  });

  it('can have their encoder loaded ahead, and hear of what failed there themselves', async () => {
    const { asked, encoders } = startFake({
      warmText: () => {
        throw new AlbumenError('pack-invalid', 'no such graph');
      },
    });
    encoders.warmText();

    expect(await encoders.encodeTexts(['a dog'])).toEqual([normalize([5, 1])]);
    expect(asked.map((each) => each.split(' ')[0])).toEqual(['warmText', 'encodeTexts']);
  });

  it('that fail are not kept', async () => {
    let fails = true;
    const { encoders } = startFake({
      encodeTexts: ({ texts }) => {
        if (fails) throw new AlbumenError('worker-failed', 'the encode process ended');
        return texts.map(() => normalize([1, 0]));
      },
    });

    await expect(encoders.encodeTexts(['a dog'])).rejects.toThrow('the encode process ended');
    fails = false;
    expect(await encoders.encodeTexts(['a dog'])).toEqual([normalize([1, 0])]);
  });
});

describe('photos', () => {
  it('run on the provider that won, which is tried once and known after a restart', async () => {
    const first = startFake();
    expect(await first.encoders.encodeImages([photo])).toEqual([normalize([3, 4])]);
    expect(first.asked).toEqual(['probe cpu', 'probe cuda', 'encodeImages cuda']);

    const second = startFake();
    await second.encoders.encodeImages([photo]);
    expect(second.asked).toEqual(['encodeImages cuda']);
    expect(await second.encoders.provider()).toEqual({ provider: 'cuda', photosPerSecond: 30, rejected: [] });
  });

  it('are tried anew for another pack, when asked, and when what was kept is damaged', async () => {
    await startFake().encoders.provider();
    const other = startFake({}, { ...pack, fingerprint: 'ffffffffffffffff' });
    await other.encoders.provider();
    const again = startFake();
    await again.encoders.provider({ again: true });
    const file = join(cacheDir, 'providers.json');
    writeFileSync(file, readFileSync(file, 'utf8').slice(0, 40));
    const damaged = startFake();
    await damaged.encoders.provider();

    expect([other.asked, again.asked, damaged.asked]).toEqual(Array.from({ length: 3 }, () => ['probe cpu', 'probe cuda']));
  });

  it('go on with the next provider when the chosen one fails at work, and say so', async () => {
    const { encoders, asked } = startFake({
      encodeImages: ({ provider }) => {
        if (provider === 'cuda') throw new AlbumenError('worker-failed', 'the encode process ended (signal SIGABRT)');
        return [normalize([3, 4])];
      },
    });

    expect(await Promise.all([encoders.encodeImages([photo]), encoders.encodeImages([photo])])).toEqual(Array.from({ length: 2 }, () => [normalize([3, 4])]));
    expect(await encoders.provider()).toEqual({
      provider: 'webgpu',
      photosPerSecond: 20,
      rejected: [{ provider: 'cuda', reason: 'it failed at work: the encode process ended (signal SIGABRT)' }],
    });
    expect(asked.filter((each) => each.startsWith('probe'))).toEqual(['probe cpu', 'probe cuda', 'probe cpu', 'probe webgpu']);
  });

  it('fail where the CPU itself fails', async () => {
    const { encoders } = startFake({
      probe: ({ provider }) => {
        if (provider !== 'cpu') throw new AlbumenError('model-failed', 'no such library');
        return { embedding: normalize([1, 1]), photosPerSecond: 10 };
      },
      encodeImages: () => {
        throw new AlbumenError('worker-failed', 'the encode process ended (signal SIGKILL)');
      },
    });

    await expect(encoders.encodeImages([photo])).rejects.toMatchObject({ code: 'worker-failed' });
  });

  it('of another size are refused before anything is tried', async () => {
    const { encoders, asked } = startFake();

    await expect(encoders.encodeImages([photo, Uint8Array.of(1)])).rejects.toThrow('an image has 1 bytes; Tiny takes 1 x 1 x 3');
    expect(asked).toEqual([]);
  });

  it('have their providers tried again after a trial that was cut short', async () => {
    let isClosed = true;
    const { encoders } = startFake({
      probe: () => {
        if (isClosed) throw Object.assign(new AlbumenError('worker-failed', 'closed'), { loss: 'closed' });
        return { embedding: normalize([1, 1]), photosPerSecond: 10 };
      },
    });

    await expect(encoders.provider()).rejects.toThrow('closed');
    isClosed = false;
    expect(await encoders.provider()).toMatchObject({ provider: 'cpu' });
  });
});
