import { nameAlbum } from '../../../shared/name-album.ts';
import { foldText } from '../store/fold-text.ts';
import type { StoreReader } from '../store/library-store.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import { ALBUM_RECORDS, countPhotos, readAlbumRow, readWords, unpackIds } from './album-values.ts';
import { SEARCHED_PHOTOS_MAX } from './limits.ts';

/** An album by its name, as a filter of questions. */
export interface NamedAlbum {
  readonly name: string;
  /** Null for an album that no filter can express: a saved question, or one of too many photos. */
  readonly filter: PhotoFilter | null;
}

/**
 * The albums that these names or ids mean, whatever their case and accents. One made by hand is a filter of its own; one that
 * makes itself is its photos by id.
 *
 * @returns By the name asked for; names of no album, and of several, are left out.
 */
export async function findNamedAlbums(names: readonly string[], store: StoreReader): Promise<ReadonlyMap<string, NamedAlbum>> {
  const words = readWords(await store.records(ALBUM_RECORDS));
  const rows = (await store.albumRows()).map(readAlbumRow);
  const made = [...words].filter(([, { kind }]) => kind === 'own' || kind === 'question').map(([id, { kind, name = '' }]) => ({ id, name, filter: kind === 'own' ? { inAlbum: id } : null }));
  const found = rows.filter(({ id }) => !words.get(id)?.isRemoved).map((row) => ({
    id: row.id,
    name: words.get(row.id)?.name ?? nameAlbum(row.facts.title, row.facts),
    filter: countPhotos(row) <= SEARCHED_PHOTOS_MAX ? { ids: unpackIds(row.photoIds) } : null,
  }));
  const albums = [...made, ...found];
  return new Map(names.flatMap((asked): [string, NamedAlbum][] => {
    const meant = albums.filter(({ id, name }) => id === asked || foldText(name) === foldText(asked));
    const [album] = meant;
    return album && meant.length === 1 ? [[asked, { name: album.name, filter: album.filter }]] : [];
  }));
}
