import { i18n } from '@lingui/core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { messages as german } from '../../locales/de.po';
import { messages as english } from '../../locales/en.po';
import { describeBecause, describeTime, nameAlbum } from './describe-album.ts';

const WEEKEND = { from: '2016-10-22T18:51:04', to: '2016-10-23T16:44:33', name: 'Weekend in Bilbao, October 2016' };
const title = (pattern: NonNullable<AlbumInfo['title']>['pattern'], place: string | null, what: NonNullable<AlbumInfo['title']>['what'] = null) => ({ pattern, place, what });
const SHOP = { en: 'Supermarket', de: 'Supermarkt' };

beforeEach(() => i18n.loadAndActivate({ locale: 'en', messages: english }));

describe('the name of an album', () => {
  it('is made of pattern, place, content and date, in the language of the window', () => {
    const day = { ...WEEKEND, from: '2020-10-17T10:02:11', to: '2020-10-17T10:07:50', title: title('day', null, SHOP) };
    const weekend = { ...WEEKEND, title: title('weekend', 'Bilbao') };
    expect([nameAlbum(weekend), nameAlbum({ ...weekend, title: title('trip', 'Bilbao') })]).toEqual(['Weekend in Bilbao, October 2016', 'Bilbao, October 2016']);
    i18n.loadAndActivate({ locale: 'de', messages: german });
    expect([nameAlbum(weekend), nameAlbum(day)]).toEqual(['Wochenende in Bilbao, Oktober 2016', 'Supermarkt, 17. Oktober 2020']);
  });

  it('says countries in the language of the window, and towns and regions as they are called', () => {
    const names = () => [{ ...title('trip', 'Spain, Portugal'), countries: ['ES', 'PT'] }, { ...title('place', 'Germany'), countries: ['DE'] }, title('place', 'Bavaria'), { ...title('place', 'Atlantis'), countries: ['not a code'] }]
      .map((each) => nameAlbum({ ...WEEKEND, title: each }));
    expect(names()).toEqual(['Spain, Portugal, October 2016', 'Germany', 'Bavaria', 'Atlantis']);
    i18n.loadAndActivate({ locale: 'de', messages: german });
    expect(names()).toEqual(['Spanien, Portugal, Oktober 2016', 'Deutschland', 'Bavaria', 'Atlantis']);
  });

  it('says countries with their articles behind a preposition', () => {
    i18n.loadAndActivate({ locale: 'de', messages: german });
    const weekend = { ...WEEKEND, title: { ...title('weekend', 'Switzerland, Italy'), countries: ['CH', 'IT'] } };
    const place = { ...WEEKEND, title: { ...title('place', 'Switzerland', { en: 'Mountain', de: 'Berg' }), countries: ['CH'] } };
    expect([nameAlbum(weekend), nameAlbum(place)]).toEqual(['Wochenende in der Schweiz, Italien, Oktober 2016', 'Berg in der Schweiz']);
  });

  it('is the person’s own word where they gave one', () => {
    expect(nameAlbum({ ...WEEKEND, name: 'Rain', title: null })).toBe('Rain');
  });

  it('is the engine’s where nothing else can be said', () => {
    expect(nameAlbum({ name: 'Undated', from: null, to: null, title: title('day', null) })).toBe('Undated');
  });
});

it('says why photos are together, and when they were taken, as shortly as it can', () => {
  const because = { spanDays: 2, withinKm: 30, apartHours: 80, rule: null };
  expect(describeBecause({ photos: 38, because })).toBe('38 photos within 2 days and 30 km; 3 days apart from other photos');
  expect(describeBecause({ photos: 1, because: { spanDays: null, withinKm: null, apartHours: null, rule: 'unknown' } })).toBe('');
  expect(describeTime({ from: '2016-10-22T18:51:04', to: '2019-01-01T00:00:00' })).toMatch(/^2016\s–\s2019$/);
});
