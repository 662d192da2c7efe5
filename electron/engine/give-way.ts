import { setImmediate as nextTurn } from 'node:timers/promises';

/** The engine gives way after this long in its own loops, milliseconds: a question that is asked meanwhile waits no longer. */
const SLICE_MS = 15;

/** Background work awaits this between two pieces: resolves at once, or when nobody waits for an answer any more. */
export type Breathe = () => Promise<void>;

/** A share of the engine's time; long loops ask it whether others are due. */
export interface Slice {
  isOver(): boolean;
  begin(): void;
  readonly breathe: Breathe | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * @param breathe Without it others get one turn between two shares.
 * @param signal Ends the work when it next gives way.
 */
export function startSlice(breathe?: Breathe, signal?: AbortSignal): Slice {
  let until = performance.now() + SLICE_MS;
  return {
    isOver: () => performance.now() > until,
    begin: () => (until = performance.now() + SLICE_MS),
    breathe,
    signal,
  };
}

/** Let others go first where this share of the time is used up. @throws As `giveWay`. */
export async function giveWayIfOver(slice: Slice): Promise<void> {
  if (slice.isOver()) await giveWay(slice);
}

/** Let others go first. @throws The signal's reason when it was aborted. */
export async function giveWay(slice: Slice): Promise<void> {
  await nextTurn();
  await slice.breathe?.();
  slice.signal?.throwIfAborted();
  slice.begin();
}
