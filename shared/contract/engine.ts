import type { ActivitySnapshot, BackgroundRunRequest, FileFailures, FolderListing, FolderSuggestion } from './activity-schemas.ts';
import type {
  FoundPlace, ImportDataReport, MediaFile, MediaRequest, Settings, SettingsChange, StoredData, Suggestion, SuggestRequest,
} from './app-schemas.ts';
import type { AlbumChange, AlbumInfo, AlbumPhotosRequest, NewAlbum } from './album-schemas.ts';
import type {
  DuplicatePlace, DuplicatesPage, DuplicatesRequest, DuplicatesSummary, DuplicateTier, KeeperRules, NotDuplicatesRequest, ResolveAllOptions, ResolveReport, ResolveRequest,
} from './duplicate-schemas.ts';
import type {
  EditReport, EditRequest, ExportEvent, ExportRequest, RestoreReport, TrashBatch, TrashMoveReport,
} from './edit-schemas.ts';
import type {
  DoctorReport, FolderInfo, ForgetReport, IndexProgress, IndexReport, IndexRequest, LibraryStatus, ModelCheck,
  ModelInfo, Photo, SearchAnswer, SearchQuestion, SimilarAnswer, SimilarRequest,
} from './schemas.ts';
import type { Lesson, NewTag, PhotoTags, TagChange, TagInfo, TeachRequest } from './tag-schemas.ts';
import type { PhotoPositions, TimelineColumns, TimelineRequest } from './timeline-schemas.ts';

export interface CallOptions {
  /** Aborting rejects with AlbumenError `cancelled`, except for indexing, which stops and reports what is done. */
  readonly signal?: AbortSignal | undefined;
}

/** Everything Albumen can do, whatever the door. All paths are absolute; all errors are AlbumenError where a person can act. */
export interface Engine extends LibraryCalls, PhotoCalls, SearchCalls, ModelCalls {
  readonly timeline: TimelineCalls;
  readonly activity: ActivityCalls;
  readonly trash: TrashCalls;
  readonly tags: TagCalls;
  readonly albums: AlbumCalls;
  readonly duplicates: DuplicateCalls;
  readonly app: AppCalls;
  status(): Promise<LibraryStatus>;
  doctor(): Promise<DoctorReport>;
  close(): Promise<void>;
}

export interface LibraryCalls {
  /** Walk folders, and bring the library to what they hold. Adds the folders to the library. */
  indexLibrary(
    request: IndexRequest,
    options?: CallOptions & { readonly onProgress?: (progress: IndexProgress) => void },
  ): Promise<IndexReport>;
  listFolders(): Promise<FolderInfo[]>;
  addFolder(path: string): Promise<FolderInfo[]>;
  /** The folder's photos lose that place; what no folder holds any more is hidden, not forgotten. */
  removeFolder(path: string): Promise<FolderInfo[]>;
  /** Leave out a folder below one of the library's: its photos are hidden, not forgotten. */
  excludeFolder(path: string): Promise<FolderInfo[]>;
  /** Take a folder back in that was left out. */
  includeFolder(path: string): Promise<FolderInfo[]>;
  /** Remove hidden photos for good, with all that a person made of them. Photos that are still on disk are refused. */
  forgetPhotos(targets: readonly string[]): Promise<ForgetReport>;
}

export interface PhotoCalls {
  /** In the order asked; unknown ids are left out. */
  getPhotos(ids: readonly string[]): Promise<Photo[]>;
  /** A person's rating, 0 to 5; null returns to the file's own. */
  ratePhotos(ids: readonly string[], rating: number | null): Promise<void>;
  /** What a person says of photos, in the library only; files are never changed. Returns what undoes it. */
  editPhotos(request: EditRequest): Promise<EditReport>;
  /**
   * Write copies, or sidecars, into a folder; never over a file that is there. No original is ever changed.
   * @throws AlbumenError `bad-input` for a folder that cannot be written to.
   */
  exportPhotos(request: ExportRequest, options?: CallOptions & { readonly onProgress?: (done: number, total: number) => void }): Promise<Extract<ExportEvent, { type: 'report' }>>;
  /**
   * The file that holds one picture of a photo, made if need be.
   * @throws AlbumenError `not-found` for an unknown photo or one without that picture, and where its file is away.
   */
  locateMedia(request: MediaRequest): Promise<MediaFile>;
}

export interface SearchCalls {
  searchPhotos(question: SearchQuestion, options?: CallOptions): Promise<SearchAnswer>;
  similarPhotos(request: SimilarRequest, options?: CallOptions): Promise<SimilarAnswer>;
  suggest(request: SuggestRequest): Promise<Suggestion[]>;
  /** Places of the world by their name, the most populous first; a dozen at most. */
  findPlaces(name: string): Promise<FoundPlace[]>;
  /** Keep an image to search by, for as long as the engine runs. @returns Its token for `SearchQuestion.examples`. */
  keepExample(bytes: Uint8Array, name: string): Promise<string>;
}

export interface ModelCalls {
  listModels(): Promise<ModelInfo[]>;
  /** Load and try a pack folder without using it. */
  checkModel(folder: string): Promise<ModelCheck>;
  /** Choose a pack by id or folder; the next index run builds its vectors beside the old ones. */
  useModel(idOrFolder: string): Promise<ModelInfo[]>;
  /** Remove the vectors of a pack that is not active. */
  removeModel(idOrFingerprint: string): Promise<ModelInfo[]>;
}

