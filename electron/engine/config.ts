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

// --- library -----------------------------------------------------------------------------------------------------

// --- search ------------------------------------------------------------------------------------------------------
