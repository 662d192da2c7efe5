import { expect, test } from 'vitest';
import type { FacetValue, Facets } from '../store/library-store.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import { nameHeldValues } from './name-held-values.ts';

const held = (...values: string[]): FacetValue[] => values.map((value) => ({ value, photos: 3 }));
const FACETS: Facets = {
  cities: held('New York', 'York', 'Málaga'), regions: held('New York'), countries: [], cameras: held('Apple iPhone 12', 'Apple iPhone 12 Pro', 'Canon'),
  lenses: held(...Array.from({ length: 100 }, (_, i) => `lens ${i}`)), folders: [], formats: [], years: [], months: [], photos: 9,
};
const text = (field: 'camera' | 'city' | 'region' | 'country' | 'lens' | 'caption', how: { is: string } | { contains: string }): PhotoFilter => ({ text: { field, ...how } });

test('words of a name become the values that hold them, folded and at any depth', () => {
  expect(nameHeldValues({ not: text('camera', { contains: 'IPHONE  12' }) }, FACETS)).toEqual({
    not: { any: [text('camera', { is: 'Apple iPhone 12' }), text('camera', { is: 'Apple iPhone 12 Pro' })] },
  });
  expect(nameHeldValues({ all: [{ any: [text('city', { contains: 'york' }), text('region', { contains: 'york' })] }, text('city', { contains: 'malaga' })] }, FACETS)).toEqual({
    all: [{ any: [{ any: [text('city', { is: 'New York' }), text('city', { is: 'York' })] }, { any: [text('region', { is: 'New York' })] }] }, { any: [text('city', { is: 'Málaga' })] }],
  });
});

test.each([
  text('camera', { contains: 'never seen' }), text('country', { contains: 'spain' }), text('lens', { contains: 'lens' }),
  text('camera', { is: 'Canon' }), text('caption', { contains: 'canon' }), { has: 'date' } as const,
])('%j stays as it is', (filter) => {
  expect(nameHeldValues(filter, FACETS)).toEqual(filter);
});
