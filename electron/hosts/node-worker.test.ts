import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { startNodeWorker, startNodeWorkerEarly } from './node-worker.ts';
import { tellingLine } from './telling-line.ts';

const moduleUrl = new URL('node-worker.ts', import.meta.url).href;

/** A process that starts an encode child, waits for its first answer, and then does what `then` says. */
function startParent(then: string): ReturnType<typeof spawn> {
  const script = `
    const { startNodeWorker } = await import(${JSON.stringify(moduleUrl)});
    const worker = startNodeWorker('encode');
    worker.onMessage(() => { console.log('ready'); ${then} });
    worker.postMessage({ id: 1, method: 'nonsense', args: null });
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: ['ignore', 'pipe', 'inherit'],
  });
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter((text) => text !== '').map(Number);
}

/** False for a process that ended, reaped or not. */
function isAlive(pid: number | undefined): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
}

describe('startNodeWorker', () => {
  it('carries requests to the child and answers back, and says how the child ended', async () => {
    const worker = startNodeWorker('encode');
    const answer = new Promise<unknown>((resolve) => worker.onMessage(resolve));
    const exit = new Promise<string>((resolve) => worker.onExit(resolve));
    worker.postMessage({ id: 7, method: 'nonsense', args: null });
    expect(await answer).toMatchObject({ id: 7, ok: false });
    worker.kill();
    expect(await exit).toBe('signal SIGKILL');
    // A message to a child that is gone is no crash: onExit has told.
    worker.postMessage({ id: 8, method: 'nonsense', args: null });
  });

  it.runIf(process.platform === 'linux')('hands over a child that was started early, once, even one that ended before anybody took it', async () => {
    startNodeWorkerEarly('encode');
    const early = childrenOf(process.pid).at(-1) as number;
    process.kill(early, 'SIGKILL');
    await vi.waitFor(() => expect(isAlive(early)).toBe(false));

    const exit = new Promise<string>((resolve) => startNodeWorker('encode').onExit(resolve));
    const next = startNodeWorker('encode');
    const answer = new Promise<unknown>((resolve) => next.onMessage(resolve));
    next.postMessage({ id: 1, method: 'nonsense', args: null });

    expect(await exit).toBe('signal SIGKILL');
    expect(await answer).toMatchObject({ id: 1, ok: false });
    next.kill();
  });

  // The children of a process are read from /proc.
  describe.runIf(process.platform === 'linux')('a child', () => {
    it.each([
      ['is killed', (pid: number) => process.kill(pid, 'SIGKILL'), ''],
      ['exits', () => undefined, 'setTimeout(() => process.exit(0), 300);'],
    ])('does not outlive a parent that %s', async (_how, end, then) => {
      const parent = startParent(then);
      await once(parent.stdout as NonNullable<typeof parent.stdout>, 'data');
      const pid = parent.pid as number;
      const [child] = childrenOf(pid);
      expect(isAlive(child)).toBe(true);
      end(pid);
      await once(parent, 'exit');
      await vi.waitFor(() => expect(isAlive(child)).toBe(false), { timeout: 10_000 });
    });

    it('keeps the pictures that it is done with for a short while only: its young generation is small', async () => {
      const parent = startParent('');
      await once(parent.stdout as NonNullable<typeof parent.stdout>, 'data');
      const [child] = childrenOf(parent.pid as number);
      expect(readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0')).toContain('--max-semi-space-size=4');
      parent.kill('SIGKILL');
      await once(parent, 'exit');
    });

    it('outlives a Ctrl-C, which is for the parent to answer', async () => {
      const parent = startParent('');
      await once(parent.stdout as NonNullable<typeof parent.stdout>, 'data');
      const [child] = childrenOf(parent.pid as number);
      process.kill(child as number, 'SIGINT');
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(isAlive(child)).toBe(true);
      parent.kill('SIGKILL');
      await once(parent, 'exit');
    });
  });
});

describe('tellingLine', () => {
  it('finds the reason among a stack and a version', () => {
    expect(tellingLine("file:///x.ts:3\nimport { a } from 'b';\nSyntaxError: no export named 'a'\n    at onError (x.ts:1:1)\n\nNode.js v24.21.0\n")).toBe("SyntaxError: no export named 'a'");
    expect(tellingLine("terminate called after throwing an instance of 'Ort'\n")).toBe("terminate called after throwing an instance of 'Ort'");
    expect(tellingLine('one\ntwo\n')).toBe('two');
    expect(tellingLine('')).toBe('');
  });
});
