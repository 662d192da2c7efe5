import { foldText } from '../store/fold-text.ts';
import type { Facets, FacetValue } from '../store/library-store.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import { numberNamed } from './date-names.ts';
import { phrase } from './phrase.ts';
import type { LibraryFacts, PhraseRule, Reading } from './read-phrases.ts';

/** File types by the names people give them; the formats are those of the store. */
export const TYPE_FORMATS: Readonly<Record<string, readonly string[]>> = {
  jpg: ['jpeg'], jpeg: ['jpeg'], png: ['png'], webp: ['webp'], avif: ['avif'], tif: ['tiff'], tiff: ['tiff'], gif: ['gif'], bmp: ['bmp'],
  heic: ['heic'], heif: ['heic', 'heif'], dng: ['dng'], cr2: ['cr2'], cr3: ['cr3'], nef: ['nef'], arw: ['arw'], raf: ['raf'], orf: ['orf'],
  rw2: ['rw2'], mp4: ['mp4'], mov: ['mov'], mkv: ['mkv'], webm: ['webm'],
};
const TYPE_KINDS: Readonly<Record<string, 'image' | 'raw' | 'video'>> = {
  raw: 'raw', raws: 'raw', video: 'video', videos: 'video', movie: 'video', movies: 'video', film: 'video', filme: 'video', image: 'image', photo: 'image',
};
export const TYPE_NAMES: readonly string[] = [...Object.keys(TYPE_FORMATS), 'raw', 'video', 'image'];

/** What a file type by name asks for, or null for a name that is none. */
export function typeFilter(name: string): PhotoFilter | null {
  const key = name.toLowerCase().replace(/^\./, '');
  const kind = TYPE_KINDS[key];
  if (kind) return { kinds: [kind] };
  const formats = TYPE_FORMATS[key] ?? TYPE_FORMATS[key.replace(/s$/, '')];
  return formats ? { formats } : null;
}

const RAW_AND_VIDEO: Readonly<Record<string, readonly string[]>> = {
  raw: ['dng', 'cr2', 'cr3', 'nef', 'arw', 'raf', 'orf', 'rw2'],
  video: ['mp4', 'mov', 'mkv', 'webm'],
};

function typeReading(name: string | undefined, facts: LibraryFacts): Reading | null {
  const filter = typeFilter(name ?? '');
  if (!filter) return null;
  const held = new Set(facts.facets.formats.map(({ value }) => value));
  const wanted = 'formats' in filter ? filter.formats : 'kinds' in filter ? filter.kinds.flatMap((kind) => RAW_AND_VIDEO[kind] ?? []) : [];
  return wanted.some((format) => held.has(format)) ? { filter, means: [{ kind: 'type', name: (name ?? '').toLowerCase() }], field: 'type' } : null;
}

/** The library's own value whose words hold the asked ones in a row, the one with most photos first. */
export function heldWords(asked: string, values: readonly FacetValue[]): FacetValue | null {
  const wanted = ` ${wordsOf(asked)} `;
  if (wanted.trim() === '') return null;
  return values.filter(({ value }) => ` ${wordsOf(value)} `.includes(wanted)).toSorted((a, b) => b.photos - a.photos)[0] ?? null;
}

