import type { Background } from '../encode/background.ts';
import type { Encoders } from '../encode/encoders.ts';
import type { StoreReader } from '../store/library-store.ts';
import type { GermanVocabulary } from './german-vocabulary.ts';
import type { FoundAlbum } from './found-album.ts';
import type { TagFinder } from './tag-finder.ts';

/** A place that a name can mean. */
export interface PlaceMatch {
  readonly kind: 'city' | 'section' | 'region' | 'country';
  readonly name: string;
  /** ISO 3166-1 alpha-2 of the country that it is or lies in. */
  readonly countryCode: string;
  readonly latitude: number;
  readonly longitude: number;
}

/** Looks up places by name; nothing is loaded before the first question that names one. */
export interface PlaceFinder {
  /** Best known first; empty where there is none. */
  find(name: string): readonly PlaceMatch[] | Promise<readonly PlaceMatch[]>;
}

/** A photo decoded only to be searched by. */
export interface SearchImage {
  /** RGB uint8 [height, width, 3] of the pack's pixel size, upright. */
  readonly pixels: Uint8Array;
  /** Identity of a photo: the same content in the library is the same photo. */
  readonly contentHash: string;
}

/** Everything that answering questions needs; all of it belongs to one library and one active pack. */
export interface SearchDeps {
  readonly store: StoreReader;
  readonly encoders: Encoders;
  /** Null where the pack has no bank: the library's own photos then stand in. */
  readonly background: Background | null;
  readonly places: PlaceFinder;
  /** The library's tags, asked for by questions that name one. */
  readonly tags: () => Promise<TagFinder>;
  /** The albums of these names or ids, by them; those that are none, or several, are left out. */
  readonly albums: (names: readonly string[]) => Promise<ReadonlyMap<string, FoundAlbum>>;
  /** Decode a photo outside the library. Rejects with AlbumenError `decode-failed` or `not-found`. */
  readonly decodeForSearch: (path: string) => Promise<SearchImage>;
  /** Path of an image that was kept to search by. @throws AlbumenError `not-found` for one that is kept no longer. */
  readonly pathOfExample: (token: string) => string;
  /** Loaded at the first question of a pack that knows English only. */
  readonly loadGerman: () => GermanVocabulary;
  readonly now: () => Date;
}
