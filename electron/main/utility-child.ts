import type { MainPort } from '../hosts/utility/main-port.ts';

/** The part that is used of Electron's UtilityProcess. */
export interface UtilityChild {
  readonly pid: number | undefined;
  readonly stderr: NodeJS.ReadableStream | null;
  postMessage(message: unknown, transfer?: MainPort[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
}

/** Programs that run as utility processes, by the names of their files in dist/. */
export type UtilityProgram = 'utility-host' | 'decode-worker-entry' | 'encode-worker-entry';

/** Starts one of them; its stdout is dropped, its stderr can be read. */
export type ForkUtility = (program: UtilityProgram, env: Readonly<Record<string, string>>) => UtilityChild;

/** Makes two ends of a line, to be handed to two processes. */
export type CreateChannel = () => { readonly port1: MainPort; readonly port2: MainPort };

/** How much of what a process wrote to stderr is kept, characters: enough for the last line of a native abort. */
const LAST_WORDS_LENGTH = 2_000;

/** Follow what a process writes to stderr. @returns What it wrote last. */
export function listenToStderr(child: UtilityChild, onText?: (text: string) => void): () => string {
  let lastWords = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (chunk: string | Buffer) => {
    const text = String(chunk);
    lastWords = (lastWords + text).slice(-LAST_WORDS_LENGTH);
    onText?.(text);
  });
  return () => lastWords;
}

/**
 * End a process at once. Electron's own `kill` only asks (SIGTERM), which a decoder that hangs in native code never
 * hears.
 */
export function endAtOnce(child: UtilityChild): void {
  if (child.pid === undefined) return; // It never started, or has ended.
  try {
    process.kill(child.pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
