import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takenOn } from '../fixtures/made-up-rows.ts';
import { searchOver } from './photo-search.ts';
import type { PhotoSearch, TestPhoto } from './photo-search.ts';
import { samplePhotos } from './sample-photos.ts';

const BILBAO = { latitude: 43.263, longitude: -2.935, city: 'Bilbao', region: 'Basque Country', country: 'Spain', countryCode: 'ES' };
const BEIJING = { latitude: 39.907, longitude: 116.397, city: 'Beijing', region: 'Beijing', country: 'China', countryCode: 'CN' };

/** The samples with what a careful person's library knows of them. */
function knownPhotos(): TestPhoto[] {
  return samplePhotos().map((photo) => {
    const file = photo.path.replace('/library/', '');
    const year = /^\d{4}/.exec(file)?.[0];
    return {
      ...photo,
      path: file.startsWith('2017/') ? photo.path.replace('/library/2017/', '/library/misc/2017/') : photo.path,
      changes: {
        ...(year && takenOn(`${year}-07-1${Number(year) % 7}T${file.includes('rocket') ? '23' : '11'}:00:00`)),
        ...(file.startsWith('2016/') && BILBAO),
        ...(file === '2019/IMG_3311.jpg' && BEIJING),
        ...(file.startsWith('2020/') && { cameraMake: 'Apple', cameraModel: 'iPhone 12', iso: 800 }),
        ...(file.startsWith('2019/') && { cameraMake: 'Canon', cameraModel: 'Canon EOS 80D', iso: 100, rating: 4 }),
        ...(file === '2018/IMG_2301.jpg' && { caption: 'Our cabin on the Lofoten' }),
        ...(file === '2018/IMG_2303.jpg' && { keywords: ['family', 'Paris Hilton'] }),
        ...(file === '2018/IMG_2201.jpg' && { width: 300, height: 400 }),
      },
    };
  });
}

