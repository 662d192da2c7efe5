import { describe, expect, it } from 'vitest';
import { withRecentQuestion } from './remember-question.ts';

describe('recent questions', () => {
  it('puts the latest first, each once', () => {
    expect(withRecentQuestion(['two cats', 'red car'], 'Red car')).toEqual(['Red car', 'two cats']);
  });

  it('replaces the question that this one goes on from', () => {
    expect(withRecentQuestion(['dog', 'red car'], 'dog at the beach')).toEqual(['dog at the beach', 'red car']);
    expect(withRecentQuestion(['red car', 'dog'], 'dog at the beach')).toEqual(['dog at the beach', 'red car', 'dog']);
  });

  it('keeps no more than thirty', () => {
    const many = Array.from({ length: 40 }, (_, index) => `question ${index}`);
    expect(withRecentQuestion(many, 'a new one')).toHaveLength(30);
  });
});
