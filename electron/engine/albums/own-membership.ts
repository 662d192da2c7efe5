import { readMarks } from '../store/apply-marks.ts';
import { chunksOf } from '../store/chunks-of.ts';
import type { NewMark, StoreReader, StoreWriter } from '../store/library-store.ts';

/** Albums that one query asks for; a filter may have 500 parts. */
const ALBUMS_PER_QUERY = 200;

/** A photo's place in an album made by hand. */
export interface Member {
  readonly id: string;
  readonly position: number;
}

/** The visible photos of albums made by hand, in the order of each. */
export async function readMembers(albums: readonly string[], store: StoreReader): Promise<Map<string, Member[]>> {
  const members = new Map(albums.map((album) => [album, [] as Member[]]));
  const ids = new Set<string>();
  for (const some of chunksOf(albums, ALBUMS_PER_QUERY)) {
    const { id } = await store.photoColumns(['id'], { filter: { any: some.map((album) => ({ inAlbum: album })) } });
    for (const one of id) ids.add(one);
  }
  for (const [id, positions] of await positionsOf([...ids], store)) {
    for (const [album, position] of Object.entries(positions)) members.get(album)?.push({ id, position });
  }
  for (const its of members.values()) its.sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1));
  return members;
}

/** Albums made by hand that a photo is in. */
export async function albumsOfPhoto(photo: string, store: StoreReader): Promise<string[]> {
  return Object.keys((await positionsOf([photo], store)).get(photo) ?? {});
}

type Positions = Readonly<Record<string, number>>;

async function positionsOf(ids: readonly string[], store: StoreReader): Promise<Map<string, Positions>> {
  const marks = (await store.marksOf(ids)).filter((mark) => mark.kind === 'albums');
  return new Map(marks.map((mark) => [mark.photoId, readMarks([mark]).albums ?? {}]));
}

/**
 * Put photos into an album in this order, before one of its photos or at the end; those that are in it move. What a photo
 * stands for (the RAW of a picture) goes with it, so that nothing falls out when a bundle comes apart. In its writer's turn.
 *
 * @param before Null for the end; also one that is not in the album.
 */
export async function placePhotos(album: string, ids: readonly string[], before: string | null, store: StoreWriter): Promise<void> {
  const moving = new Set(ids);
  const others = ((await readMembers([album], store)).get(album) ?? []).filter(({ id }) => !moving.has(id));
  const at = before === null ? -1 : others.findIndex(({ id }) => id === before);
  const [previous, next] = at < 0 ? [others.at(-1), undefined] : [others[at - 1], others[at]];
  const wanted = new Map([...moving].map((id, i) => [id, between(previous?.position, next?.position, (i + 1) / (moving.size + 1), i)]));
  if (next && hasRunOut(previous?.position, next.position, moving.size)) {
    // Halves of halves end after some fifty moves to one spot: the album is numbered anew.
    const order = [...others.slice(0, at).map(({ id }) => id), ...moving, ...others.slice(at).map(({ id }) => id)];
    await setPositions(album, new Map(order.map((id, i) => [id, i])), store);
  } else await setPositions(album, wanted, store);
}

function between(previous: number | undefined, next: number | undefined, share: number, index: number): number {
  if (next === undefined) return (previous ?? -1) + 1 + index;
  const from = previous ?? next - 1;
  return from + (next - from) * share;
}

function hasRunOut(previous: number | undefined, next: number, photos: number): boolean {
  const from = previous ?? next - 1;
  return (next - from) / (photos + 1) < Math.max(Math.abs(next), 1) * 1e-12;
}

/** Take photos out of an album. In its writer's turn. */
export async function takeOut(album: string, ids: readonly string[], store: StoreWriter): Promise<void> {
  await setPositions(album, new Map(ids.map((id) => [id, null])), store);
}

/** Null takes a photo out. Photos that the library does not know are passed over. */
async function setPositions(album: string, wanted: ReadonlyMap<string, number | null>, store: StoreWriter): Promise<void> {
  const ids = [...wanted.keys()];
  const known = (await store.photosById(ids, ['id'])).map(({ id }) => id);
  const bundled = (await store.bundledWith(known, ['id', 'bundleOf'])).map((row) => ({ id: row.id, position: wanted.get(row.bundleOf ?? '') ?? null }));
  const all = new Map([...bundled, ...known.map((id) => ({ id, position: wanted.get(id) ?? null }))].map(({ id, position }) => [id, position]));
  const before = await positionsOf([...all.keys()], store);
  const marks = [...all].flatMap(([photoId, position]): NewMark[] => {
    const { [album]: was, ...others } = before.get(photoId) ?? {};
    if ((was ?? null) === position) return [];
    return [{ photoId, kind: 'albums', value: position === null ? others : { ...others, [album]: position } }];
  });
  await store.setMarks(marks);
}

/** Take every photo out of an album, also those that are not shown now. In its writer's turn. */
export async function emptyAlbum(album: string, store: StoreWriter): Promise<void> {
  const { id: ids } = await store.photoColumns(['id'], { filter: { inAlbum: album }, includeHidden: true });
  await takeOut(album, ids, store);
}
