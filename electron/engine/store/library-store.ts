import type { PhotoFilter } from './photo-filter.ts';
import type { MarkKind, PersonsWord } from './apply-marks.ts';
import type { AlbumRow, FileRow, FileState, MarkRow, PairRow, PhotoRow, RecordRow, VectorRow } from './photo-row.ts';
import type { ShownPhoto } from './shown-text.ts';

/** A photo with its cosine similarity to the question's vector, [-1, 1]. */
export interface ScoredId {
  readonly id: string;
  readonly score: number;
}

/** What a result shows of a photo, read with the question that found it: by id it would cost a scan of the table. */
export interface FoundPhoto {
  readonly row: ShownPhoto;
  /** Folded words written on it, each once, apart by spaces; null where they were not asked for. */
  readonly words: string | null;
  /** Null where it was not asked for, and for a photo without a picture. */
  readonly vector: Float32Array | null;
}

/** A photo that was found by its vector. */
export interface NearestPhoto extends ScoredId {
  readonly photo: FoundPhoto;
}

/** Where a model's vectors stand in this library. */
export interface PackRecord {
  readonly fingerprint: string;
  readonly id: string;
  readonly name: string;
  /** Folder the pack was loaded from. */
  readonly folder: string;
  readonly dim: number;
  /** `active` answers questions; `building` is being filled beside it; `retired` was replaced and can be removed. */
  readonly state: 'active' | 'building' | 'retired';
}

/** A folder that the person gave to the library. */
export interface LibraryFolder {
  readonly path: string;
  readonly addedAtMs: number;
  /** Folders below it that the person left out, absolute, sorted; missing where there never were any. */
  readonly excluded?: readonly string[];
}

/** What a library holds, for understanding questions: distinct values with their number of visible photos. */
export interface Facets {
  readonly cities: readonly FacetValue[];
  readonly regions: readonly FacetValue[];
  readonly countries: readonly CountryFacet[];
  /** Make and model together, as the store's `camera` text field. */
  readonly cameras: readonly FacetValue[];
  readonly lenses: readonly FacetValue[];
  /** Folder names (single path segments below the library folders). */
  readonly folders: readonly FacetValue[];
  readonly formats: readonly FacetValue[];
  readonly years: readonly FacetValue[];
  /** `YYYY-MM`, local wall time. */
  readonly months: readonly FacetValue[];
  readonly photos: number;
}

export interface FacetValue {
  readonly value: string;
  readonly photos: number;
}

export interface CountryFacet extends FacetValue {
  /** ISO 3166-1 alpha-2; null where its photos have none. */
  readonly countryCode: string | null;
}

export interface NearestQuery {
  readonly fingerprint: string;
  /** Unit length, [dim] of that pack. */
  readonly vector: Float32Array;
  readonly filter?: PhotoFilter | undefined;
  readonly limit: number;
  /** Skip the index and compare with every vector. */
  readonly exact?: boolean;
  /** Read the photos' vectors, or words, too; for `nearestPhotos`. */
  readonly withVectors?: boolean;
  readonly withWords?: boolean;
}

export interface ListQuery {
  readonly filter?: PhotoFilter | undefined;
  /** By capture time, photos without one last, ties by id; newest first where not said otherwise. */
  readonly order?: 'newest' | 'oldest';
  readonly limit: number;
  readonly offset?: number;
  /** Also photos that are hidden (no place, or part of a bundle). */
  readonly includeHidden?: boolean;
}

export interface WordsQuery {
  /** Folded tokens (fold-text.ts); photos holding any of them are returned. */
  readonly tokens: readonly string[];
  readonly filter?: PhotoFilter | undefined;
  readonly limit: number;
}

/** A photo whose written words (names, caption, keywords, place) hold some of the tokens asked for. */
export interface WordsHit {
  readonly id: string;
  readonly tokens: readonly string[];
}

/** Which photos a timeline shows: all visible ones, of these the favourites, or those that the person hid. */
export type TimelineShow = 'all' | 'favourites' | 'hidden';

/** Columns of one length, newest capture time first, those without one last, ties by id. Flags are 0 or 1, [count]. */
export interface TimelineRows {
  /** As `photosVersion`. */
  readonly version: string;
  readonly count: number;
  /** [count * 16] */
  readonly ids: Uint8Array<ArrayBuffer>;
  /** NaN without a date. */
  readonly takenAtMs: Float64Array<ArrayBuffer>;
  /** Width over height, above 0. */
  readonly ratios: Float32Array<ArrayBuffer>;
  readonly isVideo: Uint8Array<ArrayBuffer>;
  readonly isRaw: Uint8Array<ArrayBuffer>;
  /** A motion photo, or the still half of a Live Photo whose clip is there. */
  readonly hasMotion: Uint8Array<ArrayBuffer>;
  readonly isFavourite: Uint8Array<ArrayBuffer>;
  /** Degrees; NaN without a place. */
  readonly latitudes: Float32Array<ArrayBuffer>;
  readonly longitudes: Float32Array<ArrayBuffer>;
}

