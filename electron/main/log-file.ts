import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Size at which the log is put aside, bytes, and how many older ones are kept. Chosen: weeks of an ordinary person's use. */
const LOG_MAX_BYTES = 1024 * 1024;
const OLDER_LOGS = 3;

/** The app's own log: what was started, what ended and its last words. It stays on this machine. */
export interface LogFile {
  readonly path: string;
  /** One entry; its line breaks are kept, indented. Never throws: an app must not end because its log cannot be written. */
  write(text: string): void;
}

/**
 * Open the log in a folder, which is made. Writing is synchronous: last words of a crash must be on disk.
 *
 * @param maxBytes `albumen.log` becomes `albumen.1.log` when it is longer.
 */
export function openLogFile(folder: string, maxBytes = LOG_MAX_BYTES): LogFile {
  const path = join(folder, 'albumen.log');
  const older = (number: number): string => join(folder, `albumen.${number}.log`);

  function rotate(): void {
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) < maxBytes) return;
    rmSync(older(OLDER_LOGS), { force: true });
    for (let number = OLDER_LOGS - 1; number > 0; number--) {
      if (statSync(older(number), { throwIfNoEntry: false }) !== undefined) renameSync(older(number), older(number + 1));
    }
    renameSync(path, older(1));
  }

  return {
    path,
    write(text) {
      const entry = `${new Date().toISOString()} ${text.trimEnd().replaceAll('\n', '\n    ')}\n`;
      try {
        mkdirSync(folder, { recursive: true });
        rotate();
        appendFileSync(path, entry);
      } catch (error) {
        process.stderr.write(`${entry}(the log cannot be written: ${String(error)})\n`);
      }
    },
  };
}
