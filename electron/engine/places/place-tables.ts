import { readFileSync } from 'node:fs';
import KDBush from 'kdbush';
import { AlbumenError } from '../../../shared/contract/errors.ts';

/**
 * [Note: The place file]
 * resources/places/places.bin, made by `node scripts/build-places.ts`. Little-endian. Eight bytes `ALBPLC01`, the header's
 * length as uint32, four zero bytes, the header (JSON, UTF-8), then the sections that it lists, each at a multiple of
 * eight. Places stand in the order of the k-d tree, so a tree index is a place. Reading it costs a few milliseconds:
 * nothing is parsed but the header, and names are decoded when asked for.
 */
export const PLACE_FILE_MAGIC = 'ALBPLC01';
export const PLACE_FILE_PREFIX_BYTES = 16;

/** Sections, in the order of the file. */
export type PlaceSection = 'tree' | 'countries' | 'regions' | 'population' | 'sections' | 'order' | 'nameLengths' | 'names';

export interface PlaceHeader {
  readonly places: number;
  /** First byte, counted from the end of the header (padded to eight), and length. */
  readonly sections: Readonly<Record<PlaceSection, readonly [start: number, bytes: number]>>;
  readonly countries: readonly PlaceArea[];
  readonly regions: readonly PlaceArea[];
  /** Other names by placeKey(): places by index, regions and countries as `r12`, `c3`. */
  readonly aliases: Readonly<Record<string, readonly (number | string)[]>>;
}

/** A country or a region: where it is for the purpose of "near", and how many people live in the places known of it. */
export interface PlaceArea {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly population: number;
}

/** The place file in memory. */
export interface PlaceTables {
  readonly header: PlaceHeader;
  readonly tree: KDBush;
  /** Index into header.countries. */
  readonly countries: Uint8Array;
  /** Index into header.regions; NO_REGION for none. */
  readonly regions: Uint16Array;
  /** 8 * log2(people + 1), rounded; 0 where unknown (under 2,000). */
  readonly population: Uint8Array;
  /** 1 for a part of a city. */
  readonly sections: Uint8Array;
  /** Places in the order of placeKey(name). */
  readonly order: Uint32Array;
  nameOf(place: number): string;
}

export const NO_REGION = 0xffff;

/**
 * Read the place file.
 * @throws AlbumenError `not-found` when it is missing or of another version.
 */
export function readPlaceTables(path: string): PlaceTables {
  let file: Buffer<ArrayBuffer>;
  try {
    file = readFileSync(path);
  } catch (error) {
    throw new AlbumenError('not-found', `the table of place names is missing: ${path}; install Albumen again`, { cause: error });
  }
  if (file.toString('latin1', 0, PLACE_FILE_MAGIC.length) !== PLACE_FILE_MAGIC) {
    throw new AlbumenError('not-found', `${path} is no table of place names of this version; install Albumen again`);
  }
  const headerEnd = PLACE_FILE_PREFIX_BYTES + file.readUInt32LE(PLACE_FILE_MAGIC.length);
  const header = JSON.parse(file.toString('utf8', PLACE_FILE_PREFIX_BYTES, headerEnd)) as PlaceHeader;
  const bodyAt = file.byteOffset + Math.ceil(headerEnd / 8) * 8;
  const start = (name: PlaceSection): number => bodyAt + header.sections[name][0];
  const bytes = (name: PlaceSection): Uint8Array<ArrayBuffer> => new Uint8Array(file.buffer, start(name), header.sections[name][1]);

  const lengths = bytes('nameLengths');
  const names = Buffer.from(file.buffer, start('names'), header.sections.names[1]);
  const nameEnds = new Uint32Array(header.places);
  for (let i = 0, end = 0; i < header.places; i++) nameEnds[i] = end += lengths[i] as number;
  const tree = bytes('tree');
  return {
    header,
    tree: KDBush.from(tree.buffer.slice(tree.byteOffset, tree.byteOffset + tree.byteLength)),
    countries: bytes('countries'),
    regions: new Uint16Array(file.buffer, start('regions'), header.places),
    population: bytes('population'),
    sections: bytes('sections'),
    order: new Uint32Array(file.buffer, start('order'), header.places),
    nameOf: (place) => names.toString('utf8', (nameEnds[place] ?? 0) - (lengths[place] ?? 0), nameEnds[place]),
  };
}

/** The stored form of a population; see PlaceTables.population. */
export function packPopulation(people: number): number {
  return Math.min(255, Math.round(8 * Math.log2(people + 1)));
}

/** People, within 5 %. */
export function unpackPopulation(packed: number): number {
  return Math.round(2 ** (packed / 8) - 1);
}