export interface ColumnsQuery {
  readonly filter?: PhotoFilter | undefined;
  /** Also photos of bundles, hidden ones, and those that no file holds. */
  readonly includeHidden?: boolean;
}

/** Arrays of one length; the same place in each is the same photo. */
export type PhotoColumns<Name extends keyof PhotoRow> = { readonly [Key in Name]: PhotoRow[Key][] };

export interface VectorBatch {
  readonly ids: readonly string[];
  /** Unit vectors one after the other, [ids.length * dim]. */
  readonly vectors: Float32Array;
}

/** Reads one library; sees what the last finished write left. Only visible photos come back unless said otherwise. */
export interface StoreReader {
  /** Nearest photos by cosine similarity, best first. Exact below config.EXACT_SEARCH_BELOW photos. */
  nearest(query: NearestQuery): Promise<ScoredId[]>;
  /** As `nearest`, each with what a result shows. */
  nearestPhotos(query: NearestQuery): Promise<NearestPhoto[]>;
  /** Vectors of these photos under one fingerprint; ids without one are left out. */
  vectorsOf(fingerprint: string, ids: readonly string[]): Promise<Map<string, Float32Array>>;
  /** Load what `nearest` looks into, so that no question waits for it; nothing where it is loaded, or there is no index. */
  warmNearest(fingerprint: string): Promise<void>;
  listPhotos(query: ListQuery): Promise<PhotoRow[]>;
  countPhotos(filter?: PhotoFilter): Promise<number>;
  /** Differs after every change of any photo; costs a millisecond. */
  photosVersion(): Promise<string>;
  /** Every photo of a timeline as columns; 100,000 in about 0.1 s. */
  timeline(show: TimelineShow): Promise<TimelineRows>;
  /** In the order asked, whole or the columns that are named; unknown ids are left out; hidden photos are included. */
  photosById<Name extends keyof PhotoRow = keyof PhotoRow>(ids: readonly string[], names?: readonly Name[]): Promise<Pick<PhotoRow, Name>[]>;
  /** Every known file; 100,000 rows in well under a second. */
  listFiles(): Promise<FileRow[]>;
  filesInState(state: FileState): Promise<FileRow[]>;
  countFiles(state: FileState): Promise<number>;
  /** Places of every photo, hidden ones too; for putting them right after a killed run. */
  listPlaces(): Promise<{ id: string; paths: string[]; bundleOf: string | null; isVisible: boolean }[]>;
  isRunOpen(): Promise<boolean>;
  filesOf(photoIds: readonly string[]): Promise<FileRow[]>;
  fileAt(path: string): Promise<FileRow | null>;
  findByWords(query: WordsQuery): Promise<WordsHit[]>;
  /** As `findByWords`, each with what a result shows and its vector under a fingerprint. */
  photosByWords(query: WordsQuery, fingerprint: string): Promise<FoundPhoto[]>;
  /** In how many visible photos each token is written; counting ends at `most`. */
  countByWord(tokens: readonly string[], most?: number): Promise<Map<string, number>>;
  facets(): Promise<Facets>;
  packs(): Promise<PackRecord[]>;
  folders(): Promise<LibraryFolder[]>;
  marksOf(photoIds: readonly string[]): Promise<MarkRow[]>;
  /** Everything that the person said of any photo, or of one kind only. */
  listMarks(kind?: MarkKind): Promise<MarkRow[]>;
  /** The photos that belong to these: RAWs of pictures, clips of Live Photos. */
  bundledWith<Name extends keyof PhotoRow = keyof PhotoRow>(ids: readonly string[], names?: readonly Name[]): Promise<Pick<PhotoRow, Name>[]>;
  /**
   * Some columns of every photo in place (all, or those that pass a filter), as arrays of one length, in no order. For
   * work over the whole library: 100,000 rows of a few columns take about 0.1 s.
   */
  photoColumns<Name extends keyof PhotoRow>(names: readonly Name[], options?: ColumnsQuery): Promise<PhotoColumns<Name>>;
  /** Vectors of every photo in place, some thousands at a time, so that a million need no memory of their own. */
  vectorBatches(fingerprint: string, options?: ColumnsQuery): AsyncIterable<VectorBatch>;
  /** What the person made that belongs to no one photo, by kind. */
  records(kind: string): Promise<RecordRow[]>;
  /** The same of every kind, for what takes a person's work along. */
  listRecords(): Promise<RecordRow[]>;
  albumRows(): Promise<AlbumRow[]>;
  pairRows(): Promise<PairRow[]>;
  /** A value that a room of the engine keeps for itself (how far it got); null where it was never written. */
  note(name: string): Promise<unknown>;
  /** Counts for `status`. */
  counts(): Promise<StoreCounts>;
  /** Photos that have no vector under this fingerprint yet but have a picture, up to `limit` ids. */
  idsWithoutVector(fingerprint: string, limit: number): Promise<string[]>;
}

