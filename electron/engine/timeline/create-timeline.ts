import type { TimelineCalls } from '../../../shared/contract/engine.ts';
import { TIMELINE_FLAGS } from '../../../shared/contract/timeline-flags.ts';
import { timelineRequest, type PhotoPositions, type TimelineColumns } from '../../../shared/contract/timeline-schemas.ts';
import type { StoreReader, TimelineRows, TimelineShow } from '../store/library-store.ts';

/** The version of a library that is not there yet: nothing to show, and any real version differs. */
export const NO_LIBRARY_VERSION = 'none';

const ID_BYTES = 16;

/** Every photo at a glance, read once per version however often it is asked for. */
export interface Timeline extends TimelineCalls {
  /** Changes with everything that a timeline shows; costs a few milliseconds. */
  version(): Promise<string>;
  /** Every visible photo, whatever the caller holds. */
  whole(): Promise<TimelineColumns>;
}

interface Kept {
  readonly version: string;
  readonly rows: Promise<TimelineRows | null>;
}

/** @param readerIfAny Null where there is no library yet, which shows nothing. */
export function createTimeline(readerIfAny: () => Promise<StoreReader | null>): Timeline {
  const kept = new Map<TimelineShow, Kept>();

  async function version(): Promise<string> {
    return (await (await readerIfAny())?.photosVersion()) ?? NO_LIBRARY_VERSION;
  }

  /** The rows of this version or of a later one; questions that come together share one reading. */
  async function rowsOf(show: TimelineShow, wanted: string): Promise<TimelineRows | null> {
    const last = kept.get(show);
    if (last?.version === wanted) return await last.rows;
    const rows = readRows(show);
    kept.set(show, { version: wanted, rows });
    try {
      const read = await rows;
      // A write came between: what was read is newer than what was looked at.
      if (read && kept.get(show)?.rows === rows) kept.set(show, { version: read.version, rows });
      return read;
    } catch (error) {
      if (kept.get(show)?.rows === rows) kept.delete(show);
      throw error;
    }
  }

  async function readRows(show: TimelineShow): Promise<TimelineRows | null> {
    return (await (await readerIfAny())?.timeline(show)) ?? null;
  }

  async function columns(show: TimelineShow, now: string): Promise<TimelineColumns> {
    const rows = await rowsOf(show, now);
    return rows ? columnsOf(rows) : emptyColumns();
  }

  return {
    version,
    whole: async () => await columns('all', await version()),
    async read(request) {
      const { since, show } = timelineRequest.parse(request);
      const now = await version();
      return since === now ? null : await columns(show, now);
    },
    async positions() {
      const rows = await rowsOf('all', await version());
      return rows ? positionsOf(rows) : { version: NO_LIBRARY_VERSION, ids: new Uint8Array(), latitudes: new Float32Array(), longitudes: new Float32Array() };
    },
  };
}

function columnsOf(rows: TimelineRows): TimelineColumns {
  const flags = new Uint8Array(rows.count);
  const { video, raw, motion, favourite } = TIMELINE_FLAGS;
  for (let i = 0; i < rows.count; i++) {
    flags[i] =
      (rows.isVideo[i] ? video : 0) | (rows.isRaw[i] ? raw : 0) | (rows.hasMotion[i] ? motion : 0) | (rows.isFavourite[i] ? favourite : 0);
  }
  return { version: rows.version, count: rows.count, ids: rows.ids, takenAtMs: rows.takenAtMs, ratios: rows.ratios, flags };
}

function positionsOf(rows: TimelineRows): PhotoPositions {
  const placed = [...rows.latitudes.keys()].filter((i) => !Number.isNaN(rows.latitudes[i]) && !Number.isNaN(rows.longitudes[i]));
  const ids = new Uint8Array(placed.length * ID_BYTES);
  for (const [at, i] of placed.entries()) ids.set(rows.ids.subarray(i * ID_BYTES, (i + 1) * ID_BYTES), at * ID_BYTES);
  return {
    version: rows.version,
    ids,
    latitudes: Float32Array.from(placed, (i) => rows.latitudes[i] as number),
    longitudes: Float32Array.from(placed, (i) => rows.longitudes[i] as number),
  };
}

function emptyColumns(): TimelineColumns {
  return {
    version: NO_LIBRARY_VERSION, count: 0, ids: new Uint8Array(), takenAtMs: new Float64Array(), ratios: new Float32Array(), flags: new Uint8Array(),
  };
}
