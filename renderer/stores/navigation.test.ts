import { describe, expect, it } from 'vitest';
import { addressOf, NO_QUESTION, placeOf, type Place } from './navigation.ts';

describe('the address', () => {
  it('holds a question with its chips, its order and the open photo', () => {
    const place: Place = {
      page: 'search', item: null, photo: 'a'.repeat(32),
      question: { text: 'dogs & "two" #1', keepWords: ['in 2019'], like: ['b'.repeat(32)], unlike: ['c'.repeat(32)], examples: ['t1'], sort: 'newest' },
    };
    expect(placeOf(`#${addressOf(place)}`)).toEqual(place);
  });

  it('holds the album that is open, with a photo over it', () => {
    const place: Place = { page: 'albums', question: NO_QUESTION, item: 'trip-1f', photo: 'a'.repeat(32) };
    expect(addressOf(place)).toBe(`/albums/trip-1f?photo=${'a'.repeat(32)}`);
    expect(placeOf(`#${addressOf(place)}`)).toEqual(place);
  });

  it('opens nothing on a page of which nothing can be open, nor for an address that was cut short', () => {
    expect(placeOf('#/trash/trip-1f').item).toBeNull();
    expect(placeOf('#/tags/%E0%A4').item).toBeNull();
  });

  it('leads to the timeline when it names no page', () => {
    expect(placeOf('#/nonsense?q=dogs')).toEqual({ page: 'photos', question: NO_QUESTION, item: null, photo: null });
    expect(placeOf('')).toEqual({ page: 'photos', question: NO_QUESTION, item: null, photo: null });
  });
});