export interface StoreCounts {
  /** Visible photos. */
  readonly photos: number;
  readonly hidden: number;
  /** Files in place. */
  readonly files: number;
  readonly away: number;
  readonly failed: number;
  readonly skipped: number;
  readonly sizeBytes: number;
  readonly schemaVersion: number;
}

/** The one writer. Every method is one atomic step or a safe order of them: a kill leaves the library usable. */
export interface StoreWriter extends StoreReader {
  /** Insert or replace whole photo rows by id, as their files have them: see [Note: The person's word]. Vectors of other fingerprints stay. */
  upsertPhotos(rows: readonly PhotoRow[], vectors?: { fingerprint: string; rows: readonly VectorRow[] }): Promise<void>;
  /** Change some columns of existing photos by id. */
  patchPhotos(patches: readonly (Partial<PhotoRow> & { id: string })[]): Promise<void>;
  setVectors(fingerprint: string, rows: readonly VectorRow[]): Promise<void>;
  upsertFiles(rows: readonly FileRow[]): Promise<void>;
  deleteFiles(paths: readonly string[]): Promise<void>;
  /** Remove photos, their vectors, files and marks for good. */
  deletePhotos(ids: readonly string[]): Promise<void>;
  /** Remove photos and their vectors, and keep their marks: for contents that a newer version of the same picture replaced. */
  dropReplacedPhotos(ids: readonly string[]): Promise<void>;
  /** Write marks as they are; the rows of their photos show them when they are next written. */
  upsertMarks(rows: readonly MarkRow[]): Promise<void>;
  /** What the model sees: kept, and shown in `tags` as far as the person does not say otherwise. */
  setAutoTags(rows: readonly NewAutoTags[]): Promise<void>;
  /** Insert or replace by key; one commit for up to ROWS_PER_WRITE of them. */
  upsertRecords(rows: readonly RecordRow[]): Promise<void>;
  deleteRecords(keys: readonly string[]): Promise<void>;
  upsertAlbumRows(rows: readonly AlbumRow[]): Promise<void>;
  deleteAlbumRows(ids: readonly string[]): Promise<void>;
  upsertPairRows(rows: readonly PairRow[]): Promise<void>;
  deletePairRows(keys: readonly string[]): Promise<void>;
  writeNotes(notes: Readonly<Record<string, unknown>>): Promise<void>;
  /** What a person says now: kept in `marks` and shown in the photos' rows; of photos that are unknown it is only kept. */
  setMarks(marks: readonly NewMark[]): Promise<void>;
  /** What was said at another time or on another machine, with the times it was said at: kept and shown as by `setMarks`. */
  takeInMarks(rows: readonly MarkRow[]): Promise<void>;
  /**
   * Run work that reads rows and writes what follows from them, with no other such work between. Index runs take a turn
   * for every batch, edits and the trash for every change. Never to be nested.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T>;
  /** Hear of every file row that is written or deleted (null) through this store. @returns Stops listening. */
  watchFiles(listener: FilesListener): () => void;
  /** Add a pack as `building` (or `active` where the library has none). */
  addPack(pack: Omit<PackRecord, 'state'>): Promise<PackRecord>;
  /** Make a complete pack the one that answers; the one before becomes `retired`. */
  activatePack(fingerprint: string): Promise<void>;
  /** Drop a pack's vectors. @throws AlbumenError `bad-input` for the active pack. */
  removePack(fingerprint: string): Promise<void>;
  setFolders(folders: readonly LibraryFolder[]): Promise<void>;
  /**
   * Remember that an index run is under way (true) or ended in order (false). A run that finds it true puts
   * `photos.paths` right from the `files` table, since a killed run may have written one and not the other.
   */
  setRunOpen(open: boolean): Promise<void>;
  /** Recompute facets, build or extend indices and compact where due. Call after an index run. */
  maintain(options?: { readonly force?: boolean }): Promise<void>;
}

/** What a model sees on one photo, in the form of `PhotoRow.autoTags`. */
export interface NewAutoTags {
  readonly id: string;
  /** Null: it is yet to be looked at. */
  readonly autoTags: string | null;
}

/** One thing that a person says of a photo; see PersonsWord for the values. */
export type NewMark = { [Kind in MarkKind]-?: { readonly photoId: string; readonly kind: Kind; readonly value: Exclude<PersonsWord[Kind], undefined> } }[MarkKind];

export type FilesListener = (changes: ReadonlyMap<string, FileRow | null>) => void;

export interface OpenStoreOptions {
  /** A folder, or any URI that LanceDB takes (`s3://…`). */
  readonly location: string;
  /** For lock files and thumbnails of a library that is not a local folder. */
  readonly cacheDir: string;
  readonly storageOptions?: Readonly<Record<string, string>>;
}

export interface ReadableStore extends StoreReader {
  close(): Promise<void>;
}

export interface WritableStore extends StoreWriter {
  close(): Promise<void>;
}
