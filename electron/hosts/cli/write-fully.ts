import type { OutputStream } from './surroundings.ts';

/** Write and wait until the text has left the process, so that an exit right after cannot cut it short. @throws the stream's error, such as EPIPE. */
export async function writeFully(stream: OutputStream, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.write(text, (error) => {
      if (error === null || error === undefined) resolve();
      else reject(error);
    });
  });
}

/** True for the error of a reader that went away, such as `| head`: it has what it wanted. */
export function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED');
}
