import type { StoreWriter } from '../store/library-store.ts';
import type { FileRow } from '../store/photo-row.ts';
import { readAhead, type PhotoLookUp } from '../store/read-ahead.ts';
import type { FindSidecars } from './find-sidecars.ts';
import { lookAtFile, moveFailure } from './move-file.ts';
import { moveToTrash } from './move-to-trash.ts';
import { planGroup, planMove, type Failure, type PlannedGroup } from './plan-move.ts';
import { planMerges, type Inheritance } from './trash-merges.ts';
import type { TrashJournal } from './trash-journal.ts';

/** A file whose bytes were read and hashed: as it stood then. */
export interface ProvedFile {
  readonly path: string;
  readonly photoId: string;
  readonly sizeBytes: number;
  readonly mtimeMs: number;
  /** Number of the drive, and of the file on it. */
  readonly device: number;
  readonly inode: number;
}

/** What is kept of one group of copies, and what goes. */
export interface CopyDecision {
  /** Names it in the report. */
  readonly id: string;
  /** Files that stay, proved; nothing goes unless all of them still stand there. */
  readonly kept: readonly ProvedFile[];
  /** Photos that go whole, with their bundles. */
  readonly photos: readonly string[];
  /** Places that go of bundles that stay: files of one folder each, proved too. */
  readonly places: readonly { readonly head: string; readonly files: readonly ProvedFile[] }[];
  /** Photo that is given what the person made of photos that go. */
  readonly heir: string | null;
}

export interface CopiesMoved {
  readonly batch: string | null;
  /** Ids of decisions of which something went. */
  readonly decisions: readonly string[];
  readonly files: number;
  readonly bytes: number;
  readonly failed: Failure[];
}

/**
 * Move copies to the trash as one batch. Call within `store.inTurn`.
 *
 * [Note: What is kept stays]
 * Every file that is kept was read whole and had the bytes that its photo is known by; here it is looked at once more, just
 * before the journal is written: same place, drive, number, size and time, and the library still holds it for that photo. No
 * file goes that is kept by any decision of the batch, by its name or as the same file under another name (a hard link, a
 * folder mounted twice), and no decision relies on a file that another one sends away.
 */
export async function moveDuplicates(decisions: readonly CopyDecision[], store: StoreWriter, journal: TrashJournal): Promise<CopiesMoved> {
  const accepted: Accepted = { groups: [], decisionOf: new Map(), kept: new Set(), going: new Set(), failed: [], inheritances: [] };
  const sidecars = new Map<string, FindSidecars>();
  const ids = decisions.flatMap(({ kept, photos, places }) => [...kept.map((file) => file.photoId), ...photos, ...places.map((place) => place.head)]);
  const known = await readAhead(ids, store);
  for (const decision of decisions) await planDecision(decision, { known, sidecars, accepted });
  const merges = await planMerges(accepted.inheritances, store);
  const { batch, moved, failed } = await moveToTrash({ groups: accepted.groups, failed: accepted.failed, merges }, store, journal);
  const files = moved.flatMap((group) => group.files);
  return {
    batch,
    decisions: [...new Set(files.flatMap((file) => accepted.decisionOf.get(file.path) ?? []))],
    files: files.length,
    bytes: files.reduce((sum, file) => sum + file.sizeBytes, 0),
    failed,
  };
}

/** What was found fit so far; filled in place. */
interface Accepted {
  readonly groups: PlannedGroup[];
  /** By path of a file that goes. */
  readonly decisionOf: Map<string, string>;
  /** Files that stay, by path and by drive and number. */
  readonly kept: Set<string>;
  readonly going: Set<string>;
  readonly failed: Failure[];
  readonly inheritances: Inheritance[];
}

interface Planning {
  readonly known: PhotoLookUp;
  readonly sidecars: Map<string, FindSidecars>;
  readonly accepted: Accepted;
}

