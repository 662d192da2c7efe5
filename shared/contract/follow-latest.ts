/**
 * A long piece of work as a stream: its latest progress while it runs, its result last.
 *
 * Pulled, not pushed: progress that nobody has asked for yet is replaced by the newer one, so that a slow reader costs
 * no memory and always sees the latest. Aborting `signal` stops the work, and the result of what is done still comes;
 * ending the iteration early (`return()`) stops it too, without a result.
 *
 * @throws What `start` rejects with.
 */
export async function* followLatest<Progress, Result>(
  signal: AbortSignal | undefined,
  start: (options: { readonly signal: AbortSignal }, tell: (progress: Progress) => void) => Promise<Result>,
): AsyncGenerator<Progress | Result, void, undefined> {
  const leave = new AbortController();
  const stop = signal === undefined ? leave.signal : AbortSignal.any([signal, leave.signal]);
  let latest: { readonly progress: Progress } | null = null;
  let news = Promise.withResolvers<null>();
  const run = start({ signal: stop }, (progress) => {
    latest = { progress };
    news.resolve(null);
  }).then((result) => ({ result }));
  try {
    for (;;) {
      const ended = await Promise.race([run, news.promise]);
      const told = latest as { readonly progress: Progress } | null;
      latest = null;
      news = Promise.withResolvers<null>();
      if (told !== null) yield told.progress;
      if (ended !== null) {
        yield ended.result;
        return;
      }
    }
  } finally {
    leave.abort();
    // A reader that left early must not leave the work behind; its failure has no reader any more.
    await run.catch(() => undefined);
  }
}
