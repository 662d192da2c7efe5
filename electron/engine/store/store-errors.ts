import { setTimeout as delay } from 'node:timers/promises';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { isMissingTable } from './lance-tables.ts';

/** Tries of a read whose files were cleaned away under it; each next one starts from the newest version. */
const READ_TRIES = 4;
const READ_RETRY_MS = 20;

const DISK_FULL = /no space left|os error 28\b|disk quota exceeded|os error 122\b|file too large|os error 27\b|disk is full|os error 112\b/i;
const NOT_PERMITTED = /permission denied|os error 13\b|operation not permitted|read-only file system|os error 30\b|access is denied|accessdenied/i;
const FILE_GONE = /not found|nosuchkey|no such file/i;
const DAMAGED = /LanceError\(IO\)|not found|no such file|corrupt|invalid (?:magic|footer|manifest)|magic number|unexpected (?:eof|end of file)|protobuf|wire type|buffer underflow|file size is too small|failed to decode/i;
/** An object store that does not answer is not damaged. */
const UNREACHABLE = /error sending request|connection (?:refused|reset|closed)|dns error|timed? ?out|unreachable|status code: 5\d\d/i;
/** A wrong query is our bug, whatever else its message says. */
const WRONG_QUERY = /invalid user input(?!: file does not appear)|schema error|no field named/i;

/**
 * Turn LanceDB's error into what a person can act on: disk full, no permission, library damaged. Any other error, an
 * AlbumenError among them, comes back as it is.
 */
export function asStoreError(error: unknown, location: string): unknown {
  if (!(error instanceof Error) || error instanceof AlbumenError) return error;
  const text = error.message;
  if (DISK_FULL.test(text)) {
    return new AlbumenError('disk-full', `the disk that holds the library ${location} is full; make room and run the command again, what is done is kept`, { cause: error });
  }
  if (NOT_PERMITTED.test(text)) {
    return new AlbumenError('permission-denied', `the library ${location} cannot be read or written: permission denied; check who owns the folder`, { cause: error });
  }
  if (isMissingTable(error) || (DAMAGED.test(text) && !WRONG_QUERY.test(text) && !UNREACHABLE.test(text))) return damagedLibrary(location, error);
  return error;
}

/** The error of a library whose files do not fit together. */
export function damagedLibrary(location: string, cause: unknown): AlbumenError {
  const reason = cause instanceof Error ? firstLine(cause.message) : String(cause);
  return new AlbumenError(
    'library-damaged',
    `the library ${location} is damaged (${reason}); put a copy of the folder back, or move it away and run \`albumen index\` again: no photo is touched`,
    { cause },
  );
}

function firstLine(text: string): string {
  // Lance ends its messages with the places in its own source.
  const line = (text.split('\n')[0] ?? '').replace(/,? ?\/(?:usr\/local\/cargo|rustc)\/\S+/g, '');
  return line.length > 200 ? `${line.slice(0, 200)}…` : line;
}

/** Run one write, with its errors turned into what a person can act on. */
export async function guardWrite<T>(location: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asStoreError(error, location);
  }
}

/**
 * Run one read, with its errors turned into what a person can act on.
 *
 * [Note: Readers and clean-up]
 * The writer keeps no old versions once it has merged files, so that the library stays small. A query that was under
 * way in another process may then miss a file of the version it began with. It has returned nothing yet, so it runs
 * again, on the newest version; only when that fails too are files really missing.
 */
export async function guardRead<T>(location: string, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const isFileGone = error instanceof Error && !(error instanceof AlbumenError) && FILE_GONE.test(error.message);
      if (!isFileGone || attempt >= READ_TRIES) throw asStoreError(error, location);
      await delay(READ_RETRY_MS * attempt);
    }
  }
}
