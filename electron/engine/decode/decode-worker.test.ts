import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serveDecodeWorker } from './decode-worker.ts';

const SAMPLES = join(import.meta.dirname, '../../../resources/sample-photos');
const PIXELS = { width: 32, height: 32, resize: 'squash', kernel: 'cubic', background: [255, 255, 255] };

/** Send requests at once and gather the replies in the order of their ids. */
async function ask(...requests: readonly { method: string; args: unknown }[]): Promise<unknown[]> {
  const replies: unknown[] = [];
  const saved = { ...console };
  try {
    await new Promise<void>((done) => {
      let send: (message: unknown) => void = () => undefined;
      serveDecodeWorker({
        postMessage: (message) => {
          replies[(message as { id: number }).id] = message;
          if (Object.keys(replies).length === requests.length) done();
        },
        onMessage: (listener) => void (send = listener),
      });
      for (const [id, request] of requests.entries()) send({ id, ...request });
    });
  } finally {
    Object.assign(console, saved); // The worker silences its console.
  }
  return replies;
}

test('answers several requests at once, errors with their code, and unknown methods', async () => {
  const cat = join(SAMPLES, '2019/IMG_3240.jpg');
  const decode = (path: string) => ({ method: 'decode', args: { path, pixels: PIXELS, sidecarPath: null, mtimeMs: 0 } });
  const replies = await ask(decode(cat), { method: 'hash', args: cat }, decode(join(SAMPLES, 'LICENSES.md')), decode(join(SAMPLES, 'none.jpg')), { method: 'dance', args: null });
  const { value } = replies[1] as { value: { contentHash: string } };
  expect(replies).toMatchObject([
    { id: 0, ok: true, value: { kind: 'image', format: 'jpeg', contentHash: value.contentHash } },
    { id: 1, ok: true, value: { contentHash: expect.stringMatching(/^[0-9a-f]{32}$/) as string } },
    { id: 2, ok: true, value: { skipped: 'its content is no picture or video that Albumen knows' } },
    { id: 3, ok: false, error: { code: 'not-found' } },
    { id: 4, ok: false, error: { code: 'worker-failed', message: 'the decode process knows no method dance' } },
  ]);
});
