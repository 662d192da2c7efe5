import { i18n } from '@lingui/core';
import { afterEach, expect, it } from 'vitest';
import { messages as english } from '../locales/en.po';
import { messages as german } from '../locales/de.po';
import { sayFilter } from './say-filter.ts';

afterEach(() => i18n.loadAndActivate({ locale: 'en', messages: english }));

const taken = (name: string, countryCode: string | null) => sayFilter({ means: [{ kind: 'place', name, countryCode }], negated: false });

it('says a country in German as it stands behind “in”, and a town or region as it is called', () => {
  i18n.loadAndActivate({ locale: 'de', messages: german });
  expect([taken('Germany', 'DE'), taken('Switzerland', 'CH'), taken('United States', 'US'), taken('Bavaria', null), taken('Milan', null)]).toEqual([
    'aufgenommen in Deutschland', 'aufgenommen in der Schweiz', 'aufgenommen in den Vereinigten Staaten', 'aufgenommen in Bavaria', 'aufgenommen in Milan',
  ]);
  expect(sayFilter({ means: [{ kind: 'near', name: 'Turkey', countryCode: 'TR', radiusKm: 50 }], negated: true })).toBe('nicht: aufgenommen höchstens 50 km von der Türkei entfernt');
});

it('says a country in English as the engine names it', () => {
  i18n.loadAndActivate({ locale: 'en', messages: english });
  expect(taken('Turkey', 'TR')).toBe('taken in Turkey');
});
