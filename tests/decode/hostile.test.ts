import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FIXTURES, MINI } from './decode-file.ts';
import { makeHostileFiles, type HostileFile } from './hostile-files.ts';

const FILES = 500;
const SEED = 20_261_124;
/** Peak memory of the decode process, above what it takes for good photos (about 250 MB): nothing a small file claims may count. */
const PEAK_BYTES_MAX = 900e6;

interface Reply {
  readonly id: number;
  readonly ok: boolean;
  readonly value?: { readonly skipped?: string; readonly contentHash?: string };
  readonly error?: { readonly code: string; readonly message: string };
}

let folder = '';
let child: ChildProcess;
const exits: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'albumen-hostile-'));
  child = fork(join(import.meta.dirname, 'hostile-child.ts'), { serialization: 'advanced', stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  child.on('exit', (code, signal) => exits.push(`exit ${code ?? signal}`));
});
afterAll(async () => {
  child.kill();
  await rm(folder, { recursive: true });
});

function ask(id: number, path: string): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const listen = (message: unknown): void => {
      const reply = message as Reply;
      if (reply.id !== id) return;
      settle();
      resolve(reply);
    };
    const die = (): void => {
      settle();
      reject(new Error(`the decoder died with ${path}`));
    };
    const settle = (): void => {
      child.off('message', listen);
      child.off('exit', die);
    };
    child.on('message', listen);
    child.on('exit', die);
    child.send({ id, method: 'decode', args: { path, pixels: MINI, sidecarPath: null, mtimeMs: 0 } });
  });
}

async function decodeAll(files: readonly HostileFile[]): Promise<Map<string, Reply>> {
  const replies = new Map<string, Reply>();
  const queue = files.entries();
  // Three at a time, as the pool does.
  await Promise.all(
    Array.from({ length: 3 }, async () => {
      for (const [i, { name, bytes }] of queue) {
        const path = join(folder, name);
        await writeFile(path, bytes);
        replies.set(name, await ask(i, path));
      }
    }),
  );
  return replies;
}

test(`each of ${FILES} hostile files ends in a photo, a skip or a clear error, and none ends the decoder`, { timeout: 300_000 }, async () => {
  const replies = await decodeAll(await makeHostileFiles(FILES, SEED));
  expect(exits).toEqual([]);
  expect(replies.size).toBe(FILES);
  const unclear = [...replies].filter(([, { ok, value, error }]) =>
    ok ? !(typeof value?.skipped === 'string' || /^[0-9a-f]{32}$/.test(value?.contentHash ?? '')) : error?.code !== 'decode-failed' || error.message.length < 10,
  );
  expect(unclear).toEqual([]);
  const decoded = [...replies.values()].filter(({ ok, value }) => ok && value?.contentHash).length;
  const failed = [...replies.values()].filter(({ ok }) => !ok).length;
  // The set is one that tells: many of these fail, and damage that spares the picture is no loss.
  expect(failed).toBeGreaterThan(FILES / 4);
  expect(decoded).toBeGreaterThan(FILES / 10);
  expect(replies.get('001-claim.png')?.error?.message).toContain('40000 x 40000');
  expect(replies.get('008-xmp-bomb.jpg')?.ok).toBe(true);

  const good = await ask(FILES, join(FIXTURES, 'photo.heic'));
  expect(good.value).toMatchObject({ format: 'heic', width: 480, height: 320 });
  expect(await peakBytes()).toBeLessThan(PEAK_BYTES_MAX);
});

/** Peak memory of the decode process; 0 where the system does not tell. */
async function peakBytes(): Promise<number> {
  if (process.platform !== 'linux') return 0;
  const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}
