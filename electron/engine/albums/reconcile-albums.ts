import { unpackIds } from './album-values.ts';

/** An album that is already there. */
export interface KnownAlbum {
  readonly id: string;
  /** 16 bytes each; some may be in the library no more. */
  readonly photoIds: Uint8Array;
}

/**
 * An album that the person spoke of. What it holds stays in it: of several parts where others were merged into it.
 */
export interface HeldAlbum {
  readonly id: string;
  readonly parts: readonly (readonly string[])[];
  /** Photos that were put in or taken out one by one. */
  readonly with: readonly string[];
  readonly without: readonly string[];
}

export interface Settled {
  readonly id: string;
  /** In the order of the groups, what no group holds at the end. */
  readonly photoIds: readonly string[];
}

/** What is stored, and what a new album needs. */
export interface Stored {
  readonly held: readonly HeldAlbum[];
  readonly known: readonly KnownAlbum[];
  /** Photos of the smallest album of these. */
  readonly photosMin: number;
  /** Makes an id from the photos of a group that is no album yet; never one of `taken`. */
  readonly newId: (photoIds: readonly string[], taken: ReadonlySet<string>) => string;
}

/** A held album takes the rest of a group in which so much of a part of it lies, or of which it is so much. Chosen: most. */
const HELD_SHARE = 0.5;

/**
 * [Note: An album stays itself]
 * Groups are worked out anew as if there never had been any, so that the order in which photos came does not matter. What
 * is stored is then laid over them. An album that the person spoke of keeps what it holds, takes in what comes to it, and
 * never shares a group with another such album: so no name, removal, merge or split is lost by photos that come. Any other
 * album goes on in the group with which it shares the most photos.
 *
 * @param groups Photo ids, in order; no photo is in two.
 */
export function reconcileAlbums(
  groups: readonly (readonly string[])[],
  { held, known, photosMin, newId }: Stored,
): Settled[] {
  const owner = ownersOf(held);
  const without = held.map((album) => new Set(album.without));
  const albums = held.map(({ id }): { id: string; photoIds: string[] } => ({ id, photoIds: [] }));
  const rests: string[][] = [];
  for (const group of groups) {
    const joiners = joinersOf(group, held, owner);
    const rest: string[] = [];
    for (const [at, id] of group.entries()) {
      const album = owner.get(id) ?? nearestOwner(group, at, owner, joiners);
      if (album === undefined) rest.push(id);
      // A photo that was taken out of the album that its group goes on with is in none.
      else if (owner.has(id) || !without[album]?.has(id)) albums[album]?.photoIds.push(id);
    }
    if (rest.length >= photosMin) rests.push(rest);
  }
  const grouped = new Set(groups.flat());
  for (const [id, album] of owner) if (!grouped.has(id)) albums[album]?.photoIds.push(id);
  return [...albums, ...matchGroups(rests, known, new Set(held.map(({ id }) => id)), newId)];
}

/** Whose each photo is: by word first, then by what was held; of two albums the first one's. */
function ownersOf(held: readonly HeldAlbum[]): Map<string, number> {
  const owner = new Map<string, number>();
  for (const [i, album] of held.entries()) for (const id of album.with) if (!owner.has(id)) owner.set(id, i);
  for (const [i, album] of held.entries()) {
    const without = new Set(album.without);
    for (const id of album.parts.flat()) if (!owner.has(id) && !without.has(id)) owner.set(id, i);
  }
  return owner;
}

/** The held albums that this group goes on with. */
function joinersOf(group: readonly string[], held: readonly HeldAlbum[], owner: ReadonlyMap<string, number>): Set<number> {
  const shares = new Map<number, Set<string>>();
  for (const id of group) {
    const album = owner.get(id);
    if (album !== undefined) shares.set(album, (shares.get(album) ?? new Set()).add(id));
  }
  const joiners = [...shares].filter(([album, shared]) => {
    if (shared.size >= HELD_SHARE * group.length) return true;
    return held[album]?.parts.some((part) => part.length > 0 && part.filter((id) => shared.has(id)).length >= HELD_SHARE * part.length);
  });
  return new Set(joiners.map(([album]) => album));
}

function nearestOwner(group: readonly string[], at: number, owner: ReadonlyMap<string, number>, joiners: ReadonlySet<number>): number | undefined {
  if (joiners.size <= 1) return [...joiners][0];
  for (let away = 1; away < group.length; away++) {
    for (const id of [group[at - away], group[at + away]]) {
      const album = id === undefined ? undefined : owner.get(id);
      if (album !== undefined && joiners.has(album)) return album;
    }
  }
  return undefined;
}

/** Each group gets the album with which it shares the most photos; one that no album is left for becomes a new one. */
function matchGroups(
  groups: readonly (readonly string[])[],
  known: readonly KnownAlbum[],
  taken: Set<string>,
  newId: Stored['newId'],
): Settled[] {
  const albumsOf = new Map<string, number[]>();
  for (const [i, album] of known.entries()) for (const id of unpackIds(album.photoIds)) albumsOf.set(id, [...(albumsOf.get(id) ?? []), i]);
  const pairs = groups.flatMap((group, g) => {
    const shared = new Map<number, number>();
    for (const id of group) for (const album of albumsOf.get(id) ?? []) shared.set(album, (shared.get(album) ?? 0) + 1);
    return [...shared].map(([album, count]) => ({ g, album, count }));
  });
  pairs.sort((a, b) => b.count - a.count || compare(known[a.album]?.id, known[b.album]?.id) || a.g - b.g);
  const ids = new Map<number, string>();
  for (const { g, album } of pairs) {
    const id = known[album]?.id as string;
    if (ids.has(g) || taken.has(id)) continue;
    ids.set(g, id);
    taken.add(id);
  }
  return groups.map((photoIds, g) => {
    const id = ids.get(g) ?? newId(photoIds, taken);
    taken.add(id);
    return { id, photoIds };
  });
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