describe('questions with filters and written words over the samples', () => {
  let library: PhotoSearch;
  beforeAll(async () => {
    library = await searchOver(knownPhotos());
  });
  afterAll(async () => {
    await library.close();
  });

  test.each([
    ['in 2019', 8], ['date:2019', 8], ['before 2017', 4], ['between 2016 and 2017', 8], ['in Beijing', 1], ['near Bilbao', 4], ['in Spain', 4],
    ['in Spanien', 4], ['im Jahr 2019', 8], ['place:china', 1], ['camera:"iPhone 12"', 16], ['taken with my Canon', 8], ['iso:>100', 16], ['iso:100..800', 24],
    ['rating:>=4', 8], ['type:webp', 0], ['is:portrait', 1], ['folder:misc', 4], ['path:misc/2017', 4], ['-folder:misc', 35], ['has:caption', 1],
    ['keyword:family', 1], ['at night', 1], ['in July', 37], ['photos in 2019', 8], ['alle Bilder von 2019', 8], ['date:1999', 0], ['not in 2020 has:date', 21],
  ])('%s lists every match, newest first, without a score', async (text, count) => {
    const answer = await library.search.searchPhotos({ text, limit: 100 });
    expect(answer.parsed.look).toEqual([]);
    expect(answer.results).toHaveLength(count);
    expect(answer.strong).toBe(count);
    expect(answer.results.every((result) => result.score === null)).toBe(true);
    const times = answer.results.map((result) => result.takenAt ?? '');
    expect(times).toEqual(times.toSorted().toReversed());
    expect(answer.parsed.notes).toEqual(count === 0 ? ['No photo here passes the filters.'] : []);
  });

  test('a filter and a look meet, and the answer says what was taken out of the sentence', async () => {
    const answer = await library.search.searchPhotos({ text: 'fruit in a crate taken with my iPhone in 2020', limit: 50 });
    expect(answer.parsed.look.map((part) => part.words)).toEqual(['fruit in a crate']);
    expect(answer.parsed.filters.map(({ words, field }) => ({ words, field }))).toEqual([
      { words: 'taken with my iPhone', field: 'camera' },
      { words: 'in 2020', field: 'date' },
    ]);
    expect(answer.results).toHaveLength(16);
    expect(answer.results[0]?.path).toMatch(/20201017_1002/);
  });

  test('a filter never makes a weak photo strong', async () => {
    const all = await library.search.searchPhotos({ text: 'pineapples', limit: 50 });
    expect(all.strong).toBe(2);
    const elsewhere = await library.search.searchPhotos({ text: 'pineapples in 2016', limit: 50 });
    expect(elsewhere.results).toHaveLength(4);
    expect(elsewhere.strong).toBe(0);
  });

  test('words that were turned back into words are looked for', async () => {
    const answer = await library.search.searchPhotos({ text: 'mountain in 2019', keepWords: ['in 2019'], limit: 50 });
    expect(answer.parsed.filters).toEqual([]);
    expect(answer.parsed.look[0]?.words).toBe('mountain in 2019');
    expect(answer.results.length).toBe(39);
  });

  test('a caption is found by a name that is written in it, first and strong', async () => {
    const answer = await library.search.searchPhotos({ text: 'Lofoten', limit: 5, explain: true });
    expect(answer.results[0]?.path).toBe('/library/2018/IMG_2301.jpg');
    expect(answer.strong).toBe(1);
    expect(answer.results[0]?.explain?.written).toEqual(['lofoten']);
    expect((await library.ask('"Paris Hilton"', 1)).paths).toEqual(['2018/IMG_2303.jpg']);
  });

  test('a written word helps the photo among those that look right', async () => {
    const plain = (await library.ask('a clock on the wall', 40)).paths.indexOf('2018/IMG_2301.jpg');
    const named = (await library.ask('a clock on the wall, Lofoten', 40)).paths.indexOf('2018/IMG_2301.jpg');
    expect(named).toBe(0);
    expect(plain).toBeGreaterThan(0);
  });

  test('a folder called misc changes nothing, and a word on many photos does not flood the results', async () => {
    const elsewhere = await searchOver(knownPhotos().map((photo) => ({ ...photo, path: photo.path.replace('/misc/', '/') })));
    const bare = (path: string): string => path.replace('misc/', '');
    for (const question of ['rocky mountain with snow', 'misc sunset', 'misc']) {
      const named = await library.ask(question, 40);
      const plain = await elsewhere.ask(question, 40);
      expect({ ...named, paths: named.paths.map(bare) }, question).toEqual(plain);
    }
    await elsewhere.close();
    const misc = await library.search.searchPhotos({ text: 'misc', limit: 40, explain: true });
    expect(misc.results.flatMap((result) => result.explain?.written ?? [])).toEqual([]);
    const phone = await library.search.searchPhotos({ text: 'an iphone', limit: 40, explain: true });
    expect(phone.results.flatMap((result) => result.explain?.written ?? [])).toEqual([]);
    expect(phone.strong).toBe(0);
  });

  test('explicit filters that make no sense are told with an example', async () => {
    for (const [text, example] of [['date:foo', 'date:2019'], ['iso:loud', 'iso:>800'], ['rating:', 'rating:>=4'], ['type:spoon', 'jpeg'], ['is:nice', 'is:portrait'], ['near:Qwxyzzq', 'near:Bilbao'], ['date:2019-13', 'date:2019']] as const) {
      await expect(library.search.searchPhotos({ text: `dogs ${text}` }), text).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(example) as string });
    }
  });

  test('an unknown photo id is told', async () => {
    await expect(library.search.similarPhotos({ to: '0'.repeat(32) })).rejects.toMatchObject({ code: 'not-found' });
  });
});

test('an empty library answers with nothing and says what to do', async () => {
  const empty = await searchOver([]);
  try {
    for (const text of ['a dog', 'in 2019', 'Lofoten']) {
      const answer = await empty.search.searchPhotos({ text });
      expect(answer).toMatchObject({ query: text, strong: 0, results: [] });
      expect(answer.parsed.notes.join(' ')).toContain('albumen index');
    }
  } finally {
    await empty.close();
  }
});

test('a pack without calibration and background draws the boundary from the scores of the library itself', async () => {
  const { ENCODERS } = await import('./photo-search.ts');
  const bare = await searchOver(samplePhotos(), { background: null, encoders: { ...ENCODERS, pack: { ...ENCODERS.pack, calibration: null, background: null } } });
  try {
    for (const question of ['pineapples', 'small bird on a tree trunk', 'sneakers', 'leeks']) {
      const { strong } = await bare.ask(question);
      expect(strong, question).toBeGreaterThan(0);
      expect(strong, question).toBeLessThan(4);
    }
    for (const question of ['an elephant', 'people playing football', 'a bus in the street']) expect((await bare.ask(question)).strong, question).toBe(0);
  } finally {
    await bare.close();
  }
});
