import { describe, expect, it } from 'vitest';
import { NO_QUESTION } from '../../stores/navigation.ts';
import { asFilterAgain, asPlainWords, withoutPhoto, withoutSpan, withPhoto, withText } from './question-changes.ts';

const question = { ...NO_QUESTION, text: 'two dogs in 2019, outside' };

describe('changing a question by its chips', () => {
  it('takes a stretch out without leaving loose spaces', () => {
    expect(withoutSpan(question, { start: 9, end: 16 }).text).toBe('two dogs, outside');
  });

  it('turns a filter into words and back', () => {
    const kept = asPlainWords(question, 'in 2019');
    expect(kept.keepWords).toEqual(['in 2019']);
    expect(asPlainWords(kept, 'in 2019')).toEqual(kept);
    expect(asFilterAgain(kept, 'in 2019')).toEqual(question);
  });

  it('forgets kept words that are no longer said', () => {
    const kept = asPlainWords(question, 'in 2019');
    expect(withText(kept, 'two dogs in 2019').keepWords).toEqual(['in 2019']);
    expect(withText(kept, 'two dogs in 201').keepWords).toEqual([]);
    expect(withoutSpan(kept, { start: 9, end: 16 }).keepWords).toEqual([]);
  });

  it('never asks to be like and unlike the same photo', () => {
    const liked = withPhoto(question, 'a', 'like');
    expect(withPhoto(liked, 'a', 'unlike')).toEqual({ ...question, unlike: ['a'] });
    expect(withPhoto(liked, 'a', 'like').like).toEqual(['a']);
    expect(withoutPhoto(liked, 'a')).toEqual(question);
  });
});
