import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { FilterMeaning } from '../../../shared/contract/question-words.ts';
import { foldText } from '../store/fold-text.ts';
import type { NumberField, PhotoFilter } from '../store/photo-filter.ts';
import { DATE_RULES, momentPeriod } from './date-phrases.ts';
import { TYPE_NAMES, typeFilter } from './library-phrases.ts';
import { NEAR_RADIUS_KM } from './limits.ts';
import { heldCountryCode } from './place-phrases.ts';
import { readPhrases, spanKey } from './read-phrases.ts';
import type { FoundFilter, LibraryFacts } from './read-phrases.ts';

const EXAMPLES = {
  date: 'date:2019, date:2019..2021, date:>=2019-06 or date:"last summer"',
  place: 'place:Beijing',
  near: 'near:Bilbao or near:43.26,-2.93',
  box: 'box:43.1,-3.2,43.4,-2.7 (south, west, north, east, in degrees)',
  camera: 'camera:Canon or camera:"iPhone 12"',
  lens: 'lens:"50mm"',
  path: 'path:holiday/2019',
  folder: 'folder:holiday',
  type: 'type:jpeg, type:raw or type:video',
  is: 'is:favourite, is:portrait, is:landscape, is:square, is:panorama, is:photo, is:raw or is:video',
  has: 'has:place, has:date, has:caption, has:tags or has:keywords',
  tag: 'tag:dog or tag:"our cabin"',
  album: 'album:"Weekend in Bilbao, October 2016"',
  keyword: 'keyword:family',
  caption: 'caption:Lofoten',
  iso: 'iso:>800 or iso:100..400',
  rating: 'rating:>=4',
  f: 'f:<2.8',
  focal: 'focal:50..85',
  width: 'width:>=4000',
  height: 'height:>=3000',
  duration: 'duration:<60',
} as const;
type ExplicitField = keyof typeof EXAMPLES;

const ALIASES: Readonly<Record<string, ExplicitField>> = {
  datum: 'date', ort: 'place', kamera: 'camera', objektiv: 'lens', pfad: 'path', ordner: 'folder', typ: 'type', format: 'type', filetype: 'type',
  schlagwort: 'tag', aperture: 'f', bewertung: 'rating', taken: 'date', stichwort: 'keyword',
  ist: 'is', hat: 'has', beschreibung: 'caption', breite: 'width', höhe: 'height', blende: 'f', brennweite: 'focal', dauer: 'duration',
};
const NUMBER_FIELDS: Partial<Record<ExplicitField, NumberField>> = {
  iso: 'iso', rating: 'rating', f: 'fNumber', focal: 'focalLengthMm', width: 'width', height: 'height', duration: 'durationSeconds',
};

type NumberName = Extract<FilterMeaning, { kind: 'number' }>['field'];

/** `field:value`, `-field:value`, `field:"two words"`; the field is one that Albumen knows. A comma behind it belongs to the sentence. */
const EXPLICIT = new RegExp(
  String.raw`(?<=^|[\s(])(-?)(${[...Object.keys(EXAMPLES), ...Object.keys(ALIASES)].join('|')}):(?:"([^"]*)"|“([^”]*)”|([^\s"“]*[^\s"“,;])?)`, 'giu');

/**
 * Read the explicit filters of a question (`date:2019..2021 -camera:"iPhone 12" iso:>800`). Several are all to hold; a comma
 * inside a value means either.
 *
 * @throws AlbumenError `bad-input` with an example where a value makes no sense.
 */
export function readExplicitFilters(text: string, facts: LibraryFacts, keep: ReadonlySet<string>): FoundFilter[] {
  return [...text.matchAll(EXPLICIT)].flatMap((match) => {
    const [words, minus, name = ''] = match;
    if (keep.has(spanKey(words))) return [];
    const field = ALIASES[name.toLowerCase()] ?? (name.toLowerCase() as ExplicitField);
    const quoted = match[3] ?? match[4];
    const values = quoted === undefined && field !== 'near' && field !== 'box' ? (match[5] ?? '').split(',') : [quoted ?? match[5] ?? ''];
    const readings = values.map((value) => readValue(field, value.trim(), words, facts));
    const [first] = readings;
    if (!first) return [];
    const filter = readings.length === 1 ? first.filter : { any: readings.map((reading) => reading.filter) };
    return [{
      filter: minus ? { not: filter } : filter,
      means: readings.flatMap((reading) => reading.means),
      field, words, start: match.index, end: match.index + words.length, negated: minus !== '', staysInLook: false,
    }];
  });
}

/** A filter, and what it asks for. */
interface Meant {
  readonly filter: PhotoFilter;
  readonly means: readonly FilterMeaning[];
}

function wrongValue(field: ExplicitField, words: string): AlbumenError {
  return new AlbumenError('bad-input', `“${clip(words)}” cannot be understood: write it like ${EXAMPLES[field]}`);
}

const clip = (words: string): string => (words.length > 60 ? `${words.slice(0, 60)}…` : words);

