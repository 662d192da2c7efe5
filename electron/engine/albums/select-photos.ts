import { hash } from 'node:crypto';
import type { TimelineColumns } from '../../../shared/contract/timeline-schemas.ts';
import { unpackIds } from './album-values.ts';

const ID_BYTES = 16;

/** Every visible photo, and where it stands. */
export interface Glance {
  readonly columns: TimelineColumns;
  /** Position in the columns by photo id. */
  readonly positions: ReadonlyMap<string, number>;
}

/** The library at a glance, with positions worked out once a version. */
export function createGlance(timeline: () => Promise<TimelineColumns>): () => Promise<Glance> {
  let last: Glance | null = null;
  return async () => {
    const columns = await timeline();
    if (last?.columns.version !== columns.version) last = { columns, positions: new Map(unpackIds(columns.ids).map((id, i) => [id, i])) };
    return last;
  };
}

/** Columns of these photos in this order; those that are not visible are left out. */
export function selectPhotos(ids: readonly string[], { columns, positions }: Glance): TimelineColumns {
  const at = ids.flatMap((id) => positions.get(id) ?? []);
  const bytes = new Uint8Array(at.length * ID_BYTES);
  for (const [i, position] of at.entries()) bytes.set(columns.ids.subarray(position * ID_BYTES, (position + 1) * ID_BYTES), i * ID_BYTES);
  return {
    version: `${columns.version}.${hash('md5', bytes)}`,
    count: at.length,
    ids: bytes,
    takenAtMs: Float64Array.from(at, (position) => columns.takenAtMs[position] as number),
    ratios: Float32Array.from(at, (position) => columns.ratios[position] as number),
    flags: Uint8Array.from(at, (position) => columns.flags[position] as number),
  };
}