/** The whole library at a glance. */
export interface TimelineCalls {
  /** Null when nothing has changed since the version asked with. */
  read(request: TimelineRequest): Promise<TimelineColumns | null>;
  positions(): Promise<PhotoPositions>;
}

/** What runs by itself: index runs, watched folders. It begins with the first `follow` or `run`. */
export interface ActivityCalls {
  /** The state now, then every change, coalesced. Ends with the signal. */
  follow(signal: AbortSignal | undefined): AsyncIterable<ActivitySnapshot>;
  run(request: BackgroundRunRequest): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** A person is scrolling or searching: indexing yields for a moment. */
  noticePerson(): void;
  failures(): Promise<FileFailures>;
}

/** A journaled quarantine on the drive of each file; everything in it can be given back, also after a restart. */
export interface TrashCalls {
  /** Bundles move whole. */
  move(ids: readonly string[]): Promise<TrashMoveReport>;
  list(): Promise<TrashBatch[]>;
  restore(request: { readonly batch?: string | undefined; readonly ids?: readonly string[] | undefined }): Promise<RestoreReport>;
  /** Hand everything to the system's trash. */
  empty(): Promise<RestoreReport>;
}

/** What is on photos, in words: read from the pictures, corrected and taught by the person, whose word always wins. */
export interface TagCalls {
  /** Every tag of the vocabulary and of the person, hidden ones too. */
  list(): Promise<TagInfo[]>;
  /** In the order asked; unknown ids are left out. */
  of(ids: readonly string[]): Promise<PhotoTags[]>;
  /** @throws AlbumenError `bad-input` for a name that another tag has. */
  create(tag: NewTag): Promise<TagInfo>;
  change(change: TagChange): Promise<TagInfo[]>;
  /** Delete a tag of the person's own, with what was said of it. @throws AlbumenError `bad-input` for a tag of the vocabulary, which can be hidden. */
  remove(tag: string): Promise<TagInfo[]>;
  teach(request: TeachRequest): Promise<Lesson>;
}

/** Albums that make themselves, saved questions, and those made by hand. */
export interface AlbumCalls {
  /** Newest first within a kind; removed ones too. */
  list(): Promise<AlbumInfo[]>;
  /** In the album's own order. Null when nothing has changed since the version asked with. */
  photos(request: AlbumPhotosRequest): Promise<TimelineColumns | null>;
  /** Ids of the albums that a photo is in, but those taken away and the memories; none for an unknown photo. */
  of(photo: string): Promise<string[]>;
  create(album: NewAlbum): Promise<AlbumInfo>;
  change(change: AlbumChange): Promise<AlbumInfo[]>;
  /** Delete an own album or a saved question; its photos stay. */
  remove(id: string): Promise<AlbumInfo[]>;
  /** The person has looked into it: nothing in it is new any more. */
  noteSeen(id: string): Promise<void>;
}

/** Photos that are there more than once. Nothing moves unless it is asked for, and what moves can be given back. */
export interface DuplicateCalls {
  summary(): Promise<DuplicatesSummary>;
  list(request: DuplicatesRequest): Promise<DuplicatesPage>;
  /** The groups that a photo is a member of, in the order of the tiers; none for an unknown photo. */
  of(photo: string): Promise<DuplicatePlace[]>;
  /** Move to Albumen's trash as one step, once the keepers are proved to be in place; what a person made goes on to them. */
  resolve(request: ResolveRequest): Promise<ResolveReport>;
  /** Every group of a tier by its proposed keeper; what only a person should decide is left, and told in `failed`. */
  resolveAll(tier: DuplicateTier, options?: ResolveAllOptions): Promise<ResolveReport>;
  sayDifferent(request: NotDuplicatesRequest): Promise<DuplicatesSummary>;
  rules(): Promise<KeeperRules>;
  setRules(rules: KeeperRules): Promise<KeeperRules>;
}

export interface AppCalls {
  settings(): Promise<Settings>;
  changeSettings(change: SettingsChange): Promise<Settings>;
  suggestFolders(): Promise<FolderSuggestion[]>;
  /** @throws AlbumenError `not-found` for what is no folder, `permission-denied` for one that may not be read, `bad-input` for a relative path. */
  browseFolders(path: string | null): Promise<FolderListing>;
  storedData(): Promise<StoredData>;
  /** Write what a person made (ratings, corrections …) as JSON into a folder. */
  exportData(folder: string): Promise<{ path: string; photos: number }>;
  /**
   * Take in what `exportData` wrote. What was said later wins, whichever side said it.
   * @throws AlbumenError `not-found` or `bad-input` for a file that is none; nothing is then changed.
   */
  importData(file: string): Promise<ImportDataReport>;
  /** The same of the content of such a file, for a window that knows no paths. */
  importUpload(bytes: Uint8Array, name: string): Promise<ImportDataReport>;
  /**
   * Delete the library, its thumbnails, caches and settings; photos stay, and the engine goes on with an empty library.
   * @throws AlbumenError `bad-input` while the trash is not empty and for a folder that is no library, `library-locked`.
   */
  deleteEverything(): Promise<void>;
}
