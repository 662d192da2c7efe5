/**
 * Limits and thresholds of the engine: each with its unit and how it was obtained.
 * A room's numbers stand under the room's heading.
 */

// --- store -------------------------------------------------------------------------------------------------------

/** Photos below which every vector is compared; above, IVF_RQ with refine. Source: design.md, measured at 1,000,000 x 512. */
export const EXACT_SEARCH_BELOW = 50_000;
/** LanceDB keeps indices in memory up to this: IVF_RQ of 1,000,000 x 384 takes about 220 MB. Its own limit is 6 GB. */
export const INDEX_CACHE_BYTES = 512 * 1024 * 1024;
/** The same for file footers and schemas. LanceDB's own limit is 1 GB, which shows in an indexing run's memory. */
export const METADATA_CACHE_BYTES = 64 * 1024 * 1024;
/** Rows per write at most: one LanceDB commit of 256 photos takes 20 to 40 ms here, of 2,000 files about 50 ms. */
export const ROWS_PER_WRITE = 2_000;
/** Photos per write of their tags. Whole columns of fragments are written anew: 100,000 photos take 3.1 s in one write, 7.6 s in five. */
export const TAGGED_PER_WRITE = 100_000;
/** Keys per `IN (…)`: 20,000 take 120 ms to parse here, 1,000 about 5 ms. */
export const KEYS_PER_QUERY = 1_000;
/** Parts that one filter may have: 3,000 take 1.4 s here, 500 about 0.2 s; no question that a person writes has so many. */
export const FILTER_PARTS_MAX = 500;
/** Commits of one table in one process after which small files are merged: each commit adds one, and every scan opens them all. */
export const COMPACT_AFTER_COMMITS = 200;
/** `maintain` merges and cleans a table that has grown by this factor since it last did. Goal: size <= 1.3 x live data. */
export const COMPACT_AT_GROWTH = 1.15;
/** Growth below this is left alone: a small library would otherwise be merged after every photo. One commit leaves some 5 to 10 kB beside its rows. */
export const COMPACT_SLACK_BYTES = 64 * 1024;
/** Rows outside the indices after which `maintain` brings them in: every question compares them one by one, 5,000 x 384 in about 5 ms. */
export const UNINDEXED_ROWS_MAX = 5_000;
/** The vector index is trained anew when the library has grown by this factor since. Chosen: partitions then hold twice the rows they should. */
export const RETRAIN_AT_GROWTH = 4;
/** Vectors per partition of the vector index. Measured at 1,000,000 x 384 with a filter that 1 % pass, recall@100: 0.994 in 36 ms with 1,000, 0.997 in 27 ms with 500. */
export const ROWS_PER_PARTITION = 500;
/** Vectors per partition that the index is trained on: 1,000,000 x 384 is built in 126 s on two cores with 32, in 153 s with 64, with no better recall. */
export const INDEX_SAMPLE_RATE = 32;
/**
 * Bits a dimension that the index keeps of a vector. Measured at 100,000 x 384, recall@100 before vectors are compared whole, and
 * with two candidates a result: 1 bit 0.788 and 0.950, 2 bits 0.891 and 0.997, 3 bits 0.939 and 0.9997, 4 bits 0.967 and 1.0,
 * 5 bits 0.980 and 0.9998, all in the same time. 4 bits take 220 bytes a photo, 1 bit 70.
 */
export const INDEX_BITS = 4;
/**
 * Partitions that a question looks into at least. Measured at 1,000,000 clustered vectors in 2,000 partitions, recall@100: 0.9975 with 50,
 * 0.998 with 100, 0.9985 with 150, 1.0 with all of these in another training, in times that do not differ by more than 3 ms.
 */
export const PROBES_MIN = 150;
/**
 * Share of the partitions looked into, over the root of the share of photos that pass the filter. Measured at 1,000,000 clustered vectors in 2,000 partitions,
 * recall@100 with a filter that 1 % of the photos pass, drawn by chance: 0.996 with 340 in 25 ms, 0.997 with 400 in 27, 0.998 with 500 in
 * 31, 0.9987 with 600 in 35; with one that 9 % pass 0.996 with 130 in 17.
 */
