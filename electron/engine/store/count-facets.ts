import { FACETS_STALE_AT } from '../config.ts';
import { readColumns } from './arrow-read.ts';
import { cameraName } from './camera-name.ts';
import { countMatches } from './count-matches.ts';
import type { LanceTables } from './lance-tables.ts';
import type { CountryFacet, FacetValue, Facets } from './library-store.ts';
import { readMeta } from './meta-values.ts';
import { foldersBelow } from './photo-words.ts';

/** What was read last, with the versions of `photos` and `meta` that it belongs to. */
interface Remembered {
  readonly versions: string;
  readonly facets: Facets;
}
const remembered = new WeakMap<LanceTables, Remembered>();

/**
 * The facets as `maintain` left them, or counted anew where there are none or the library has changed much since. Every
 * question asks for them, so they are kept for as long as nothing was written; the same object means the same facets.
 */
export async function readFacets(tables: LanceTables): Promise<Facets> {
  const [photos, meta] = await Promise.all([tables.table('photos'), tables.table('meta')]);
  const versions = (await Promise.all([photos.version(), meta.version()])).join(' ');
  const known = remembered.get(tables);
  if (known?.versions === versions) return known.facets;
  const [stored, visible] = await Promise.all([readMeta(tables, 'facets'), countMatches(tables, 'isVisible')]);
  const isFresh = (facets: Facets): boolean => Math.abs(visible - facets.photos) <= facets.photos * FACETS_STALE_AT;
  // Facets that earlier versions wrote lack the months, or the codes of countries.
  const isComplete = stored?.months && stored.countries.every((country) => 'countryCode' in country);
  const candidates = [isComplete ? stored : null, known?.facets ?? null];
  const facets = candidates.find((each) => each !== null && isFresh(each)) ?? (await countFacets(tables));
  remembered.set(tables, { versions, facets });
  return facets;
}

/** Count the distinct values of all visible photos, most frequent first, ties by name. */
export async function countFacets(tables: LanceTables): Promise<Facets> {
  const photos = await tables.table('photos');
  const roots = ((await readMeta(tables, 'folders')) ?? []).map((folder) => folder.path);
  const names = ['city', 'region', 'country', 'countryCode', 'cameraMake', 'cameraModel', 'lens', 'format', 'takenAt', 'paths'] as const;
  const columns = await readColumns(photos.query().where('isVisible').select([...names]), names);
  const length = columns.format.length;
  const text = (name: (typeof names)[number], i: number) => columns[name][i] as string | null;
  const count = (valueOf: (i: number) => string | null) => countValues(length, (i) => [valueOf(i)]);
  return {
    cities: count((i) => text('city', i)),
    regions: count((i) => text('region', i)),
    countries: withCodes(count((i) => text('country', i)), columns.country as (string | null)[], columns.countryCode as (string | null)[]),
    cameras: count((i) => cameraName(text('cameraMake', i), text('cameraModel', i))),
    lenses: count((i) => text('lens', i)),
    folders: countValues(length, (i) => new Set((columns.paths[i] as string[]).flatMap((path) => foldersBelow(path, roots)))),
    formats: count((i) => text('format', i)),
    years: count((i) => text('takenAt', i)?.slice(0, 4) ?? null),
    months: count((i) => text('takenAt', i)?.slice(0, 7) ?? null),
    photos: length,
  };
}

function countValues(length: number, valuesOf: (i: number) => Iterable<string | null>): FacetValue[] {
  const counts = new Map<string, number>();
  for (let i = 0; i < length; i++) {
    for (const value of valuesOf(i)) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, photos]) => ({ value, photos }))
    .sort((a, b) => b.photos - a.photos || (a.value < b.value ? -1 : 1));
}

/** The countries with their codes. @param names One a photo, side by side with `codes`. */
function withCodes(countries: readonly FacetValue[], names: readonly (string | null)[], codes: readonly (string | null)[]): CountryFacet[] {
  const codeOf = new Map<string | null, string>();
  names.forEach((name, i) => {
    const code = codes[i];
    if (code && !codeOf.has(name)) codeOf.set(name, code);
  });
  return countries.map((country) => ({ ...country, countryCode: codeOf.get(country.value) ?? null }));
}
