/** Limits and thresholds of the albums that make themselves, each with its unit and how it was obtained. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/** Raised with every change of how albums are made: libraries then make them anew. */
export const ALBUMS_VERSION = 2;

// --- events --------------------------------------------------------------------------------------------------------

/** Photos of the smallest event. Source: the issue; one or two photos are no album. */
export const EVENT_PHOTOS_MIN = 3;
/**
 * A gap is a break where its logarithm is this far above the mean of the logarithms around it, ln 17, over 10 gaps on
 * either side. Source: Platt, Czerwinski, Field, "PhotoTOC" (2003), section 3.1: K = log 17, d = 10.
 */
export const GAP_LOG_ABOVE = Math.log(17);
export const GAP_NEIGHBOURS = 10;
/** A shorter gap is never a break by time alone: a long lunch is none. Chosen on the made-up timelines of tests/albums. */
export const GAP_BREAK_MIN_MS = 2 * HOUR_MS;
/** A longer gap always is: a short night. With 8 hours, days of somebody who photographs till late became one (tests/albums). */
export const GAP_BREAK_MAX_MS = 6 * HOUR_MS;
/** A jump of so many kilometres within at least so long is a break too: a day with two towns. Below it, photos are taken on the way. */
export const JUMP_KM = 25;
export const JUMP_GAP_MS = 30 * MINUTE_MS;
/** Faster than any train or car: photos that lie so far apart in so little time were taken by two people. km/h. */
export const IMPOSSIBLE_KMH = 400;
/** Photos within this of each other are at one place, when two people's are told apart. Kilometres. */
export const SAME_PLACE_KM = 25;
/** Days begin at this hour, local time: a night out belongs to its evening. */
export const DAY_BEGINS_HOUR = 5;
/** A photo without a place is where its nearest neighbour in time is, up to this long away. */
export const PLACE_FOLLOWS_MS = 12 * HOUR_MS;
/** A photo that only its file dates joins an event that lasts at that moment, with so much to spare at either end. */
export const WEAK_JOINS_WITHIN_MS = HOUR_MS;

// --- clocks --------------------------------------------------------------------------------------------------------

/** A camera's photos further apart are two outings. */
export const OUTING_GAP_MS = 1.5 * HOUR_MS;
/** Outings of a camera needed to tell that its clock is off. Chosen: fewer fit somewhere by chance. */
export const CLOCK_OUTINGS_MIN = 5;
/** Outings compared of each camera, the newest; comparing is quadratic. */
export const OUTINGS_COMPARED_MAX = 400;
/** Share of its outings that must then fall on outings of the other camera. */
export const CLOCK_FIT_MIN = 0.8;
/** An outing falls on another where they share this much of the time that they take together. */
export const OUTING_SHARED_MIN = 0.1;
/** The offset must fit so many times better than the clock as it is, and than every offset that is further than so much from it. */
export const CLOCK_FIT_ABOVE = 1.5;
export const CLOCK_NEIGHBOUR_MS = 3 * HOUR_MS;
/** Offsets are looked for in steps of this, and a smaller one is left alone: no break is so short. */
export const CLOCK_STEP_MS = 20 * MINUTE_MS;
/** Offsets that the most pairs of outings speak for, which are tried. */
export const CLOCK_TRIED = 60;

// --- home and trips ------------------------------------------------------------------------------------------------

/** Side of the areas in which weeks are counted to find a home, degrees; about 28 km north to south. */
export const HOME_CELL_DEGREES = 0.25;
/** Weeks with photos that make a place a home, and its share of all weeks with places. Chosen: a month of holidays is none. */
export const HOME_WEEKS_MIN = 5;
export const HOME_SHARE_MIN = 0.3;
/** Further from home than this is away. Chosen: beyond a commute. Kilometres. */
export const AWAY_KM = 60;
/** Days without a photo after which a stay away is another trip: a week without photos is one trip still. */
export const AWAY_GAP_MS = 9 * DAY_MS;
/** Where no home is known: a stay ends after so long without a photo, or with a jump of so many kilometres. */
export const STAY_GAP_MS = 2.5 * DAY_MS;
export const STAY_JUMP_KM = 300;
/** Where no home is known, a place that was stayed at this often is no trip's. */
export const STAYS_OF_HOME = 3;
/** Days of the longest trip; a longer stay is a move. */
export const TRIP_DAYS_MAX = 92;
/** Photos of the smallest trip, on at least two days. */
export const TRIP_PHOTOS_MIN = 4;
/**
 * Days without any place are a trip where they are busy ones: so many times as many photos as on an ordinary day around
 * them, on at least three days and with at least so many photos (with fewer, three good days at home are a trip too often),
 * none further apart than this many empty days. Chosen on the made-up timelines of tests/albums.
 */