export const PROBED_SHARE = 0.02;
/**
 * Photos that pass a filter, up to which each is compared, exactly, and the share of all that they may be. Measured with the
 * photos scattered: 1,000 of 100,000 x 384 21 ms, with the index and all partitions 19 ms, with LanceDB's exact search 55 ms;
 * 100 of 10,000 5 and 15 ms (no index); 2,500 of 1,000,000 100 ms, with the index 45 ms.
 */
export const COMPARED_ONE_BY_ONE = 1_000;
export const COMPARED_ONE_BY_ONE_SHARE = 0.1;
/**
 * Candidates that are compared again with their whole vectors: twice the results, and so many more than results at least. Each
 * vector is read from where it lies: of 100 results twice as many take 3 ms, ten times as many 14.
 */
export const REFINE_FACTOR = 2;
export const REFINED_SPARE_MIN = 100;
/** As many more for an index of fewer bits than INDEX_BITS, as earlier versions built them: 1 bit gives recall@100 of 0.9992 with ten times the results. */
export const REFINE_FACTOR_COARSE = 5;
/**
 * Share of hidden photos up to which a question is asked without a condition and hidden photos are taken out of the answer. So many times
 * their share are asked for beyond the limit, and so many more at least, since they may lie together.
 */
export const HIDDEN_SHARE_MAX = 0.1;
export const SPARE_FOR_HIDDEN = 3;
export const SPARE_FOR_HIDDEN_MIN = 5;
/** Cached facets are counted anew when the number of visible photos has changed by this share since. */
export const FACETS_STALE_AT = 0.1;
/** How often the writer shows that it lives, where its process cannot be looked at (another machine, an object store). */
export const LOCK_HEARTBEAT_MS = 20_000;
/** Another machine's lock without a sign of life for this long is taken over: six missed heartbeats, more than a sleepy NAS needs. */
export const LOCK_STALE_AFTER_MS = 120_000;

// --- scan --------------------------------------------------------------------------------------------------------

/**
 * The scan asks the file system synchronously (100,000 files: 0.16 s against 1.0 s with promises, measured here on ext4)
 * and gives way after this long, so that Ctrl-C and progress are heard.
 */
export const SCAN_SLICE_MS = 10;
/** Bytes read of a file whose name says nothing: enough for every signature of looks-like-picture.ts. */
export const SNIFF_BYTES = 32;
/**
 * A subfolder that stands there empty though the library knows this many files in it counts as away (the mount point of
 * a drive that is not mounted). Fewer are taken as removed: being wrong then costs hashing them again, a few seconds.
 */
export const AWAY_SUBFOLDER_FILES = 50;
/** Share of a vanished folder's files that must have turned up elsewhere, by name and size, to call it moved. Chosen: most. */
export const MOVED_FOLDER_SHARE = 0.5;
/** Halves of a Live Photo are taken this close together, milliseconds. Source: the issue "The main job"; iPhones write 0 to 2 s. */
export const LIVE_PHOTO_APART_MS = 3_000;
/** The video of a Live Photo is no longer than this, seconds. Apple records 3 s, Samsung and Google up to about 4 s. */
export const LIVE_PHOTO_SECONDS = 6;

// --- places ------------------------------------------------------------------------------------------------------

/** A photo farther from every place of its country has no city. Chosen: a day trip; deserts and high seas stay unnamed. */
export const CITY_WITHIN_KM = 50;
/** Off the coast, outside all borders, the nearest place counts up to here. Chosen: what can still be seen from a boat. */
export const COAST_WITHIN_KM = 20;
/** How densely people live, to tell how far a city reaches. Berlin and London: 4,000 and 5,600; most large cities lie near. */
export const PEOPLE_PER_KM2 = 4_000;

// --- decode ------------------------------------------------------------------------------------------------------

