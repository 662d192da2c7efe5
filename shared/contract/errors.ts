/** What went wrong, as a stable code that every door (command line, window, tests) can act on. */
export type AlbumenErrorCode =
  | 'bad-input'
  | 'not-found'
  | 'pack-invalid'
  | 'model-failed'
  | 'decode-failed'
  | 'worker-failed'
  | 'library-locked'
  | 'library-damaged'
  | 'library-too-new'
  | 'disk-full'
  | 'permission-denied'
  | 'cancelled';

/**
 * An error that a person can act on: the message says what failed, on which file, and what to do.
 * A bug throws a plain Error instead.
 */
export class AlbumenError extends Error {
  readonly code: AlbumenErrorCode;

  constructor(code: AlbumenErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'AlbumenError';
    this.code = code;
  }
}

/** True for an AlbumenError, with the given code where one is given. */
export function isAlbumenError(error: unknown, code?: AlbumenErrorCode): error is AlbumenError {
  return error instanceof AlbumenError && (code === undefined || error.code === code);
}
