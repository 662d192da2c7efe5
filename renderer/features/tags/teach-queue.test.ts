import { expect, it } from 'vitest';
import { teachQueue } from './teach-queue.ts';

const sure = (ids: string) => [...ids].map((id) => ({ id, confidence: 0.5 }));

it('asks about unsure and likely photos in turns, each once, and never again about an answered one', () => {
  const lesson = { likely: sure('abc'), unsure: sure('xb') };
  expect(teachQueue(lesson, [], new Set())).toEqual(['x', 'a', 'b', 'c']);
  expect(teachQueue(lesson, ['c', 'z'], new Set(['x', 'a']))).toEqual(['b', 'c', 'z']);
});

it('asks about what a search found while nothing is learnt', () => {
  expect(teachQueue(null, ['p', 'q'], new Set(['p']))).toEqual(['q']);
});
