import type {
  DoctorReport, FolderInfo, ForgetReport, IndexProgress, IndexReport, IndexRequest, LibraryStatus, ModelCheck,
  ModelInfo, Photo, SearchAnswer, SearchQuestion, SimilarAnswer, SimilarRequest,
} from './schemas.ts';

export interface CallOptions {
  /** Aborting rejects with AlbumenError `cancelled`, except for indexing, which stops and reports what is done. */
  readonly signal?: AbortSignal | undefined;
}

/** Everything Albumen can do, whatever the door. All paths are absolute; all errors are AlbumenError where a person can act. */
export interface Engine {
  /** Walk folders, and bring the library to what they hold. Adds the folders to the library. */
  indexLibrary(
    request: IndexRequest,
    options?: CallOptions & { readonly onProgress?: (progress: IndexProgress) => void },
  ): Promise<IndexReport>;
  searchPhotos(question: SearchQuestion, options?: CallOptions): Promise<SearchAnswer>;
  similarPhotos(request: SimilarRequest, options?: CallOptions): Promise<SimilarAnswer>;
  /** In the order asked; unknown ids are left out. */
  getPhotos(ids: readonly string[]): Promise<Photo[]>;
  /** A person's rating, 0 to 5; null returns to the file's own. */
  ratePhotos(ids: readonly string[], rating: number | null): Promise<void>;
  status(): Promise<LibraryStatus>;
  doctor(): Promise<DoctorReport>;
  listFolders(): Promise<FolderInfo[]>;
  addFolder(path: string): Promise<FolderInfo[]>;
  /** The folder's photos lose that place; what no folder holds any more is hidden, not forgotten. */
  removeFolder(path: string): Promise<FolderInfo[]>;
  /** Remove hidden photos for good, with all that a person made of them. Photos that are still on disk are refused. */
  forgetPhotos(targets: readonly string[]): Promise<ForgetReport>;
  listModels(): Promise<ModelInfo[]>;
  /** Load and try a pack folder without using it. */
  checkModel(folder: string): Promise<ModelCheck>;
  /** Choose a pack by id or folder; the next index run builds its vectors beside the old ones. */
  useModel(idOrFolder: string): Promise<ModelInfo[]>;
  /** Remove the vectors of a pack that is not active. */
  removeModel(idOrFingerprint: string): Promise<ModelInfo[]>;
  close(): Promise<void>;
}
