import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeReason } from './describe-reason.ts';
import { memberFacts } from './describe-member.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const member = { key: 'a', id: 'a'.repeat(32), paths: ['/p/a.jpg'], sizeBytes: 3_400_000, width: 4000, height: 3000, format: 'jpeg', takenAt: '2016-10-23T16:44:00', camera: null, differs: [] };

describe('facts side by side', () => {
  it('marks what the members do not agree on, and nothing else', () => {
    const facts = memberFacts(member, [member, { ...member, key: 'b', width: 1600, height: 1200, takenAt: null }]);
    expect(facts.map(({ name, isDifferent }) => [name, isDifferent])).toEqual([['dimensions', true], ['size', false], ['format', false], ['date', true], ['camera', false]]);
  });
});

describe('the reasons for a keeper', () => {
  it('are said in words, with what is compared as it stands', () => {
    expect([
      describeReason({ what: 'larger', of: '4000 x 3000', against: '1600 x 1200' }),
      describeReason({ what: 'original-camera-file', of: null, against: null }),
      describeReason({ what: 'folder', of: '2016/', against: null }),
      describeReason({ what: 'has-date', of: '2016-10-23T16:44:00', against: '2026-11-28T18:43:00' }),
      // Of one day, and of two folders that are called the same: nothing is told by saying both.
      describeReason({ what: 'older', of: '2026-11-28', against: '2026-11-28' }),
      describeReason({ what: 'folder', of: '2018/', against: '2018/' }),
      describeReason({ what: 'rule', of: 'Originals/', against: 'Originals/' }),
      describeReason({ what: 'rule', of: 'raw', against: 'raw' }),
      describeReason({ what: 'first-by-name', of: '/p/a.jpg', against: '/p/b.jpg' }),
    ]).toEqual([
      'larger: 4000 × 3000 against 1600 × 1200',
      'original camera file',
      'better folder: 2016/',
      'has its date: 2016-10-23',
      'older',
      'better folder: 2018/',
      'your rule: Originals/',
      'your rule: Keep the RAW',
      'first by name',
    ]);
  });
});