/** Long side of a thumbnail, pixels. Source: the issue "The main job", section 3. */
export const THUMBNAIL_LONG_SIDE = 512;
/** Long side at which photos are laid on each other, and of the picture for that in each thumbnail: 128 shows a word written over a picture; 192 takes twice as long. */
export const COMPARED_LONG_SIDE = 128;
/** JPEG quality of that picture, 0 to 100: some 4 kB each. Measured: docs/decisions/016. */
export const SMALL_QUALITY = 85;
/** WebP quality of thumbnails, 0 to 100: about 25 kB each on the samples, no visible blocks at 512 px. */
export const THUMBNAIL_QUALITY = 78;
/** libwebp effort, 0 to 6. Measured for 512 px on one core: 0 10.4 ms, 1 13.3, 2 17.3, 4 33 ms, for 28.1, 26.5, 24.1 and 23.4 kB of one quality (36.2 dB). */
export const THUMBNAIL_EFFORT = 0;
/**
 * Pixels of the largest picture that is decoded a few rows at a time (baseline JPEG, PNG, TIFF). Chosen: above any camera's
 * (400 MP multi-shot medium format), far below a bomb's 40,000 x 40,000. The limit bounds time, not memory.
 */
export const MAX_PIXELS_STREAMED = 500_000_000;
/**
 * The same for pictures that their decoder holds whole: 200 MP phones pass. Measured at the peak: 196 MP progressive JPEG
 * 0.7 GB, 108 MP HEIC 1.1 GB, 144 MP AVIF 2.6 GB.
 */
export const MAX_PIXELS_WHOLE = 210_000_000;
/** Larger ones of these are decoded one at a time in each process, so that their memory does not add up. */
export const HEAVY_PIXELS = 50_000_000;
/** Longest side of a picture that is decoded, pixels: the limit of JPEG and WebP writers is 65,535. */
export const MAX_SIDE = 65_535;
/** Files up to this size are read whole; larger ones (videos) are hashed as a stream. */
export const READ_WHOLE_MAX_BYTES = 512 * 1024 * 1024;
/** ffmpeg is ended when it takes longer than this for one frame. Chosen: a 4K frame takes under 1 s here, a slow drive some more. */
export const POSTER_TIMEOUT_MS = 30_000;
/** Long side of a poster frame: twice a thumbnail, as for other pictures. */
export const POSTER_LONG_SIDE = 1024;

// --- decode: capture metadata ------------------------------------------------------------------------------------

/** The longest camera name in use has some 40 characters; a field of hundreds of bytes is a broken tag. */
export const CAMERA_NAME_MAX_CHARACTERS = 64;
/** Lens names are longer ("Canon EF 70-200mm f/2.8L IS II USM + 2x III" has 43). */
export const LENS_NAME_MAX_CHARACTERS = 120;
/** IPTC allows 64 bytes a keyword; people's hierarchical tags are somewhat longer. Longer ones are no keywords. */
export const KEYWORD_MAX_CHARACTERS = 100;
/** Keywords of one photo; stock agencies allow 50. */
export const KEYWORDS_MAX = 256;
/** A caption is cut here: IPTC allows 2,000. */
export const CAPTION_MAX_CHARACTERS = 2_000;
/** Longer XMP is not read: darktable's and Lightroom's largest sidecars have some 3 MB. */
export const XMP_MAX_BYTES = 16 * 1024 * 1024;
/** Compressed text in a PNG that unfolds to more is left unread: a bomb, or no caption. */
export const METADATA_DECOMPRESSED_MAX_BYTES = 1024 * 1024;
/** Head of a file that is read for metadata when the file was too large to be held whole. Chosen: EXIF stands first. */
export const METADATA_HEAD_BYTES = 4 * 1024 * 1024;
/** A movie's index (`moov`) larger than this is not read; 10 hours of 60 frames a second take some 30 MB. */
export const MOVIE_INDEX_MAX_BYTES = 64 * 1024 * 1024;

// --- encode ------------------------------------------------------------------------------------------------------

