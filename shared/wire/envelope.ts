import { z } from 'zod';

/**
 * [Note: The wire]
 * A client sends `request`, the server answers with `result` messages under the same id. A query or mutation has one,
 * `value` or `error`. A subscription has any number of `data`, then `end` or `error`; the client acknowledges each
 * `data`, and the server reads on from the call only while fewer than MAX_UNACKNOWLEDGED are open, because postMessage
 * itself has no backpressure. `stop` aborts a call; a stopped subscription still sends what it has to say last (the
 * report of an interrupted index run), and a client that no longer cares acknowledges and drops it.
 * Payloads are text of the one serialiser, so that every transport carries the same bytes.
 */
export const MAX_UNACKNOWLEDGED = 4;

const callId = z.number().int().nonnegative();

/** What a client may send. */
export const clientMessage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('request'),
    id: callId,
    type: z.enum(['query', 'mutation', 'subscription']),
    path: z.string(),
    payload: z.string(),
  }),
  z.object({ kind: z.literal('ack'), id: callId }),
  z.object({ kind: z.literal('stop'), id: callId }),
]);
export type ClientMessage = z.infer<typeof clientMessage>;

/** What a server sends. */
export interface ServerMessage {
  readonly kind: 'result';
  readonly id: number;
  readonly type: 'value' | 'data' | 'end' | 'error';
  /** Absent for `end`. */
  readonly payload?: string;
}
