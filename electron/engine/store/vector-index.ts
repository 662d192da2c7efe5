import { INDEX_BITS, PROBED_SHARE, PROBES_MIN, REFINE_FACTOR, REFINE_FACTOR_COARSE, REFINED_SPARE_MIN, ROWS_PER_PARTITION } from '../config.ts';
import type { IndexConfig } from './lance-tables.ts';

/** Partitions of an index trained on so many vectors. */
export function partitionsFor(vectors: number): number {
  return Math.max(1, Math.round(vectors / ROWS_PER_PARTITION));
}

/** Bits a dimension that an IVF_RQ index keeps; 1 where LanceDB does not say. */
export function bitsOf(index: IndexConfig): number {
  const details = index.indexDetails as { readonly compression?: { readonly num_bits?: number } } | undefined;
  return details?.compression?.num_bits ?? 1;
}

/**
 * Partitions to look into when a share of the photos passes the filter. With 2,000 partitions: 150 for 10 % of the photos and
 * more, 400 for 1 %, 1,265 for 0.1 %.
 */
export function probesFor(partitions: number, share: number): number {
  const wanted = partitions * Math.min(1, PROBED_SHARE / Math.sqrt(share));
  return Math.min(partitions, Math.max(PROBES_MIN, Math.ceil(wanted)));
}

/** Candidates per result that are compared again with their whole vectors: 2 of 100 results and more, 6 of 20; more from an index of few bits. */
export function refineFactorFor(limit: number, bits: number): number {
  const factor = Math.max(REFINE_FACTOR, 1 + Math.ceil(REFINED_SPARE_MIN / Math.max(1, limit)));
  return bits < INDEX_BITS ? factor * REFINE_FACTOR_COARSE : factor;
}