export const BUSY_FACTOR = 8;
export const BUSY_DAYS_MIN = 3;
export const BUSY_PHOTOS_MIN = 40;
export const BUSY_DAYS_MAX = 31;
export const BUSY_EMPTY_DAYS_MAX = 2;
/** Days on either side that tell what is ordinary, and the share of the busiest that is left out of it: a holiday is not. */
export const ORDINARY_DAYS = 60;
export const ORDINARY_WITHOUT = 0.15;
/** An ordinary day has at least so many photos: where there are hardly any, three on a day are not busy. */
export const ORDINARY_MIN = 0.5;

// --- places, years, kinds, memories -----------------------------------------------------------------------------------

/** Photos of the smallest album of a place: a handful. */
export const PLACE_PHOTOS_MIN = 5;
/** Share of an album's placed photos that must lie in a town, region or country for it to bear its name. */
export const PLACE_NAME_SHARE = 0.6;
export const YEAR_PHOTOS_MIN = 3;
export const KIND_PHOTOS_MIN = 3;
export const MEMORY_PHOTOS_MIN = 3;
/** Photos of one camera within this are a burst, from three on. Source: the bursts, "seconds apart, same camera". */
export const BURST_GAP_MS = 2_000;
export const BURST_PHOTOS_MIN = 3;

// --- names and covers ---------------------------------------------------------------------------------------------------

/** Share of an album's photos that must bear a tag for the album to be named by it. Chosen: half, since tags miss more than they invent. */
export const NAMING_SHARE = 0.5;
/** A word must be so much more frequent in the album than elsewhere, as a logarithm weighted by its share: 1.5 times where all bear it. */
export const NAMING_GAIN_MIN = Math.log(1.5);
/** How much more a word for where or at what photos were taken counts than one for what is on them. Chosen on the samples: "Supermarket", not "Fruit". */
export const SCENE_WEIGHT = 1.5;
/** Photos of one album whose vectors are read to find its typical picture. */
export const COVER_SAMPLE = 64;
/** Pixels above which more add nothing to a cover. */
export const COVER_PIXELS = 8_000_000;
/** Photos kept in a record to find an album again whose row is lost. */
export const CORE_KEPT_MAX = 2_000;

/** Photos of the largest album that makes itself and can be searched in: its ids are a part of the query. 5,000 take some 30 ms to parse. */
export const SEARCHED_PHOTOS_MAX = 5_000;

// --- concepts -----------------------------------------------------------------------------------------------------------

/** Photos of the smallest concept, and days that they must be spread over: what was seen on one day is an event. */
export const CONCEPT_PHOTOS_MIN = 8;
export const CONCEPT_DAYS_MIN = 3;
/**
 * How many spreads above the likeness of two photos at random one must be like the middle of a concept. With the embedded
 * pack that is a cosine of 0.24 + 4 * 0.134 = 0.78, measured on its 2,000 ordinary photos, of which 1 pair in 500 is so alike.
 */
export const CONCEPT_STANDING = 4;
/** No pack makes two different pictures more alike than this. */
export const CONCEPT_COSINE_MAX = 0.95;
/** Photos among which concepts are looked for, evenly drawn from those that no tag covers, and middles tried among them. */
export const CONCEPT_SAMPLE = 4_000;
export const CONCEPT_MIDDLES_MAX = 300;
/** Concepts shown at most, the largest. */
export const CONCEPTS_MAX = 30;
/** Concepts are looked for anew when the photos without a tag have grown by this share and this number; new photos join meanwhile. */
export const CONCEPTS_STALE_AT = 0.2;
export const CONCEPTS_STALE_PHOTOS = 50;
/** Score by the tags' measure (tags/limits.ts) from which a middle is named, and its lead over the next tag that is not above it. Chosen: fewer, right ones. */
export const CONCEPT_SCORE_MIN = 5;
export const CONCEPT_LEAD_MIN = 0.5;
