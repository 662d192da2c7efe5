import { describe, expect, it } from 'vitest';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { chooseProvider, providersOf } from './choose-provider.ts';
import { normalize } from './embedding.ts';
import type { ProbeResult } from './probe-provider.ts';

type Fake = ProbeResult | Error;

const cpu: ProbeResult = { embedding: normalize([1, 2, 3]), photosPerSecond: 70 };

/** Providers that answer as told; the list of those tried comes with the choice. */
async function choose(fakes: Readonly<Record<string, Fake>>): Promise<{ report: unknown; tried: string[] }> {
  const tried: string[] = [];
  const report = await chooseProvider(Object.keys(fakes).filter((name) => name !== 'cpu'), async (provider) => {
    tried.push(provider);
    const fake = fakes[provider] ?? cpu;
    if (fake instanceof Error) throw fake;
    return fake;
  });
  return { report, tried };
}

describe('chooseProvider', () => {
  it('takes the first that agrees with the CPU and is faster, and tries no other', async () => {
    expect(await choose({ cuda: { embedding: normalize([1, 2, 3.01]), photosPerSecond: 900 }, webgpu: cpu })).toEqual({
      report: { provider: 'cuda', photosPerSecond: 900, rejected: [] },
      tried: ['cpu', 'cuda'],
    });
  });

  it('passes over one that cannot start, one that is wrong and one that is slow, and says why', async () => {
    const { report } = await choose({
      dml: new AlbumenError('worker-failed', 'the encode process ended (signal SIGSEGV)'),
      cuda: { embedding: normalize([3, 2, 1]), photosPerSecond: 900 },
      webgpu: { ...cpu, photosPerSecond: 70 },
    });

    expect(report).toEqual({
      provider: 'cpu',
      photosPerSecond: 70,
      rejected: [
        { provider: 'dml', reason: 'the encode process ended (signal SIGSEGV)' },
        { provider: 'cuda', reason: "its embedding of the test photo is wrong: cosine 0.7143 to the CPU's, at least 0.995 is needed" },
        { provider: 'webgpu', reason: 'it is not faster: 70.0 photos/s, the CPU 70.0' },
      ],
    });
  });

  it('never takes a provider whose embedding is no number', async () => {
    const { report } = await choose({ webgpu: { embedding: new Float32Array([Number.NaN, 0, 0]), photosPerSecond: 900 } });

    expect(report).toMatchObject({ provider: 'cpu', rejected: [{ provider: 'webgpu' }] });
  });

  it('goes on to the next after one that was passed over', async () => {
    const { report } = await choose({ cuda: new Error('no library'), webgpu: { ...cpu, photosPerSecond: 300 } });

    expect(report).toEqual({ provider: 'webgpu', photosPerSecond: 300, rejected: [{ provider: 'cuda', reason: 'no library' }] });
  });

  it('gives no verdict when it is stopped', async () => {
    const closed = Object.assign(new AlbumenError('worker-failed', 'the encode process was closed'), { loss: 'closed' });

    await expect(choose({ cuda: closed })).rejects.toBe(closed);
  });

  it('fails where the CPU cannot run the pack', async () => {
    await expect(choose({ cpu: new AlbumenError('pack-invalid', 'model.onnx cannot be loaded') })).rejects.toThrow('model.onnx cannot be loaded');
  });
});

describe('providersOf', () => {
  it('knows what each platform may have', () => {
    expect([providersOf('linux'), providersOf('win32'), providersOf('darwin'), providersOf('freebsd')]).toEqual([
      ['cuda', 'webgpu'],
      ['dml', 'cuda', 'webgpu'],
      ['coreml', 'webgpu'],
      [],
    ]);
  });
});