/** A GPU's embedding of the test photo must agree with the CPU's to this cosine. Source: the same issue, section 2. */
export const PROVIDER_PARITY_COSINE = 0.995;
/** Photos per probe run and the least time of a probe's measurement, ms: on two cores one run of 8 takes about 0.15 s. */
export const PROBE_BATCH = 8;
export const PROBE_LEAST_MS = 200;
/** A probe of a provider that takes longer counts as hung. Shader compilation of a large pack takes tens of seconds. */
export const PROBE_TIMEOUT_MS = 120_000;
/** Photos in one run of a graph with a free batch size. Source: embedded-pack/README.md, measured at batch 16. */
export const IMAGE_RUN_BATCH = 16;
/** Texts in one run: vocabularies of tags come by the hundred, and more than this only takes memory. */
export const TEXT_RUN_BATCH = 32;
/** Question embeddings kept per pack: 1,000 of 384 floats are 1.6 MB on disk and read in about 2 ms. */
export const QUESTION_CACHE_SIZE = 1_000;
/** Vocabulary entries from which a text encoder counts as multilingual: English ones have 30,000 to 50,000, XLM-R, Gemma and NLLB 250,000 and more. */
export const MULTILINGUAL_VOCABULARY = 100_000;

// --- workers -----------------------------------------------------------------------------------------------------

/** Wait before a crashed child process is started again; doubles with every crash in a row. Chosen: one bad photo costs no noticeable time. */
export const WORKER_BACKOFF_FIRST_MS = 50;
export const WORKER_BACKOFF_MAX_MS = 10_000;
/** A process that has lived this long counts as steady: its next crash is the first in a row again. */
export const WORKER_STEADY_AFTER_MS = 10_000;
/** Decodes after which a decode process is replaced: with 800 x 600 it grows by some 80 kB each, to 226 MB after 2,000. A start costs about 0.2 CPU seconds. */
export const DECODES_PER_PROCESS = 1_000;
/** Photos of a run after which its encode process is replaced: it keeps 258 MB with the embedded pack. Chosen: after fewer, a question should find it ready. */
export const ENCODER_RESTS_AFTER = 1_000;
/** A decode that takes longer is ended: base, and per megabyte of file (a 12 MP HEIC takes 0.7 s here, a 100 MB TIFF 3 s). */
export const DECODE_TIMEOUT_BASE_MS = 60_000;
export const DECODE_TIMEOUT_PER_MB_MS = 200;
/** File bytes held by decodes in flight, over all processes. One larger file may pass alone. */
export const DECODE_BUDGET_BYTES = 256 * 1024 * 1024;
/** Decode processes at most: beyond this, more decodes in flight per process serve better than more memory. */
export const DECODE_PROCESSES_MAX = 4;

// --- library -----------------------------------------------------------------------------------------------------

/** Progress snapshots are at least this far apart: four a second look live and cost nothing. */
export const PROGRESS_INTERVAL_MS = 250;
/** The rate and the time left come from this much of the past: long enough to be calm, short enough to follow the load. */
export const PROGRESS_RATE_WINDOW_MS = 15_000;
/**
 * Photos per call of the image encoder. On a CPU small batches stay in its caches: measured with the embedded pack on two
 * cores, 16.6 CPU ms a photo and 256 MB at 4, 18.4 and 347 MB at 8, 20.6 and 546 MB at 16. A GPU wants more at once.
 */
export const ENCODE_BATCH_CPU = 4;
export const ENCODE_BATCH_GPU = 16;
/** Decoded photos that may wait for the encoder: two batches keep it busy; 96 model inputs of 260 x 260 are 19 MB. */
export const DECODED_WAITING_MAX = 96;
/** Photos per write: one LanceDB commit costs some 20 to 50 ms here, so larger batches save time; a kill loses at most one. */
export const STORE_BATCH = 256;
/**
 * A smaller batch is written after this share of the time that the run has taken so far, within limits: in the first minute after 3 s,
 * so that new photos can soon be found, after 200 s every 10 s. Every commit leaves small files, of which LanceDB keeps some 150 kB
 * in memory until they are merged.
 */
export const STORE_WAIT_SHARE = 0.05;
export const STORE_WAIT_MIN_MS = 3_000;
export const STORE_WAIT_MAX_MS = 10_000;
/** A smaller batch goes to the encoder after this long. */
export const ENCODE_WAIT_MS = 750;
/**
 * An edited file is the same picture when its dHash, in one of the eight orientations, is within this many of 64 bits
 * of the old one. Source: toolchain.md (edits 0 to 8 bits apart, other photos 31 on average); half of it, since a
 * keyword or a rotation leaves the pixels alone.
 */
