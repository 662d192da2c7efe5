import { i18n } from '@lingui/core';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeRebuildTime, publishedFigures } from './describe-model.ts';

beforeEach(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

describe('a model for a person', () => {
  it('says how long a change takes by the speed measured here', () => {
    expect([describeRebuildTime(30, 10), describeRebuildTime(3_000, 10), describeRebuildTime(100_000, 5), describeRebuildTime(10, null)]).toEqual([
      'under a minute', 'about 5 minutes', 'about 6 hours', null,
    ]);
  });

  it('lists published figures whatever their shape', () => {
    expect(publishedFigures({ flickr8k: { r1: 0.269, r10: 0.6 }, note: 'zero-shot' })).toEqual([
      { name: 'flickr8k r1', value: '0.269' }, { name: 'flickr8k r10', value: '0.6' }, { name: 'note', value: 'zero-shot' },
    ]);
    expect(publishedFigures(null)).toEqual([]);
  });
});
