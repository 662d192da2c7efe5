import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { browserStarter, openBrowser } from '../../electron/hosts/cli/open-browser.ts';
import { rendererFolder } from '../../electron/hosts/cli/renderer-folder.ts';
import { startProcess } from './run-process.ts';
import { runInProcess } from './run-in-process.ts';

let home: string;
beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), 'albumen-serve-cli-'))));
afterEach(async () => await rm(home, { recursive: true, force: true, maxRetries: 3 }));

/** The first line that it prints. */
async function firstLine({ child }: ReturnType<typeof startProcess>): Promise<string> {
  let said = '';
  while (!said.includes('\n')) {
    const [text] = (await Promise.race([once(child.stdout ?? child, 'data'), once(child, 'exit').then(() => ['\n'])])) as [Buffer | string];
    said += String(text);
  }
  return said.split('\n')[0] ?? '';
}

describe.runIf(existsSync(join(rendererFolder(), 'index.html')))('albumen serve', () => {
  it('serves the app until Ctrl-C, and ends with 0', async () => {
    const serving = startProcess(['--library', join(home, 'lib'), 'serve', '--no-open'], home);
    const line = await firstLine(serving);
    expect(line).toMatch(/^Albumen is at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]{43}$/);
    const url = line.slice('Albumen is at '.length);
    // Started anew with the C library's limits, as the same process.
    const environment = process.platform === 'linux' ? await readFile(`/proc/${serving.child.pid}/environ`, 'utf8') : 'MALLOC_ARENA_MAX=2';
    expect(environment).toContain('MALLOC_ARENA_MAX=2');
    const cookie = (await fetch(url, { redirect: 'manual' })).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await (await fetch(new URL('/', url), { headers: { cookie } })).text()).toContain('<title>Albumen</title>');
    serving.child.kill('SIGINT');
    expect(await serving.ended).toEqual({ exitCode: 0, stdout: `${line}\n`, stderr: 'Served on this machine only, to whoever has the address. Ctrl-C ends it.\n' });
  });

  it('prints one JSON value with --json, at once', async () => {
    const serving = startProcess(['--json', '--library', join(home, 'lib'), 'serve', '--no-open'], home);
    const line = await firstLine(serving);
    const { url, port, library } = JSON.parse(line) as { url: string; port: number; library: string };
    expect([new URL(url).port, library]).toEqual([String(port), join(home, 'lib')]);
    const second = startProcess(['--json', '--library', join(home, 'lib'), 'serve', '--no-open', '--port', String(port)], home);
    expect(await second.ended).toMatchObject({ exitCode: 2, stdout: expect.stringContaining('{"error":{"code":"bad-input","message":"port ') as string });
    serving.child.kill('SIGTERM');
    expect(await serving.ended).toMatchObject({ exitCode: 0, stdout: `${line}\n` });
  });
});

it('refuses a port that is none', async () => {
  for (const port of ['-1', '65536', '80x', '']) expect(await runInProcess(['serve', `--port=${port}`])).toMatchObject({ exitCode: 2, opened: [] });
});

describe('the browser', () => {
  it('is started by what each system has for it, without a shell', () => {
    const url = 'http://127.0.0.1:1/?token=a&b';
    expect(browserStarter('linux', url)).toEqual(['xdg-open', url]);
    expect(browserStarter('darwin', url)).toEqual(['open', url]);
    expect(browserStarter('win32', url)).toEqual(['rundll32', 'url.dll,FileProtocolHandler', url]);
  });

  it.runIf(process.platform === 'linux')('gets the address, and a failure is told', async () => {
    const bin = join(home, 'bin');
    await mkdir(bin);
    const before = process.env['PATH'];
    try {
      process.env['PATH'] = bin;
      expect(await openBrowser('linux', 'http://127.0.0.1:1/')).toBe('xdg-open is not installed');
      await writeFile(join(bin, 'xdg-open'), `#!/bin/sh\nprintf %s "$1" > '${join(home, 'opened')}'\n`);
      await chmod(join(bin, 'xdg-open'), 0o755);
      process.env['PATH'] = `${bin}${delimiter}${before ?? ''}`;
      expect(await openBrowser('linux', 'http://127.0.0.1:1/?token=x')).toBeNull();
      expect(await readFile(join(home, 'opened'), 'utf8')).toBe('http://127.0.0.1:1/?token=x');
      await writeFile(join(bin, 'xdg-open'), '#!/bin/sh\nexit 3\n');
      expect(await openBrowser('linux', 'http://127.0.0.1:1/')).toBe('xdg-open ended with 3');
    } finally {
      process.env['PATH'] = before;
    }
  });
});
