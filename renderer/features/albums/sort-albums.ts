import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';

/** The parts of the page of albums, in their order. */
export const ALBUM_PARTS = ['memory', 'own', 'journeys', 'place', 'kind', 'concept', 'year', 'removed'] as const;
export type AlbumPart = (typeof ALBUM_PARTS)[number];

/** Albums by the part of the page that they stand in; parts without albums are left out. */
export function sortAlbums(albums: readonly AlbumInfo[]): ReadonlyMap<AlbumPart, readonly AlbumInfo[]> {
  const shownIds = new Set(albums.filter((album) => !album.isRemoved).map((album) => album.id));
  // An event is shown inside its trip; one whose trip was taken away stands for itself.
  const parts = Map.groupBy(albums.filter((album) => album.isRemoved || album.parent === null || !shownIds.has(album.parent)), partOf);
  // Trips and the events beside them are one story.
  parts.set('journeys', (parts.get('journeys') ?? []).toSorted((a, b) => (b.from ?? '').localeCompare(a.from ?? '')));
  return new Map(ALBUM_PARTS.flatMap((part): [AlbumPart, readonly AlbumInfo[]][] => {
    const members = parts.get(part) ?? [];
    return members.length === 0 ? [] : [[part, members]];
  }));
}

/** The days of a trip, the first one first. */
export function daysOf(trip: AlbumInfo, albums: readonly AlbumInfo[]): readonly AlbumInfo[] {
  if (trip.kind !== 'trip') return [];
  return albums.filter((album) => album.parent === trip.id && !album.isRemoved).toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
}

function partOf({ kind, isRemoved }: AlbumInfo): AlbumPart {
  if (isRemoved) return 'removed';
  if (kind === 'own' || kind === 'question') return 'own';
  return kind === 'trip' || kind === 'event' ? 'journeys' : kind;
}
