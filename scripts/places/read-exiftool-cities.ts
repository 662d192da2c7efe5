import { readFileSync } from 'node:fs';

/** One place of ExifTool's `Geolocation.dat`, which is made from GeoNames (CC BY 4.0). */
export interface ExifToolCity {
  readonly name: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly countryCode: string;
  /** To two digits. */
  readonly population: number;
  /** GeoNames feature code: PPL, PPLA, PPLC, PPLX … */
  readonly feature: string;
}

export interface ExifToolPlaces {
  readonly cities: readonly ExifToolCity[];
  /** English country names by ISO 3166-1 alpha-2 code. */
  readonly countries: ReadonlyMap<string, string>;
}

const ENTRY_BYTES = 13;

/**
 * Read ExifTool's place database. Source of the format: the comment at the head of Image/ExifTool/Geolocation.pm, v1.03.
 * @throws Error when the file is of another version.
 */
export function readExifToolCities(path: string): ExifToolPlaces {
  const file = readFileSync(path);
  const header = /^Geolocation1\.03\t(\d+)\n#[^\n]*\n/.exec(file.subarray(0, 1000).toString('latin1'));
  if (!header) throw new Error(`${path} is no Geolocation.dat of version 1.03`);
  const entries: Buffer[] = [];
  let at = header[0].length;
  for (let i = 0; i < Number(header[1]); i++) {
    const end = file.indexOf(0x0a, at + ENTRY_BYTES);
    entries.push(file.subarray(at, end));
    at = end + 1;
  }
  const [countryLines, , , , features] = readTables(file.subarray(at));
  const countries = (countryLines ?? []).map((line): [string, string] => [line.slice(0, 2), line.slice(2)]);
  const codes = (features ?? []).map((line) => line.split(' ')[0] ?? '');
  return { cities: entries.map((entry) => readEntry(entry, countries, codes)), countries: new Map(countries) };
}

function readEntry(entry: Buffer, countries: readonly [string, string][], features: readonly string[]): ExifToolCity {
  const low = entry.readUInt8(2);
  const populationHead = entry.readUInt8(6);
  const populationTail = entry.readUInt16BE(7);
  const digits = (populationHead & 0x0f) + (populationTail >> 12) / 10;
  return {
    name: entry.subarray(ENTRY_BYTES).toString('utf8'),
    latitude: (((entry.readUInt16BE(0) << 4) | (low >> 4)) * 180) / 0x100000 - 90,
    longitude: (((entry.readUInt16BE(3) << 4) | (low & 0x0f)) * 360) / 0x100000 - 180,
    countryCode: countries[entry.readUInt8(5)]?.[0] ?? '',
    population: Math.round(digits * 10 ** (populationHead >> 4)),
    feature: features[entry.readUInt8(12) & 0x3f] ?? '',
  };
}

/** The lists after the cities: each begins with four zero bytes and its number, and holds one entry a line. */
function readTables(rest: Buffer): string[][] {
  const tables = rest.toString('utf8').split('\0\0\0\0').slice(1);
  return tables.map((table) => table.slice(1).split('\n').filter(Boolean));
}
