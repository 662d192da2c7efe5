import { z } from 'zod';

/**
 * A schema for the output of a subscription: an async iterable whose every value is checked as it passes.
 * Breaking off the outer iteration ends the inner one.
 *
 * @param item The schema of one value.
 * @throws Error while iterating, when a value does not fit: the producer has a bug.
 */
export function asyncIterableOf<Item extends z.ZodType>(item: Item) {
  return z
    .custom<AsyncIterable<z.input<Item>>>((value) => isAsyncIterable(value), 'expected an async iterable')
    .transform(async function* checkItems(values): AsyncGenerator<z.output<Item>, void, undefined> {
      for await (const value of values) yield await item.parseAsync(value);
    });
}

/** True for anything that `for await` can read by its own protocol. */
export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}
