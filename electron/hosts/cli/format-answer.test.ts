import { describe, expect, it } from 'vitest';
import type { RankedPhoto, SearchAnswer } from '../../../shared/contract/schemas.ts';
import { formatSearchAnswer } from './format-answer.ts';
import { showPath } from './show-path.ts';

const id = '0'.repeat(32);
const found = (path: string | null, score: number | null): RankedPhoto => ({
  id, path, paths: path === null ? [] : [path], score, takenAt: '2019-05-03T14:22:10', kind: 'image', width: 1, height: 1,
});
const plain: SearchAnswer = {
  query: 'two dogs',
  parsed: { look: [{ words: 'two dogs', weight: 1, negated: false, translatedFrom: null, start: 0, end: 8 }], filters: [], notes: [], remarks: [] },
  strong: 1,
  results: [found('/p/dogs.jpg', 0.412), found('/p/cat.jpg', 0.2)],
  advice: [],
};

describe('formatSearchAnswer', () => {
  it('lists strong results, a divider, and the rest', () => {
    expect(formatSearchAnswer(plain, '')).toBe([
      '1  0.412  2019-05-03 14:22  /p/dogs.jpg',
      '    -- less sure --',
      '2  0.200  2019-05-03 14:22  /p/cat.jpg',
    ].join('\n'));
  });

  it('says when nothing is strong, and has no divider when all are', () => {
    expect(formatSearchAnswer({ ...plain, strong: 0 }, '').split('\n')[0]).toBe('Nothing here clearly matches; the nearest are:');
    expect(formatSearchAnswer({ ...plain, strong: 2 }, '')).not.toContain('less sure');
  });

  it('shows what was taken out of the sentence, and the remarks', () => {
    const answer: SearchAnswer = {
      ...plain,
      query: 'two dogs without grass in 2019',
      parsed: {
        look: [
          { words: 'two dogs', weight: 2, negated: false, translatedFrom: 'zwei Hunde', start: 0, end: 8 },
          { words: 'grass', weight: -1, negated: true, translatedFrom: null, start: 9, end: 22 },
        ],
        filters: [{ words: 'in 2019', says: 'taken in 2019', means: [{ kind: 'taken' as const, fromMs: Date.UTC(2019, 0), toMs: Date.UTC(2020, 0) }], field: 'date', negated: false, start: 23, end: 30 }],
        notes: ['"xyz" was not translated'],
        remarks: [{ code: 'not-translated' as const, words: ['xyz'] }],
      },
      results: [],
    };
    expect(formatSearchAnswer(answer, 'Nothing found.')).toBe([
      'Looking for: "two dogs" (for "zwei Hunde") (weight 2), not "grass"',
      'Only photos: taken in 2019 (from "in 2019")',
      'Note: "xyz" was not translated',
      '',
      'Nothing found.',
    ].join('\n'));
  });

  it('lists the matches of a question of filters alone without a divider', () => {
    const text = formatSearchAnswer({ ...plain, strong: 0, results: [found('/p/a.jpg', null), found(null, null)] }, '');
    expect(text).toContain('/p/a.jpg');
    expect(text).toContain('(no file any more)');
    expect(text).not.toMatch(/less sure|nearest/);
  });

  it('explains each photo below it', () => {
    const explain = { parts: [{ words: 'dogs', cosine: 0.31, weight: 1, negated: false }], standing: 3.21, written: ['lofoten'], filters: ['in 2019'], boundary: 0.25 };
    const text = formatSearchAnswer({ ...plain, results: [{ ...found('/p/dogs.jpg', 0.4), explain }] }, '');
    expect(text.split('\n').slice(1).map((line) => line.trim())).toEqual([
      'looks like: "dogs" 0.310 x 1', 'standing against ordinary photos: 3.2 sd', 'strong from 0.250', 'written on it: lofoten', 'holds: in 2019',
    ]);
  });
});

describe('showPath', () => {
  it('keeps a file name from breaking the line or steering the terminal', () => {
    expect(showPath('/p/a\nb\u001b[31m\u202egpj.exe')).toBe(String.raw`/p/a\nb\u{1b}[31m\u{202e}gpj.exe`);
    expect(showPath('/p/\uf7ff日本 🐶.jpg')).toBe('/p/\ufffd日本 🐶.jpg');
  });
});