function wordsOf(text: string): string {
  return foldText(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

/** The longest beginning of the words after a preposition that names something in the library, with its length in the text. */
export function longestHeld<T>(words: string, find: (name: string) => T | null, most = 5): { readonly value: T; readonly length: number; readonly name: string } | null {
  const ends = [...words.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’._/-]*/gu)].slice(0, most).map((match) => match.index + match[0].length);
  for (const end of ends.toReversed()) {
    const name = words.slice(0, end).trim().replace(/[.'’]+$/u, '');
    const value = find(name);
    if (value !== null) return { value, length: words.slice(0, end).length, name };
  }
  return null;
}

/** Words after a preposition, on one line, at most what a name can take. */
export const NAME = String.raw`(["“]?[\p{L}\p{N}][^\n,;:!?]{0,80})`;

function cameraReading(match: RegExpExecArray, facts: LibraryFacts): (Reading & { length: number }) | null {
  const words = match[1] ?? '';
  const held = longestHeld(words, (name) => (heldWords(name, facts.facets.cameras) ? name : null));
  if (!held) return null;
  return { filter: { text: { field: 'camera', contains: held.name } }, means: [{ kind: 'camera', name: held.name }], field: 'camera', length: match[0].length - words.length + held.length };
}

const foldersByFacets = new WeakMap<Facets, ReadonlyMap<string, string>>();

/** The library's folder names by their folded spelling; built once, since there may be thousands. */
function heldFolders({ facets }: LibraryFacts): ReadonlyMap<string, string> {
  const known = foldersByFacets.get(facets);
  if (known) return known;
  // The first of two spellings is the one of more photos.
  const folders = new Map(facets.folders.toReversed().map(({ value }) => [foldText(value), value]));
  foldersByFacets.set(facets, folders);
  return folders;
}

function folderReading(match: RegExpExecArray, facts: LibraryFacts): (Reading & { length: number }) | null {
  const words = match[1] ?? '';
  const folders = heldFolders(facts);
  const held = longestHeld(words, (name) => folders.get(foldText(name.replace(/^["“]/, ''))) ?? null);
  if (!held) return null;
  return { filter: { folderNamed: held.value }, means: [{ kind: 'folder', name: held.value }], field: 'folder', length: match[0].length - words.length + held.length };
}

/** "in the holiday folder": the name stands before the word. */
function folderBefore(match: RegExpExecArray, facts: LibraryFacts): Reading | null {
  const held = heldFolders(facts).get(foldText(match[1] ?? ''));
  return held === undefined ? null : { filter: { folderNamed: held }, means: [{ kind: 'folder', name: held }], field: 'folder' };
}

function stars(match: RegExpExecArray): Reading | null {
  const count = numberNamed(match[1] ?? match[2]);
  if (count === null || count > 5) return null;
  const isExact = !/least|mindest|more|plus|\+|up|or better|mehr/i.test(match[0]);
  return {
    filter: { number: { field: 'rating', min: count, max: isExact ? count : null } },
    means: [{ kind: 'rating', stars: count, orMore: !isExact }],
    field: 'rating',
  };
}

const TYPE = `(?:${Object.keys(TYPE_FORMATS).join('|')})`;
const PICTURES = '(?:photos?|pictures?|images?|files?|shots?|pics?|fotos?|bilder|dateien)';

/** Camera, folder, file type, shape and rating as people say them. A name counts only where the library holds it. */
export const LIBRARY_RULES: readonly PhraseRule[] = [
  { pattern: phrase(`(?:taken|shot|photographed|captured|made|aufgenommen|fotografiert) (?:with|on|by|using|mit) (?:(?:a|an|my|the|our|der|dem|einer|meiner|meinem) )?${NAME}`), read: cameraReading },
  { pattern: phrase(`(?:with|on|from|mit) (?:my|our|meiner|meinem) ${NAME}`), read: cameraReading },
  // A model's full name with a number in it is no everyday word.
  { pattern: phrase(String.raw`(?:[\p{L}]{1,16}[ -]){1,3}[\p{L}]{0,3}\d{1,5}[\p{L}]{0,4}(?: [\p{L}]{1,16})?`), read: (match, facts) => {
    const held = longestHeld(match[0], (name) => (/\p{L}{2,}\s.*\d/u.test(name) && heldWords(name, facts.facets.cameras) ? name : null));
    return held && { filter: { text: { field: 'camera', contains: held.name } }, means: [{ kind: 'camera', name: held.name }], field: 'camera', length: held.length };
  } },
  { pattern: phrase(`(?:in|from|im|aus) (?:(?:the|my|dem|meinem) )?(?:folder|directory|ordner|verzeichnis) (?:called |named |namens )?${NAME}`), read: folderReading },
  { pattern: phrase(String.raw`(?:in|from) (?:the|my) ([\p{L}\p{N}][\p{L}\p{N} _.-]{0,60}?) (?:folder|directory)`), read: folderBefore },
  { pattern: phrase(String.raw`\.?(${TYPE}|raw) ${PICTURES}|${PICTURES} (?:as|of type|vom typ) \.?(${TYPE}|raw)`), read: (match, facts) => typeReading(match[1] ?? match[2], facts) },
  { pattern: phrase(`(?:only )?(${TYPE}s)`), read: (match, facts) => typeReading(match[1], facts) },
  { pattern: phrase('(?:in )?(?:portrait (?:format|orientation|mode)|upright format)|(?:vertical|upright)(?= (?:photos|pictures|images))|im hochformat|hochformatig(?:e[nr]?)?'),
    read: () => ({ filter: { shape: 'portrait' }, means: [{ kind: 'shape', shape: 'portrait' }], field: 'orientation' }) },
  { pattern: phrase('(?:in )?landscape (?:format|orientation|mode)|horizontal(?= (?:photos|pictures|images))|im querformat|querformatig(?:e[nr]?)?'),
    read: () => ({ filter: { shape: 'landscape' }, means: [{ kind: 'shape', shape: 'landscape' }], field: 'orientation' }) },
  { pattern: phrase('(?:in )?square format|square(?= (?:photos|pictures|images))|quadratisch(?:e[nr]?)?(?= (?:bilder|fotos))|im quadratformat'), read: () => ({ filter: { shape: 'square' }, means: [{ kind: 'shape', shape: 'square' }], field: 'orientation' }) },
  { pattern: phrase(String.raw`(?:rated|bewertet mit) (?:at least |with |mindestens )?(\d|one|two|three|four|five|zwei|drei|vier|fünf)(?: stars?| sternen?)?(?: or (?:more|better|up)| oder mehr|\+)?|(\d|one|two|three|four|five)[ -]stars?(?= (?:photos|pictures|images|shots))`), read: stars },
];
