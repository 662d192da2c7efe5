import { setImmediate as nextTurn } from 'node:timers/promises';
import { SLICE_MS } from './config.ts';

/** A share of the engine's time; long loops ask it whether others are due. */
export interface Slice {
  isOver(): boolean;
  begin(): void;
  readonly signal: AbortSignal | undefined;
}

export function startSlice(signal?: AbortSignal): Slice {
  let until = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() > until,
    begin: () => (until = performance.now() + SLICE_MS),
    signal,
  };
}

/** Let others go first where this share of the time is used up. @throws the signal's reason when it was aborted. */
export async function giveWayIfOver(slice: Slice): Promise<void> {
  if (slice.isOver()) await giveWay(slice);
}

/** Let others go first. @throws the signal's reason when it was aborted. */
export async function giveWay(slice: Slice): Promise<void> {
  await nextTurn();
  slice.signal?.throwIfAborted();
  slice.begin();
}
