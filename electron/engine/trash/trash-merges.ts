import { readMarks, type PersonsWord } from '../store/apply-marks.ts';
import type { NewMark, StoreWriter } from '../store/library-store.ts';
import { changeWords, giftOf, heirOf, type Gift, type Heir } from '../store/merge-words.ts';

/**
 * What a photo was given by copies of it that went to the trash.
 *
 * [Note: Gifts of what goes]
 * What a person made of a copy goes on to the photo that is kept, and comes back with the copy. The journal's record holds
 * the words of both as they were before the first file moved, so that what is to be said can be worked out from which
 * files are in the trash, at any moment and after any kill. Only what nobody changed since is taken back.
 */
export interface TrashMerge {
  /** The kept photo, or another one of its bundle: what is said of a bundle is said of all its photos. */
  readonly photoId: string;
  readonly heir: Heir;
  /** Of copies whose files are in the trash, or were there when it was emptied. */
  readonly gifts: readonly Gift[];
}

/** Who is given what by photos that go: ids of photos that stand for their bundles. */
export interface Inheritance {
  readonly heir: string;
  readonly from: readonly string[];
}

/** Note what will be given. Call within `store.inTurn`. */
export async function planMerges(inheritances: readonly Inheritance[], store: StoreWriter): Promise<TrashMerge[]> {
  const givers = new Map<string, string[]>();
  for (const { heir, from } of inheritances) givers.set(heir, [...(givers.get(heir) ?? []), ...from]);
  const heirs = [...givers.keys()];
  const bundled = await store.bundledWith(heirs, ['id', 'bundleOf']);
  const ids = [...heirs, ...[...givers.values()].flat(), ...bundled.map((row) => row.id)];
  const rows = new Map((await store.photosById(ids)).map((row) => [row.id, row]));
  const words = await readWords(ids, store);
  return [...heirs.map((id) => [id, id] as const), ...bundled.map((row) => [row.id, row.bundleOf ?? row.id] as const)].flatMap(([photoId, heir]): TrashMerge[] => {
    const row = rows.get(photoId);
    if (!row) return [];
    const gifts = (givers.get(heir) ?? []).flatMap((id) => {
      const giver = rows.get(id);
      return giver ? [giftOf(giver, words.get(id) ?? {})] : [];
    });
    return [{ photoId, heir: heirOf(row, words.get(photoId) ?? {}), gifts }];
  });
}

/**
 * Give what should be given, and take back what came back. Call within `store.inTurn`.
 *
 * @param merges As noted.
 * @param isGiven Whether a copy, by its id, is to have given.
 * @param isOpen True where a kill may have come before the gifts were given.
 * @returns The merges as they are to be noted from now on.
 */
export async function settleMerges(
  merges: readonly TrashMerge[] | undefined,
  { isGiven, isOpen }: { readonly isGiven: (id: string) => boolean; readonly isOpen: boolean },
  store: StoreWriter,
): Promise<TrashMerge[]> {
  if (!merges || merges.length === 0) return [];
  const words = await readWords(merges.map((merge) => merge.photoId), store);
  const known = new Set((await store.photosById(merges.map((merge) => merge.photoId), ['id'])).map((row) => row.id));
  const settled = merges.map((merge) => ({ ...merge, wanted: merge.gifts.filter((gift) => isGiven(gift.from)) }));
  const marks = settled.flatMap(({ photoId, heir, gifts, wanted }): NewMark[] => {
    return known.has(photoId) ? changeWords(photoId, { heir, given: gifts, wanted, now: words.get(photoId) ?? {}, isOpen }) : [];
  });
  await store.setMarks(marks);
  return settled.filter(({ wanted }) => wanted.length > 0).map(({ photoId, heir, wanted }) => ({ photoId, heir, gifts: wanted }));
}

async function readWords(ids: readonly string[], store: StoreWriter): Promise<Map<string, PersonsWord>> {
  const byPhoto = Map.groupBy(await store.marksOf(ids), (mark) => mark.photoId);
  return new Map([...byPhoto].map(([id, marks]) => [id, readMarks(marks)]));
}
