import type { FileRow } from '../store/photo-row.ts';
import { AWAY_SUBFOLDER_FILES } from '../config.ts';
import type { AwayPlace, Found, FoundFile } from './found.ts';
import { toPosix } from './list-folder.ts';
import { createMovedCheck, type MovedCheck } from './moved-check.ts';

export interface DiffOptions {
  /** Folders that the person left out: what the library knows there is gone from it, whatever the drive says. */
  readonly excluded?: readonly string[];
  /** Read every file again, changed or not. */
  readonly verify: boolean;
  /** Try files again that failed or were skipped before, though they have not changed. */
  readonly retryFailed: boolean;
}

/** A file whose bytes must be read. */
export interface FileToRead {
  readonly file: FoundFile;
  /** What the library knows of this path; null for a new one. */
  readonly known: FileRow | null;
  /** `sidecar`: only the XMP file beside it is new, changed or gone. */
  readonly why: 'new' | 'changed' | 'sidecar' | 'verify' | 'retry';
}

/** What a walk means for the library. Every known file below the walked folders is in exactly one of the row lists. */
export interface LibraryDiff {
  readonly toRead: readonly FileToRead[];
  /** Present before and now, with nothing to do. */
  readonly unchangedCount: number;
  /** Files that failed before and have not changed. */
  readonly stillFailed: readonly FileRow[];
  readonly stillSkipped: readonly FileRow[];
  /** Were away and are there again, unchanged; as they are to be stored: state `present`. */
  readonly returned: readonly FileRow[];
  /** Out of reach since this scan; as they are to be stored: state `away`. */
  readonly away: readonly FileRow[];
  /** Known, and no longer there. */
  readonly gone: readonly FileRow[];
  /** Every folder that counts as away, with its reason: those of the walk, and those that are empty all of a sudden. */
  readonly awayPlaces: readonly AwayPlace[];
}

/**
 * Compare what a walk found with what the library knows. Pure: no file is opened.
 *
 * [Note: Gone or away]
 * A known file that was not found is gone, and loses its place, unless the place itself cannot be trusted: its folder
 * could not be read, a library folder is missing or suddenly without any photo, or a subfolder stands there without a
 * single entry though the library knows AWAY_SUBFOLDER_FILES files in it, as the mount point of a missing drive does.
 * Such files are away: nothing of theirs changes. A folder whose files turned up elsewhere in the same walk was moved
 * and is not away. A subfolder that vanished altogether was moved or removed: which drive it was on cannot be known
 * afterwards. Its photos keep everything by their content, and come back with it.
 *
 * @param known Rows of the store, state `gone` left out.
 */
export function diffLibrary(found: Found, known: readonly FileRow[], options: DiffOptions): LibraryDiff {
  // Files known elsewhere are not touched.
  const roots = new Set(found.lookedThrough);
  const excluded = new Set(options.excluded?.map(toPosix));
  const knownByPath = new Map(known.map((row) => [row.path, row]));
  const foundPaths = new Set(found.files.map((file) => file.path));
  const unseen = known.filter((row) => !foundPaths.has(row.path) && isUnder(row.path, roots));
  const [leftOut, missing] = partition(unseen, (row) => isUnder(row.path, excluded));
  const movedCheck = createMovedCheck(found.files.filter((file) => !knownByPath.has(file.path)));
  const awayPlaces = findAwayPlaces(found, missing, movedCheck);

  const awayPaths = new Set(awayPlaces.map((place) => place.path));
  const [outOfReach, vanished] = partition(missing, (row) => isUnder(row.path, awayPaths));
  const toRead: FileToRead[] = [];
  const kept = { unchangedCount: 0, stillFailed: [] as FileRow[], stillSkipped: [] as FileRow[], returned: [] as FileRow[] };
  for (const file of found.files) {
    const row = knownByPath.get(file.path) ?? null;
    const why = whyRead(file, row, options);
    if (why !== null) toRead.push({ file, known: row, why });
    else if (row?.state === 'away') kept.returned.push({ ...row, state: 'present' });
    else if (row?.state === 'failed') kept.stillFailed.push(row);
    else if (row?.state === 'skipped') kept.stillSkipped.push(row);
    else kept.unchangedCount += 1;
  }
  return {
    ...kept,
    toRead,
    gone: [...vanished, ...leftOut],
    // Files that failed or were skipped have no photo to be away: what is known of them stays as it is.
    away: outOfReach.filter((row) => row.state === 'present').map((row): FileRow => ({ ...row, state: 'away' })),
    awayPlaces,
  };
}

function whyRead(file: FoundFile, row: FileRow | null, options: DiffOptions): FileToRead['why'] | null {
  if (row === null) return 'new';
  // An inode alone changes when a drive is mounted anew or a file is replaced by a copy: a hash tells which.
  if (file.sizeBytes !== row.sizeBytes || file.mtimeMs !== row.mtimeMs || file.inode !== row.inode) return 'changed';
  if (row.photoId === null) return options.retryFailed || row.state === 'away' ? 'retry' : null;
  if (options.verify) return 'verify';
  return (file.sidecar?.signature ?? null) === row.sidecarSignature ? null : 'sidecar';
}

function findAwayPlaces(found: Found, missing: readonly FileRow[], movedCheck: MovedCheck): AwayPlace[] {
  const rootOf = new Map(found.roots.map((root) => [root.path, root]));
  const foldersWithFiles = ancestorsOf(found.files.map((file) => file.path));
  const missingBelow = Map.groupBy(
    missing.flatMap((row) => ancestors(row.path).map((folder) => ({ folder, row }))),
    ({ folder }) => folder,
  );
  const lost = (folder: string): FileRow[] => (missingBelow.get(folder) ?? []).map(({ row }) => row);

  const places = found.away.filter((place) => place.kind !== 'missing' || !movedCheck(lost(place.path)));
  const emptied = new Set(found.emptyFolders);
  for (const root of found.roots) {
    // What a new `.albumenignore` left out is left out, not away.
    if (root.state === 'walked' && !root.hasIgnored && !foldersWithFiles.has(root.path)) emptied.add(root.path);
  }
  for (const path of emptied) {
    const rows = lost(path);
    const enough = rootOf.has(path) ? 1 : AWAY_SUBFOLDER_FILES;
    if (rows.length >= enough && !movedCheck(rows)) places.push({ path, kind: 'empty', reason: emptyReason(rows.length) });
  }
  return places;
}

function emptyReason(files: number): string {
  const held = files === 1 ? 'one file' : `${files.toLocaleString('en')} files`;
  return `empty all of a sudden; it held ${held}. If its drive is not connected, connect it; if it is to stay empty, remove the folder`;
}

/** True when the path or any folder above it is in the set. */
function isUnder(path: string, folders: ReadonlySet<string>): boolean {
  return folders.size > 0 && (folders.has(path) || ancestors(path).some((folder) => folders.has(folder)));
}

function ancestorsOf(paths: readonly string[]): Set<string> {
  const folders = new Set<string>();
  for (const path of paths) {
    for (const folder of ancestors(path)) {
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

/** Folders above a path, the nearest first. */
function ancestors(path: string): string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : path.lastIndexOf('/', end - 1)) {
    folders.push(end === 0 ? '/' : path.slice(0, end));
  }
  return folders;
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  const yes: T[] = [];
  const no: T[] = [];
  for (const item of items) (test(item) ? yes : no).push(item);
  return [yes, no];
}
