import KDBush from 'kdbush';
/**
 * [Note: The place file]
 * resources/places/places.bin, made by `node scripts/build-places.ts`. Little-endian. Eight bytes `ALBPLC01`, the header's
 * length as uint32, four zero bytes, the header (JSON, UTF-8), then the sections that it lists, each at a multiple of
 * eight. Places stand in the order of the k-d tree, so a tree index is a place. Reading it costs a few milliseconds:
 * nothing is parsed but the header, and names are decoded when asked for.
 */
export declare const PLACE_FILE_MAGIC = "ALBPLC01";
export declare const PLACE_FILE_PREFIX_BYTES = 16;
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
export declare const NO_REGION = 65535;
/**
 * Read the place file.
 * @throws AlbumenError `not-found` when it is missing or of another version.
 */
export declare function readPlaceTables(path: string): PlaceTables;
/** The stored form of a population; see PlaceTables.population. */
export declare function packPopulation(people: number): number;
/** People, within 5 %. */
export declare function unpackPopulation(packed: number): number;
