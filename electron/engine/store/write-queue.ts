/** Runs pieces of work one after another, in the order asked; a piece that fails does not stop the next. */
export interface WriteQueue {
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when everything asked so far has ended. */
  idle(): Promise<void>;
}

export function createWriteQueue(): WriteQueue {
  let last: Promise<void> = Promise.resolve();
  return {
    async run(work) {
      const turn = last.then(work);
      // The error goes to whoever asked; the queue only waits.
      last = turn.then(() => undefined, () => undefined);
      return await turn;
    },
    idle: () => last,
  };
}