async function planDecision(decision: CopyDecision, { known, sidecars, accepted }: Planning): Promise<void> {
  const refusal = await whyNotKept(decision.kept, known, accepted.going);
  if (refusal !== null) {
    accepted.failed.push(refusal);
    return;
  }
  const planned = await planMove(decision.photos, known);
  const [groups, failed] = [[...planned.groups], [...planned.failed]];
  for (const place of decision.places) {
    const found = await planPlace(place, known, sidecars);
    if ('failed' in found) failed.push(...found.failed);
    else groups.push(found);
  }
  const own = new Map(decision.kept.flatMap((file) => [[file.path, file], [numberOf(file.device, file.inode), file]] as const));
  const isKept = (key: string): boolean => own.has(key) || accepted.kept.has(key);
  const fit: PlannedGroup[] = [];
  for (const group of groups) {
    const clash = await whyNotGoing(group, isKept, accepted.going);
    if (clash === null) fit.push(group);
    else failed.push(clash);
  }
  accepted.failed.push(...failed);
  if (fit.length === 0) return;
  for (const key of own.keys()) accepted.kept.add(key);
  for (const group of fit) {
    accepted.groups.push(group);
    for (const file of group.files) {
      accepted.going.add(file.path);
      accepted.decisionOf.set(file.path, decision.id);
    }
  }
  // A photo of which some place stays keeps its own words.
  const leaving = new Set(fit.flatMap((group) => group.files.map((file) => file.path)));
  const whole: string[] = [];
  for (const id of decision.photos) {
    const rows = (await known.filesOf([id])).filter((row) => row.state === 'present' || row.state === 'away');
    if (rows.length > 0 && rows.every((row) => leaving.has(row.path))) whole.push(id);
  }
  if (decision.heir !== null && whole.length > 0) accepted.inheritances.push({ heir: decision.heir, from: whole });
}

/** Files of one place, as they were proved; the library must still know them so. */
async function planPlace({ head, files }: CopyDecision['places'][number], known: PhotoLookUp, sidecars: Map<string, FindSidecars>): Promise<PlannedGroup | { readonly failed: readonly Failure[] }> {
  const rows = new Map((await known.filesOf(files.map((file) => file.photoId))).map((row) => [row.path, row]));
  const members: FileRow[] = [];
  for (const file of files) {
    const row = rows.get(file.path);
    if (!row || row.photoId !== file.photoId || !(await standsAsProved(file))) return { failed: [{ path: file.path, reason: CHANGED }] };
    members.push(row);
  }
  return await planGroup(head, members, sidecars);
}

const CHANGED = 'it has changed since it was looked at; look at the group again';

async function whyNotKept(kept: readonly ProvedFile[], known: PhotoLookUp, going: ReadonlySet<string>): Promise<Failure | null> {
  if (kept.length === 0) return { path: '', reason: 'nothing would be kept' };
  const rows = new Map((await known.filesOf(kept.map((file) => file.photoId))).map((row) => [row.path, row]));
  for (const file of kept) {
    const row = rows.get(file.path);
    if (row?.state !== 'present' || row.photoId !== file.photoId) return { path: file.path, reason: 'it is to be kept, and is no longer where the library knows it' };
    if (going.has(file.path)) return { path: file.path, reason: 'it is to be kept, and another group of this step sends it away' };
    try {
      if (!(await standsAsProved(file))) return { path: file.path, reason: 'it is to be kept, and has changed since it was looked at' };
    } catch (error) {
      return { path: file.path, reason: `it is to be kept, and cannot be looked at: ${moveFailure(error)}` };
    }
  }
  return null;
}

async function whyNotGoing(group: PlannedGroup, isKept: (key: string) => boolean, going: ReadonlySet<string>): Promise<Failure | null> {
  for (const { path } of group.files) {
    if (isKept(path)) return { path, reason: 'another group of this step keeps it' };
    if (going.has(path)) return { path, reason: 'another group of this step has sent it away already' };
    const found = await lookAtFile(path);
    if (found && found.ino !== 0 && isKept(numberOf(found.dev, found.ino))) return { path, reason: 'it is the very file that is kept, under another name: nothing would be won' };
  }
  return null;
}

async function standsAsProved(file: ProvedFile): Promise<boolean> {
  const found = await lookAtFile(file.path);
  return found !== null && found.isFile() && found.size === file.sizeBytes && found.mtimeMs === file.mtimeMs && found.dev === file.device && found.ino === file.inode;
}

/** Never a path: those begin with a slash or a drive's letter. */
function numberOf(device: number, inode: number): string {
  return `#${device}:${inode}`;
}
