import { AlbumenError } from '../../../shared/contract/errors.ts';

/** Between the steps of an answer: a question that was given up stops here. @throws AlbumenError `cancelled`. */
export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AlbumenError('cancelled', 'the search was cancelled');
}
