import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('../../electron/hosts/cli/main.ts', import.meta.url));

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

async function run(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout, stderr };
}

describe('the albumen process', () => {
  it('prints help and ends with 0, a usage error and ends with 2', async () => {
    expect(await run(['--help'])).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Usage: albumen') as string, stderr: '' });
    expect(await run(['serach', '--json'])).toEqual({
      exitCode: 2,
      stdout: '{"error":{"code":"bad-usage","message":"unknown command \'serach\' (Did you mean search?) (see --help)"}}\n',
      stderr: "albumen: unknown command 'serach' (Did you mean search?) (see --help)\n",
    });
  });

  it('loads neither the store, the codecs nor the contract for help and wrong options', async () => {
    const hook = `import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { process._rawDebug('loaded ' + url); return next(url, context); } });`;
    const spy = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hook)}` };
    for (const args of [['--help'], ['search', '--help'], ['search', '--limit', '0', 'x'], ['completion', 'bash']]) {
      const { stderr } = await run(args, spy);
      const loaded = stderr.split('\n').filter((line) => line.startsWith('loaded '));
      expect(loaded.some((line) => line.endsWith('/run-cli.ts'))).toBe(true);
      expect(loaded.filter((line) => /lancedb|onnxruntime|sharp|\/zod\/|@trpc|create-engine/.test(line))).toEqual([]);
    }
  });

  it('takes a closed pipe for an answer that was enough', async () => {
    const child = spawn(process.execPath, [main, 'completion', 'fish'], { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const [exitCode] = (await once(child, 'close')) as [number | null];
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  });
});

describe('completion', () => {
  it.skipIf(process.platform === 'win32')('offers commands, options and files in bash', async () => {
    const script = `source /dev/stdin <<< "$("$0" "$1" completion bash)"
      ask() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _albumen; echo "\${COMPREPLY[*]}"; }
      ask albumen se; ask albumen --library x mod; ask albumen models ''; ask albumen search --l; ask albumen completion f; ask albumen index /etc/host`;
    const child = spawn('bash', ['-c', script, process.execPath, main], { stdio: ['ignore', 'pipe', 'inherit'] });
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    await once(child, 'close');
    expect(stdout.split('\n').slice(0, 5)).toEqual(['search serve', 'models', 'list check use remove', '--limit --library', 'fish']);
    expect(stdout.split('\n')[5]).toContain('/etc/hosts');
  });
});
