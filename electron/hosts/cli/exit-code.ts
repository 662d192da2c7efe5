import type { AlbumenErrorCode } from '../../../shared/contract/errors.ts';

/** What the process ends with. Source: design.md, "Command line". */
export const EXIT = { done: 0, failed: 1, wrongUsage: 2, someFailed: 3, interrupted: 130 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit code for an error that a call ended with. */
export function exitCodeOf(code: AlbumenErrorCode): ExitCode {
  if (code === 'cancelled') return EXIT.interrupted;
  if (code === 'bad-input') return EXIT.wrongUsage;
  return EXIT.failed;
}
