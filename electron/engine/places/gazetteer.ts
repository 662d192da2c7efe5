import { join } from 'node:path';
import { findPlaces, type PlaceMatch } from './find-places.ts';
import { nearestPlace, type PlaceName } from './nearest-place.ts';
import { readPlaceTables } from './place-tables.ts';

export type { PlaceMatch } from './find-places.ts';
export type { PlaceName } from './nearest-place.ts';

/** Offline place names: about 171,000 populated places, their regions and countries. Data: GeoNames, CC BY 4.0. */
export interface Gazetteer {
  /** Name the place of a point; see [Note: Which city a point is in]. Takes well under a millisecond. */
  nearest(latitude: number, longitude: number): PlaceName | null;
  /**
   * Places of this name, the most populous first; empty when there are none. Case, accents and punctuation make no
   * difference; English and German names of countries, regions and well-known cities are understood beside local ones.
   */
  find(name: string): PlaceMatch[];
}

/**
 * Load the place table.
 * @param folder Folder that holds `places.bin`, such as resources/places.
 * @throws AlbumenError `not-found` when the table is missing or of another version.
 */
export function loadGazetteer(folder: string): Gazetteer {
  const tables = readPlaceTables(join(folder, 'places.bin'));
  return {
    nearest: (latitude, longitude) => nearestPlace(latitude, longitude, tables),
    find: (name) => findPlaces(name, tables),
  };
}

/** The gazetteer of a folder, loaded when it is first asked for. */
export function lazyGazetteer(folder: string): () => Gazetteer {
  let gazetteer: Gazetteer | null = null;
  return () => (gazetteer ??= loadGazetteer(folder));
}
