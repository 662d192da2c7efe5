import { homedir } from 'node:os';
import type { Readable } from 'node:stream';

/** A stream that a person may look at. */
export interface OutputStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  write(text: string, done?: (error?: Error | null) => void): boolean;
}

/** All that a run of the command line takes from the process around it, so that tests can stand in for it. */
export interface Surroundings {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Where relative paths start. */
  readonly workingDir: string;
  readonly homeDir: string;
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
}

/** The real process. */
export function surroundingsOfProcess(signal: AbortSignal): Surroundings {
  const { stdin, stdout, stderr, env, platform } = process;
  return { stdin, stdout, stderr, env, platform, workingDir: process.cwd(), homeDir: homedir(), signal };
}
