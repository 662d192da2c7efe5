import { describe, expect, it } from 'vitest';
import { addressOf, NO_QUESTION, placeOf, type Place } from './navigation.ts';

describe('the address', () => {
  it('holds a question with its chips, its order and the open photo', () => {
    const place: Place = {
      page: 'search', photo: 'a'.repeat(32),
      question: { text: 'dogs & "two" #1', keepWords: ['in 2019'], like: ['b'.repeat(32)], unlike: ['c'.repeat(32)], examples: ['t1'], sort: 'newest' },
    };
    expect(placeOf(`#${addressOf(place)}`)).toEqual(place);
  });

  it('leads to the timeline when it names no page', () => {
    expect(placeOf('#/nonsense?q=dogs')).toEqual({ page: 'photos', question: NO_QUESTION, photo: null });
    expect(placeOf('')).toEqual({ page: 'photos', question: NO_QUESTION, photo: null });
  });
});