export const SAME_PICTURE_MAX_BITS = 4;

// --- media -------------------------------------------------------------------------------------------------------

/**
 * Pixels of a picture that the window is given as it is. Chosen: a browser holds 4 bytes a pixel, and 102 MP of medium
 * format take 410 MB; larger ones (multi-shot, panoramas) are made smaller.
 */
export const SHOWN_AS_IS_PIXELS_MAX = 120_000_000;
/** The same for a picture that is made for the window: 50 MP phones stay whole; the decode process holds some 12 bytes a pixel. */
export const RENDITION_PIXELS_MAX = 51_000_000;
/** Long side of such a picture, pixels: what graphics cards take as one texture. */
export const RENDITION_LONG_SIDE_MAX = 16_384;
/** JPEG quality, 1 to 100, without colour subsampling. Chosen: no difference to be seen at 200 %; about 0.5 byte a pixel. */
export const RENDITION_QUALITY = 92;
/** What is kept of pictures and clips made for the window; the longest unused go first. Chosen: some 300 of 12 MP. */
export const RENDITIONS_MAX_BYTES = 2 * 1024 ** 3;
/** The process that makes them is ended after this long without work: libheif's memory never shrinks by itself. */
export const MEDIA_PROCESS_IDLE_MS = 30_000;

// --- trash, exports -------------------------------------------------------------------------------------------------

/** Files handed to the system's trash in one call. Chosen: command lines of the tools behind it hold some hundreds of paths. */
export const TRASH_HANDED_AT_ONCE = 100;
/** Photos exported at once, each in a process of its own: two keep decoder and drive busy, and their memory in bounds. */
export const EXPORTS_AT_ONCE = 2;

// --- search ------------------------------------------------------------------------------------------------------

/** Largest image that is kept to search by, bytes. Chosen: above a 200 MP phone's JPEG and common RAW files. */
export const EXAMPLE_MAX_BYTES = 128 * 1024 * 1024;

// --- activity ----------------------------------------------------------------------------------------------------

/** Indexing holds back for this long after a person scrolled or searched. Chosen: longer than the pause between two words typed. */
export const PERSON_BUSY_MS = 1_500;
/** Snapshots of the background's state are at least this far apart: five a second look live and cost nothing. */
export const SNAPSHOT_INTERVAL_MS = 200;
/** How often followers' library version is looked at while a run writes, and while nothing runs: one costs about 2 ms. */
export const VERSION_POLL_BUSY_MS = 1_000;
export const VERSION_POLL_IDLE_MS = 3_000;
/** Changes on disk are looked at after this much quiet, and after this long where it never gets quiet. Chosen: a camera's burst is one run. */
export const CHANGES_QUIET_MS = 1_000;
export const CHANGES_WAIT_MAX_MS = 10_000;
/** Changed folders beyond which their library folder is looked through as a whole: each costs a walk of its own. */
export const CHANGED_PARTS_MAX = 200;
/** How often it is looked whether library folders came, went or were mounted anew: one `stat` each. */
export const FOLDER_POLL_MS = 10_000;
/** How often a folder is looked through whose changes nobody tells (network drives, too many folders for the system). */
export const RESCAN_UNWATCHED_MS = 600_000;
/** How often it is looked whether the machine runs on its battery. */
export const BATTERY_POLL_MS = 20_000;
/** Wait before a run is tried again that found another process writing; doubles up to the second. */
export const LOCKED_RETRY_FIRST_MS = 2_000;
export const LOCKED_RETRY_MAX_MS = 60_000;
/** Failed files that are listed at once; their number is told in full. */
export const FAILURES_LISTED_MAX = 1_000;

// --- app ---------------------------------------------------------------------------------------------------------

/** A suggested folder is counted up to this many photos and for this long: "more than 100,000" says enough. */
export const SUGGESTION_COUNT_MAX = 100_000;
export const SUGGESTION_COUNT_MS = 1_500;
