import {
  createTRPCClientProxy, TRPCClientError, TRPCUntypedClient, type TRPCClient, type TRPCLink, type TRPCRequestOptions,
} from '@trpc/client';
import { AlbumenError } from '../contract/errors.ts';
import type { AppRouter } from '../contract/router.ts';

/** Every call of the contract, typed. */
export type AlbumenClient = TRPCClient<AppRouter>;

/**
 * A client of the engine over any transport.
 *
 * @param link A terminating link, such as portLink.
 * @returns Calls that reject with the AlbumenError that the engine threw, and with a plain Error for a bug. Subscriptions
 *   hand TRPCClientError to `onError`: `unwrapCallError` gives the same error there.
 */
export function createClient(link: TRPCLink<AppRouter>): AlbumenClient {
  return createTRPCClientProxy<AppRouter>(new UnwrappingClient({ links: [link] }));
}

/** The error that the engine threw, out of the envelope in which tRPC's client hands it over. */
export function unwrapCallError(error: unknown): unknown {
  return error instanceof TRPCClientError && error.cause instanceof Error ? unwrapCallError(error.cause) : error;
}

class UnwrappingClient extends TRPCUntypedClient<AppRouter> {
  override async query(path: string, input?: unknown, options?: TRPCRequestOptions): Promise<unknown> {
    try {
      return await super.query(path, input, options);
    } catch (error) {
      throw rethrown(error);
    }
  }

  override async mutation(path: string, input?: unknown, options?: TRPCRequestOptions): Promise<unknown> {
    try {
      return await super.mutation(path, input, options);
    } catch (error) {
      throw rethrown(error);
    }
  }
}

// The error was made in the link's message handler: a new one carries the caller's stack.
function rethrown(error: unknown): unknown {
  const inner = unwrapCallError(error);
  if (inner instanceof AlbumenError) return new AlbumenError(inner.code, inner.message, { cause: inner });
  return inner;
}