function readValue(field: ExplicitField, value: string, words: string, facts: LibraryFacts): Meant {
  if (value === '') throw wrongValue(field, words);
  const numberField = NUMBER_FIELDS[field];
  if (numberField) {
    const range = readRange(value, (bound) => {
      const number = Number(bound.replace(/^f\//i, ''));
      return Number.isFinite(number) && bound !== '' ? [number, number] : null;
    });
    if (!range) throw wrongValue(field, words);
    return { filter: numberFilter(numberField, range), means: [{ kind: 'number', field: field as NumberName, range: value }] };
  }
  switch (field) {
    case 'date': return dateValue(value, words, facts);
    case 'place': return {
      filter: { any: (['city', 'region', 'country'] as const).map((name) => ({ text: { field: name, contains: facts.placeAliases.get(foldText(value)) ?? value } })) },
      means: [{ kind: 'place', name: value, countryCode: heldCountryCode(value, facts) }],
    };
    case 'near': return nearValue(value, words, facts);
    case 'box': return boxValue(value, words);
    case 'camera': case 'lens': case 'caption': return { filter: { text: { field, contains: value } }, means: [{ kind: 'text', field, value }] };
    case 'tag': return tagValue(value, facts);
    case 'album': return albumValue(value, words, facts);
    case 'keyword': return { filter: { text: { field, is: value } }, means: [{ kind: 'text', field, value }] };
    case 'path': return { filter: { pathContains: value }, means: [{ kind: 'path', value }] };
    case 'folder': return { filter: { folderNamed: value }, means: [{ kind: 'folder', name: value }] };
    case 'type': {
      const filter = typeFilter(value);
      if (!filter) throw new AlbumenError('bad-input', `“${clip(words)}” cannot be understood: types are ${TYPE_NAMES.join(', ')}`);
      return { filter, means: [{ kind: 'type', name: value }] };
    }
    case 'is': return { filter: isValue(value, words), means: [{ kind: 'is', what: GERMAN_IS[value.toLowerCase()] ?? value.toLowerCase() }] };
    case 'has': {
      const what = HAS[value.toLowerCase()];
      if (!what) throw wrongValue(field, words);
      return { filter: { has: what }, means: [{ kind: 'has', what }] };
    }
    default: throw wrongValue(field, words);
  }
}

const HAS: Readonly<Record<string, 'place' | 'date' | 'caption' | 'keywords' | 'tags'>> = {
  place: 'place', gps: 'place', location: 'place', date: 'date', caption: 'caption', keywords: 'keywords', keyword: 'keywords', tags: 'tags', tag: 'tags',
  ort: 'place', datum: 'date', beschreibung: 'caption', stichwort: 'keywords', stichwörter: 'keywords', schlagwort: 'tags', schlagwörter: 'tags',
};
const GERMAN_IS: Readonly<Record<string, string>> = { hochformat: 'portrait', querformat: 'landscape', quadrat: 'square', quadratisch: 'square', foto: 'photo', bild: 'image' };
/** A tag of that name with everything below it, or a keyword of that name: a person need not know which of them it is. */
function tagValue(value: string, { tags }: LibraryFacts): Meant {
  const found = tags.find(value);
  const keyword: PhotoFilter = { text: { field: 'keyword', is: value } };
  const means: Meant['means'] = [{ kind: 'tag', names: found?.names ?? { en: value, de: value } }];
  return { filter: found ? { any: [{ tagged: found.ids }, keyword] } : keyword, means };
}

const FAVOURITE = new Set(['favourite', 'favorite', 'favourites', 'favorites', 'favorit', 'favoriten', 'liebling']);

function isValue(value: string, words: string): PhotoFilter {
  const name = GERMAN_IS[value.toLowerCase()] ?? value.toLowerCase();
  if (name === 'portrait' || name === 'landscape' || name === 'square' || name === 'panorama') return { shape: name };
  if (name === 'video' || name === 'raw' || name === 'image') return { kinds: [name] };
  if (FAVOURITE.has(name)) return { isFavourite: true };
  if (name === 'photo') return { kinds: ['image', 'raw'] };
  throw wrongValue('is', words);
}

interface Range { readonly min: number | null; readonly max: number | null; readonly strictMin?: boolean; readonly strictMax?: boolean }

/** `a..b`, `a..`, `..b`, `>a`, `>=a`, `<b`, `<=b`, `a`; each bound covers [first, last]. */
function readRange(value: string, read: (bound: string) => readonly [number, number] | null): Range | null {
  const compared = /^(>=|<=|>|<|=)(.+)$/u.exec(value);
  if (compared) {
    const bound = read((compared[2] ?? '').trim());
    if (!bound) return null;
    switch (compared[1]) {
      case '>': return { min: bound[1], max: null, strictMin: true };
      case '>=': return { min: bound[0], max: null };
      case '<': return { min: null, max: bound[0], strictMax: true };
      case '<=': return { min: null, max: bound[1] };
      default: return { min: bound[0], max: bound[1] };
    }
  }
  const dots = value.split('..');
  if (dots.length === 2) {
    const [first = '', last = ''] = dots.map((bound) => bound.trim());
    const [min, max] = [first === '' ? null : read(first), last === '' ? null : read(last)];
    if ((first !== '' && !min) || (last !== '' && !max) || (!min && !max)) return null;
    if (min && max && min[0] > max[1]) return null;
    return { min: min?.[0] ?? null, max: max?.[1] ?? null };
  }
  const bound = read(value);
  return bound ? { min: bound[0], max: bound[1] } : null;
}

function numberFilter(field: NumberField, range: Range): PhotoFilter {
  const filter: PhotoFilter = { number: { field, min: range.min, max: range.max } };
  const edge = range.strictMin ? range.min : range.strictMax ? range.max : null;
  // The store's bounds are inclusive: `>` and `<` leave the edge itself out.
  return edge === null ? filter : { all: [filter, { not: { number: { field, min: edge, max: edge } } }] };
}

function dateValue(value: string, words: string, facts: LibraryFacts): Meant {
  const range = readRange(value, (bound) => {
    const period = momentPeriod(bound, Number.MAX_SAFE_INTEGER);
    return period ? [period.fromMs, period.toMs] : null;
  });
  if (range) {
    const stretch = { fromMs: range.min, toMs: range.max };
    return { filter: { takenBetween: stretch }, means: [{ kind: 'taken', ...stretch }] };
  }
  for (const said of [value, `in ${value}`, `on ${value}`]) {
    const [found] = readPhrases({ text: said, visible: said, keep: new Set() }, DATE_RULES, facts);
    if (found?.start === 0 && found.end === said.length) return { filter: found.filter, means: found.means };
  }
  throw wrongValue('date', words);
}

function nearValue(value: string, words: string, facts: LibraryFacts): Meant {
  const point = /^(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/u.exec(value);
  const place = point ? { name: value, countryCode: null, latitude: Number(point[1]), longitude: Number(point[2]) } : facts.near.get(foldText(value));
  if (!place || Math.abs(place.latitude) > 90 || Math.abs(place.longitude) > 180) {
    throw new AlbumenError('bad-input', `“${clip(words)}”: no place of that name is known; write it like ${EXAMPLES.near}`);
  }
  const { name, countryCode, latitude, longitude } = place;
  return { filter: { near: { latitude, longitude, radiusKm: NEAR_RADIUS_KM } }, means: [{ kind: 'near', name, countryCode, radiusKm: NEAR_RADIUS_KM }] };
}

function boxValue(value: string, words: string): Meant {
  const numbers = value.split(',').map((number) => (/^\s*[+-]?\d+(?:\.\d+)?\s*$/u.test(number) ? Number(number) : Number.NaN));
  const [south = Number.NaN, west = Number.NaN, north = Number.NaN, east = Number.NaN] = numbers;
  const isBox = numbers.length === 4 && south >= -90 && south <= north && north <= 90 && [west, east].every((degrees) => Math.abs(degrees) <= 180);
  if (!isBox) throw wrongValue('box', words);
  return { filter: { within: { south, west, north, east } }, means: [{ kind: 'map-part' }] };
}

function albumValue(value: string, words: string, { albums }: LibraryFacts): Meant {
  const found = albums.get(value);
  if (!found) throw new AlbumenError('bad-input', `“${clip(words)}”: no album, or more than one, is called so; see albumen albums list`);
  if (found.filter === null) throw new AlbumenError('bad-input', `“${clip(words)}”: that album has too many photos to be searched in, or fills itself by a question`);
  return { filter: found.filter, means: [{ kind: 'album', name: found.name }] };
}

/** True where the question asks for tags, which are then read before parsing. */
export function asksForTags(text: string): boolean {
  return [...text.matchAll(EXPLICIT)].some((match) => /^(?:tag|schlagwort)$/i.test(match[2] ?? ''));
}

/** The names after `album:`, for looking up before parsing. */
export function explicitAlbumNames(text: string): string[] {
  return [...text.matchAll(EXPLICIT)].filter((match) => match[2]?.toLowerCase() === 'album').flatMap((match) => {
    const quoted = match[3] ?? match[4];
    return quoted === undefined ? (match[5] ?? '').split(',') : [quoted];
  }).map((name) => name.trim());
}

/** The names after `near:`, for looking up before parsing. */
export function explicitNearNames(text: string): string[] {
  return [...text.matchAll(EXPLICIT)].filter((match) => match[2]?.toLowerCase() === 'near').map((match) => match[3] ?? match[4] ?? match[5] ?? '');
}
/** The names after `place:`, for looking up before parsing. */
export function explicitPlaceNames(text: string): string[] {
  return [...text.matchAll(EXPLICIT)].filter((match) => /^(?:place|ort)$/i.test(match[2] ?? '')).map((match) => match[3] ?? match[4] ?? match[5] ?? '');
}
