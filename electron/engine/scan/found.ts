/** A file that may be a photo. */
export interface FoundFile {
  /** Absolute, POSIX, in the escaped form of path-bytes.ts. */
  readonly path: string;
  /** The library folder it was found under. */
  readonly root: string;
  readonly sizeBytes: number;
  /** Milliseconds since 1970, with the fraction that the file system keeps. */
  readonly mtimeMs: number;
  /** 0 on file systems that know none. */
  readonly inode: number;
  readonly sidecar: FoundSidecar | null;
}

/** An XMP file beside a photo. */
export interface FoundSidecar {
  readonly path: string;
  /** `name:size:mtimeMs`. */
  readonly signature: string;
}

/** A folder (or, where a drive fails, a single file) that could not be looked at; nothing is known of what it holds. */
export interface AwayPlace {
  readonly path: string;
  /** In words, for the person. */
  readonly reason: string;
  readonly kind: 'missing' | 'not-a-folder' | 'no-permission' | 'unreadable' | 'empty';
}

/** How the walk of one whole library folder went. */
export interface FoundRoot {
  readonly path: string;
  /** `covered`: the same folder was walked under the path of another library folder. */
  readonly state: 'walked' | 'covered' | 'away';
  /** Something in it was left out by a `.albumenignore`. */
  readonly hasIgnored: boolean;
}

/** What a walk of library folders found. */
export interface Found {
  /** By folder, names in order: the same for the same tree. No file twice, though folders overlap or links lead there. */
  readonly files: readonly FoundFile[];
  /** Names of photos that are none: links to nothing, pipes, devices. */
  readonly skipped: readonly { readonly path: string; readonly reason: string }[];
  readonly away: readonly AwayPlace[];
  readonly roots: readonly FoundRoot[];
  /** Folders that were looked through with everything below them: a known file there that was not found is not there. */
  readonly lookedThrough: readonly string[];
  /** Folders without a single entry. */
  readonly emptyFolders: readonly string[];
}

/** How far a walk is. */
export interface ScanProgress {
  readonly folders: number;
  readonly files: number;
}
