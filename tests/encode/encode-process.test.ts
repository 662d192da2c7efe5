import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dot, type UnitVector } from '../../electron/engine/encode/embedding.ts';
import type { Encoders } from '../../electron/engine/encode/encoders.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { createEncoders } from '../../electron/engine/encode/remote-encoders.ts';
import { makeTestPhoto } from '../../electron/engine/encode/test-photo.ts';
import { superviseWorker, type SupervisedWorker } from '../../electron/engine/workers/supervise-worker.ts';
import type { StartWorker, WorkerPort } from '../../electron/engine/workers/worker-port.ts';
import { startNodeWorker } from '../../electron/hosts/node-worker.ts';

const folder = fileURLToPath(new URL('../../resources/models/albumen-mini', import.meta.url));

let cacheDir: string;
let worker: SupervisedWorker;
let ports: WorkerPort[];
let started: Encoders[];
beforeEach(() => {
  cacheDir = mkdtempSync(join(tmpdir(), 'albumen-encode-'));
  ports = [];
  started = [];
  const start: StartWorker = (kind) => {
    const port = startNodeWorker(kind);
    ports.push(port);
    return port;
  };
  worker = superviseWorker('encode', start);
});
afterEach(async () => {
  await Promise.all(started.map((encoders) => encoders.close()));
  worker.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

/** Encoders whose process ends, as by a broken driver, while it serves one of these methods on the provider `crashing`. */
async function startEncoders(candidates: readonly string[], crashesAt: readonly string[] = []): Promise<Encoders> {
  const encoders = createEncoders({
    pack: await loadPack(folder, { cacheDir }),
    cacheDir,
    candidates,
    call(method, args, timeoutMs) {
      const { provider } = args as { readonly provider?: string };
      const answer = worker.call(method, provider === 'crashing' ? { ...(args as object), provider: 'cpu' } : args, timeoutMs);
      if (provider === 'crashing' && crashesAt.includes(method)) setTimeout(() => ports.at(-1)?.kill(), 1);
      return answer;
    },
  });
  started.push(encoders);
  return encoders;
}

describe('the encode process', () => {
  it('ranks what a question means above what it does not', async () => {
    const encoders = await startEncoders([]);
    const [cat, car] = (await encoders.encodeTexts(['the face of a cat', 'a red car'])) as [UnitVector, UnitVector];
    const [photo] = (await encoders.encodeImages([makeTestPhoto(260, 260)])) as [UnitVector];

    expect(photo).toHaveLength(384);
    expect(dot(photo, cat)).toBeGreaterThan(dot(photo, car) + 0.1);
  });

  it('survives a provider that ends it while it is tried, and falls back with the reason', async () => {
    const encoders = await startEncoders(['crashing'], ['probe']);

    expect(await encoders.encodeImages([makeTestPhoto(260, 260)])).toHaveLength(1);
    expect(await encoders.provider()).toMatchObject({
      provider: 'cpu',
      rejected: [{ provider: 'crashing', reason: expect.stringMatching(/^the encode process ended/) as string }],
    });
    expect(ports).toHaveLength(2);
  });

  it('reports why a provider that this machine does not have is not used', async () => {
    const { provider, rejected } = await (await startEncoders(['no-such-provider'])).provider();

    expect(provider).toBe('cpu');
    expect(rejected).toEqual([{ provider: 'no-such-provider', reason: expect.stringContaining('no-such-provider cannot load') as string }]);
  });

  it('answers again after it was killed', async () => {
    const encoders = await startEncoders([]);
    const [before] = await encoders.encodeImages([makeTestPhoto(260, 260)]);
    const lost = encoders.encodeImages([makeTestPhoto(260, 260)]);
    ports.at(-1)?.kill();

    await expect(lost).rejects.toMatchObject({ code: 'worker-failed' });
    expect(await encoders.encodeImages([makeTestPhoto(260, 260)])).toEqual([before]);
  });
});
