import { foldName } from '../store/fold-columns.ts';
import type { Facets, FacetValue } from '../store/library-store.ts';
import type { PhotoFilter, TextField } from '../store/photo-filter.ts';
import { NAMED_VALUES_MAX } from './limits.ts';

/** Fields whose distinct values the facets hold. */
const HELD: Partial<Record<TextField, keyof Omit<Facets, 'photos'>>> = { camera: 'cameras', lens: 'lenses', city: 'cities', region: 'regions', country: 'countries' };

/**
 * The same filter, with "holds these words" of a camera, lens or place written as the values of the library that hold them:
 * an index answers that in 1 ms, while the words have to be looked for in every photo (40 ms at 1,000,000). Words that no
 * value holds, or very many, stay as they are. Facets are counted after every index run, so that only a camera that the
 * library never had can be missed, while that run goes on.
 */
export function nameHeldValues(filter: PhotoFilter, facets: Facets): PhotoFilter {
  if ('all' in filter) return { all: filter.all.map((part) => nameHeldValues(part, facets)) };
  if ('any' in filter) return { any: filter.any.map((part) => nameHeldValues(part, facets)) };
  if ('not' in filter) return { not: nameHeldValues(filter.not, facets) };
  if (!('text' in filter)) return filter;
  const { field, is, contains } = filter.text;
  const held = HELD[field];
  if (held === undefined || contains === undefined || is !== undefined) return filter;
  const values = valuesHolding(contains, facets[held]);
  if (values.length === 0 || values.length > NAMED_VALUES_MAX) return filter;
  return { any: values.map((value) => ({ text: { field, is: value } })) };
}

function valuesHolding(words: string, values: readonly FacetValue[]): string[] {
  const wanted = foldName(words);
  return values.filter(({ value }) => foldName(value).includes(wanted)).map(({ value }) => value);
}
