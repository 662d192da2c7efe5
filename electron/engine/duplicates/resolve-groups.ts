import type { ResolveReport, ResolveRequest } from '../../../shared/contract/duplicate-schemas.ts';
import type { StoreReader } from '../store/library-store.ts';
import type { FileRow } from '../store/photo-row.ts';
import { readAhead, type PhotoLookUp } from '../store/read-ahead.ts';
import { copyPlaces } from './copy-places.ts';
import type { FoundGroup } from './found-group.ts';
import { PROVED_AT_ONCE } from './limits.ts';
import { proveFile, type ProvedFile } from './prove-file.ts';

/** What is kept of one group, and what goes; the trash's own shape. */
export interface CopyDecision {
  readonly id: string;
  readonly kept: readonly ProvedFile[];
  readonly photos: readonly string[];
  readonly places: readonly { readonly head: string; readonly files: readonly ProvedFile[] }[];
  readonly heir: string | null;
}

/** Moves copies to the trash as one step that can be undone; handed in by the wiring. */
export type MoveDuplicates = (decisions: readonly CopyDecision[]) => Promise<{
  readonly batch: string | null;
  readonly decisions: readonly string[];
  readonly files: number;
  readonly bytes: number;
  readonly failed: ResolveReport['failed'];
}>;

export interface ResolveContext {
  readonly store: StoreReader;
  /** Groups as they are now. */
  readonly groups: readonly FoundGroup[];
  readonly moveDuplicates: MoveDuplicates;
}

type Wish = ResolveRequest['groups'][number];
type Failure = ResolveReport['failed'][number];

/**
 * Do with groups as the person decided, as one step. A group that is not as it was shown is left alone, and so is one whose
 * keeper cannot be proved to be in place; see [Note: What is kept stays].
 */
export async function resolveGroups(wishes: readonly Wish[], { store, groups, moveDuplicates }: ResolveContext): Promise<ResolveReport> {
  const byId = new Map(groups.map((group) => [group.shown.id, group]));
  const failed: Failure[] = [];
  const decisions: CopyDecision[] = [];
  const asked = new Set<string>();
  const known = await readAhead(wishes.flatMap(({ id }) => byId.get(id)?.shown.members.map((member) => member.id) ?? []), store);
  const left = wishes.values();
  await Promise.all(Array.from({ length: PROVED_AT_ONCE }, async () => {
    for (const wish of left) {
      const group = byId.get(wish.id);
      const refusal = whyNotAsShown(wish, group, asked);
      asked.add(wish.id);
      const decision = refusal ?? (await decide(wish, group as FoundGroup, known));
      if ('reason' in decision) failed.push(decision);
      else decisions.push(decision);
    }
  }));
  if (decisions.length === 0) return { batch: null, groups: 0, files: 0, wonBytes: 0, failed };
  const moved = await moveDuplicates(decisions);
  return { batch: moved.batch, groups: moved.decisions.length, files: moved.files, wonBytes: moved.bytes, failed: [...failed, ...moved.failed] };
}

/** Null where the group is as it was shown, and the wish names members of it. */
function whyNotAsShown(wish: Wish, group: FoundGroup | undefined, asked: ReadonlySet<string>): Failure | null {
  const path = wish.trash[0] ?? wish.id;
  if (group?.shown.tier !== wish.tier) return { path, reason: 'this group is no longer as it was shown; look at it again' };
  if (asked.has(wish.id)) return { path, reason: 'this group is named twice' };
  const keys = new Set(group.shown.members.map((member) => member.key));
  const stranger = [...wish.keep, ...wish.trash].find((key) => !keys.has(key));
  if (stranger !== undefined) return { path: stranger, reason: 'it is no member of this group' };
  const both = wish.keep.find((key) => wish.trash.includes(key));
  return both === undefined ? null : { path: both, reason: 'it cannot be kept and go' };
}

async function decide(wish: Wish, { shown }: FoundGroup, known: PhotoLookUp): Promise<CopyDecision | Failure> {
  return wish.tier === 'exact' ? await decideCopies(wish, shown.members[0]?.id ?? '', known) : await decidePhotos(wish, known);
}

/** Photos: one place of each that is kept is proved. */
async function decidePhotos({ id, keep, trash }: Wish, known: PhotoLookUp): Promise<CopyDecision | Failure> {
  const files = Map.groupBy(await known.filesOf(keep), (row) => row.photoId);
  const kept: ProvedFile[] = [];
  for (const photoId of keep) {
    const proved = await proveAny((files.get(photoId) ?? []).filter((row) => row.state === 'present'), photoId);
    if ('reason' in proved) return proved;
    kept.push(proved);
  }
  return { id, kept, photos: [...new Set(trash)], places: [], heir: keep[0] ?? null };
}

async function proveAny(rows: readonly FileRow[], photoId: string): Promise<ProvedFile | Failure> {
  let failure: Failure = { path: photoId, reason: 'it is to be kept, and no file of it is there now' };
  for (const { path } of rows) {
    const proved = await proveFile(path, photoId);
    if (!('reason' in proved)) return proved;
    failure = { path, reason: `it is to be kept, but ${proved.reason}` };
  }
  return failure;
}

/** Places of the same bytes: all files of what is kept and of what goes are read, and every content that goes is kept. */
async function decideCopies({ id, keep, trash }: Wish, photoId: string, known: PhotoLookUp): Promise<CopyDecision | Failure> {
  const [photo] = await known.photosById([photoId]);
  if (!photo) return { path: keep[0] ?? '', reason: 'it is to be kept, and the library knows it no more' };
  const head = photo.bundleOf ?? photo.id;
  const family = [head, ...(await known.bundledWith([head])).map((one) => one.id)];
  const rows = (await known.filesOf(family)).filter((row) => row.state === 'present');
  const places = new Map(copyPlaces(head, rows).map((place) => [place.main.path, place]));
  const proved = new Map<string, ProvedFile[]>();
  for (const key of [...keep, ...new Set(trash)]) {
    const files: ProvedFile[] = [];
    const place = places.get(key);
    if (!place) return { path: key, reason: 'the library knows no copy there now' };
    for (const file of place.files) {
      const found = await proveFile(file.path, file.photoId ?? '');
      if ('reason' in found) return { path: file.path, reason: found.reason };
      files.push(found);
    }
    proved.set(key, files);
  }
  const kept = keep.flatMap((key) => proved.get(key) ?? []);
  const contents = new Set(kept.map((file) => file.photoId));
  const going = [...new Set(trash)].map((key) => ({ head, files: proved.get(key) ?? [] }));
  const lost = going.flatMap(({ files }) => files).find((file) => !contents.has(file.photoId));
  if (lost) return { path: lost.path, reason: 'no copy of it would be kept' };
  return { id, kept, photos: [], places: going, heir: null };
}
