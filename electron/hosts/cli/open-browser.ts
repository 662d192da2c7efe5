import { spawn } from 'node:child_process';

/** A starter that fails does so within this, milliseconds; one that still runs then has handed the address over. */
const STARTER_MS = 3_000;

/** The program that opens an address in the person's browser. */
export function browserStarter(platform: NodeJS.Platform, url: string): readonly [command: string, ...args: string[]] {
  if (platform === 'darwin') return ['open', url];
  // Not `start`: cmd would read the address's special characters.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', url];
  return ['xdg-open', url];
}

/**
 * Open an address in the person's browser.
 *
 * @returns Null when it was handed over; otherwise why not, in words.
 */
export async function openBrowser(platform: NodeJS.Platform, url: string): Promise<string | null> {
  const [command, ...args] = browserStarter(platform, url);
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.unref();
  return await new Promise((resolve) => {
    const timer = setTimeout(() => resolve(null), STARTER_MS).unref();
    const settle = (reason: string | null): void => {
      clearTimeout(timer);
      resolve(reason);
    };
    child.on('error', (error) => settle((error as NodeJS.ErrnoException).code === 'ENOENT' ? `${command} is not installed` : error.message));
    child.on('exit', (code) => settle(code === 0 ? null : `${command} ended with ${code ?? 'a signal'}`));
  });
}
