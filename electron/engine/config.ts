/**
 * Limits and thresholds of the engine: each with its unit and how it was obtained.
 * A room's numbers stand under the room's heading.
 */

// --- store -------------------------------------------------------------------------------------------------------

/** Photos below which every vector is compared; above, IVF_RQ with refine. Source: design.md, measured at 1,000,000 x 512. */
export const EXACT_SEARCH_BELOW = 50_000;

// --- scan --------------------------------------------------------------------------------------------------------

// --- decode ------------------------------------------------------------------------------------------------------

/** Long side of a thumbnail, pixels. Source: the issue "The main job", section 3. */
export const THUMBNAIL_LONG_SIDE = 512;

// --- encode ------------------------------------------------------------------------------------------------------

/** A GPU's embedding of the test photo must agree with the CPU's to this cosine. Source: the same issue, section 2. */
export const PROVIDER_PARITY_COSINE = 0.995;

// --- workers -----------------------------------------------------------------------------------------------------

/** Wait before a crashed child process is started again; doubles with every crash in a row. Chosen: one bad photo costs no noticeable time. */
export const WORKER_BACKOFF_FIRST_MS = 50;
export const WORKER_BACKOFF_MAX_MS = 10_000;
/** A process that has lived this long counts as steady: its next crash is the first in a row again. */
export const WORKER_STEADY_AFTER_MS = 10_000;
/** Decodes after which a decode process is replaced, so that a leak in a codec stays small. A start costs about 0.2 CPU seconds. */
export const DECODES_PER_PROCESS = 2_000;
/** A decode that takes longer is ended: base, and per megabyte of file (a 12 MP HEIC takes 0.7 s here, a 100 MB TIFF 3 s). */
export const DECODE_TIMEOUT_BASE_MS = 60_000;
export const DECODE_TIMEOUT_PER_MB_MS = 200;
/** File bytes held by decodes in flight, over all processes. One larger file may pass alone. */
export const DECODE_BUDGET_BYTES = 256 * 1024 * 1024;
/** Decode processes at most: beyond this, more decodes in flight per process serve better than more memory. */
export const DECODE_PROCESSES_MAX = 4;

// --- library -----------------------------------------------------------------------------------------------------

// --- search ------------------------------------------------------------------------------------------------------
