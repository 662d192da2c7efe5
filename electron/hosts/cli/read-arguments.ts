import { readFileSync } from 'node:fs';
import { pathFromBytes } from '../../engine/scan/path-bytes.ts';

/**
 * The arguments of this process. Node decodes them as UTF-8 and loses other bytes, so that a folder whose name is no
 * UTF-8 could not be named: on Linux the raw bytes are read back, in the string form of [Note: Paths that are no UTF-8].
 */
export function readArguments(): string[] {
  const decoded = process.argv.slice(2);
  if (process.platform !== 'linux' || !decoded.some((argument) => argument.includes('\ufffd'))) return decoded;
  return argumentsFromBytes(readFileSync('/proc/self/cmdline'), decoded.length);
}

/** The last `count` of the NUL-terminated arguments. */
export function argumentsFromBytes(commandLine: Buffer, count: number): string[] {
  const all: string[] = [];
  for (let start = 0; start < commandLine.length; ) {
    const end = commandLine.indexOf(0, start);
    const stop = end === -1 ? commandLine.length : end;
    all.push(pathFromBytes(commandLine.subarray(start, stop)));
    start = stop + 1;
  }
  return count === 0 ? [] : all.slice(-count);
}
