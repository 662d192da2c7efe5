import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { SearchQuestion } from '../../shared/contract/schemas.ts';
import { takenOn } from '../fixtures/made-up-rows.ts';
import { SAMPLES } from '../fixtures/repository.ts';
import { testLibrary } from '../fixtures/test-library.ts';
import { decodePicture, ENCODERS, searchOver } from './photo-search.ts';
import type { PhotoSearch } from './photo-search.ts';
import { samplePhotos } from './sample-photos.ts';

const PINEAPPLES = '2020/20201017_100402.jpg';
const OTHER_PINEAPPLES = '2020/20201017_100409.jpg';

/** Days of the fruit photos in the order of their names; everything else has no date. */
const fruitDay = (path: string): number | null => (path.includes('20201017_') ? 1 + samplePhotos().findIndex((photo) => photo.path === path) : null);

describe('questions as the window asks them', () => {
  let samples: PhotoSearch;
  let ids: Map<string, string>;
  beforeAll(async () => {
    samples = await searchOver(samplePhotos().map((photo) => {
      const day = fruitDay(photo.path);
      const changes = {
        ...(day !== null && takenOn(`2020-10-${String(day % 28 + 1).padStart(2, '0')}T10:00:00`)),
        ...(photo.path.includes('/2016/') && { latitude: 43.26, longitude: -2.93, city: 'Bilbao' }),
        ...(photo.path.includes('/2017/') && { latitude: -17.7, longitude: 178.1 }),
        ...(photo.path.endsWith('rocket.jpg') && { latitude: -14.3, longitude: -170.7, isFavourite: true }),
      };
      return { ...photo, changes };
    }));
    const { results } = await samples.search.searchPhotos({ text: 'is:photo', limit: 100 });
    ids = new Map(results.map(({ id, path }) => [(path ?? '').replace('/library/', ''), id]));
  });
  afterAll(async () => {
    await samples.close();
  });

  const idOf = (path: string): string => ids.get(path) ?? '';
  const ask = async (question: SearchQuestion): Promise<string[]> =>
    (await samples.search.searchPhotos({ limit: 40, ...question })).results.map(({ path }) => (path ?? '').replace('/library/', ''));

  test('more like a photo finds its like first and leaves it out, without words and with them', async () => {
    const alone = await ask({ like: [idOf(PINEAPPLES)] });
    expect(alone[0]).toBe(OTHER_PINEAPPLES);
    expect(alone).not.toContain(PINEAPPLES);
    expect(alone).toEqual((await samples.search.similarPhotos({ to: idOf(PINEAPPLES), limit: 40 })).results.map(({ path }) => path?.replace('/library/', '')));
    expect((await ask({ text: 'oranges in a crate', like: [idOf(PINEAPPLES)] }))[0]).toMatch(/^2020\/20201017_1002/);
  });

  test('words with a liked photo are strong where the words alone are, and silent where nothing answers them', async () => {
    for (const [text, answer] of [['red bell peppers', '2020/20201017_100515.jpg'], ['limes', '2020/20201017_100240.jpg'], ['oranges in a crate', '2020/20201017_100211.jpg']] as const) {
      const { strong, results } = await samples.search.searchPhotos({ text, like: [idOf(PINEAPPLES)], limit: 40 });
      expect(results.slice(0, strong).map(({ path }) => path), text).toContain(`/library/${answer}`);
      expect(strong, text).toBeLessThan(12);
    }
    for (const text of ['an elephant', 'people playing football', 'zebras in the savanna']) {
      expect((await samples.search.searchPhotos({ text, like: [idOf(PINEAPPLES)] })).strong, text).toBe(0);
    }
  });

  test('less like a photo lowers what is like it, in words and standing alone, and leaves it out', async () => {
    const plain = await ask({ text: 'fruit' });
    const less = await ask({ text: 'fruit', unlike: [idOf(PINEAPPLES)] });
    expect(plain.indexOf(OTHER_PINEAPPLES)).toBeLessThan(4);
    expect(less.indexOf(OTHER_PINEAPPLES)).toBeGreaterThan(plain.indexOf(OTHER_PINEAPPLES) + 3);
    expect(less).not.toContain(PINEAPPLES);
    const alone = await samples.search.searchPhotos({ unlike: [idOf(PINEAPPLES)], limit: 40 });
    expect(alone.results.slice(0, alone.strong).map(({ path }) => path)).not.toContain(`/library/${OTHER_PINEAPPLES}`);
    expect(alone.strong).toBeGreaterThan(20);
  });

  test('examples explain themselves by what the person gave', async () => {
    const { results } = await samples.search.searchPhotos({ text: 'fruit', like: [idOf(PINEAPPLES)], unlike: [idOf('2019/rocket.jpg')], explain: true, limit: 1 });
    expect(results[0]?.explain?.parts.map(({ words, negated }) => ({ words, negated }))).toEqual([
      { words: 'fruit', negated: false }, { words: idOf(PINEAPPLES), negated: false }, { words: idOf('2019/rocket.jpg'), negated: true },
    ]);
  });

  test('a dropped image is decoded once for all questions that it is part of, and again where that failed', async () => {
    const decoded: string[] = [];
    let isBroken = true;
    const over = await searchOver(samplePhotos().slice(0, 4), {
      pathOfExample: (token) => (token === 'gone' ? join(SAMPLES, 'gone.jpg') : join(SAMPLES, PINEAPPLES)),
      decodeForSearch: async (path) => {
        decoded.push(path);
        if (isBroken) throw new Error('not now');
        return await decodePicture(path);
      },
    });
    await expect(over.search.searchPhotos({ examples: ['fruit'] })).rejects.toThrow('not now');
    isBroken = false;
    const questions = [{ text: 'fruit' }, { text: 'fruit in a crate' }, { text: '' }, { text: 'dogs', explain: true }];
    await Promise.all(questions.map(async (question) => await over.search.searchPhotos({ ...question, examples: ['fruit'] })));
    await over.search.searchPhotos({ text: 'a cat', examples: ['fruit'] });
    expect(decoded).toEqual([join(SAMPLES, PINEAPPLES), join(SAMPLES, PINEAPPLES)]);
    await over.close();
  });

  test('an example that the library does not hold is told', async () => {
    for (const question of [{ like: ['f'.repeat(32)] }, { text: 'fruit', unlike: ['f'.repeat(32)] }]) {
      await expect(samples.search.searchPhotos(question)).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  test('by date: the strong ones first, in order, then the weaker ones, in order, photos without a date last', async () => {
    for (const sort of ['newest', 'oldest'] as const) {
      const byBest = await samples.search.searchPhotos({ text: 'fruit in a crate', limit: 40 });
      const byDate = await samples.search.searchPhotos({ text: 'fruit in a crate', limit: 40, sort });
      expect(byDate.strong).toBe(byBest.strong);
      expect(byDate.strong).toBeGreaterThan(2);
      const [strong, weak] = [byDate.results.slice(0, byDate.strong), byDate.results.slice(byDate.strong)];
      expect(new Set(strong.map(({ id }) => id))).toEqual(new Set(byBest.results.slice(0, byBest.strong).map(({ id }) => id)));
      for (const part of [strong, weak]) {
        const dates = part.flatMap(({ takenAt }) => takenAt ?? []);
        expect(dates).toEqual(sort === 'oldest' ? dates.toSorted() : dates.toSorted().toReversed());
        expect(part.slice(dates.length).every(({ takenAt }) => takenAt === null)).toBe(true);
      }
    }
    const oldest = await samples.search.searchPhotos({ text: 'has:date', sort: 'oldest', limit: 3 });
    const newest = await samples.search.searchPhotos({ text: 'has:date', sort: 'newest', limit: 100 });
    expect(oldest.results.map(({ id }) => id)).toEqual(newest.results.map(({ id }) => id).toReversed().slice(0, 3));
  });

  test('a cluster of the map opens its photos, over the antimeridian too', async () => {
    expect((await ask({ text: 'box:43,-3,44,-2' })).every((path) => path.startsWith('2016/'))).toBe(true);
    expect(await ask({ text: 'box:43,-3,44,-2' })).toHaveLength(4);
    expect(new Set((await ask({ text: 'box:-20,170,-10,-165' })).map((path) => path.split('/')[0]))).toEqual(new Set(['2017', '2019']));
    expect(await ask({ text: 'is:favourite' })).toEqual(['2019/rocket.jpg']);
    expect(await ask({ text: '-is:favourite' })).toHaveLength(38);
  });

  test('where the filters leave nothing that matches, each filter that is in the way is named with what it costs', async () => {
    const { strong, advice } = await samples.search.searchPhotos({ text: 'pineapples place:Bilbao', limit: 10 });
    expect(strong).toBe(0);
    expect(advice).toEqual([{ without: 'place:Bilbao', photos: 2, says: '2 photos without “place:Bilbao”', question: 'pineapples' }]);
    expect((await samples.search.searchPhotos({ text: 'pineapples', limit: 10 })).strong).toBe(2);
    expect((await samples.search.searchPhotos({ text: 'pineapples has:date', limit: 10 })).advice).toEqual([]);
    expect((await samples.search.searchPhotos({ text: 'elephant place:Bilbao', limit: 10 })).advice).toEqual([]);
  });

  test('a question of filters alone counts what passes without each of them, most first', async () => {
    const { results, advice } = await samples.search.searchPhotos({ text: 'place:Bilbao has:date type:png' });
    expect(results).toEqual([]);
    expect(advice).toEqual([]);
    const two = await samples.search.searchPhotos({ text: 'place:Bilbao has:date' });
    expect(two.advice.map(({ says, question }) => ({ says, question }))).toEqual([
      { says: '8 photos without “place:Bilbao”', question: 'has:date' }, { says: '4 photos without “has:date”', question: 'place:Bilbao' },
    ]);
  });

  test('filters of which no single one is in the way are named together', async () => {
    const { advice } = await samples.search.searchPhotos({ text: 'pineapples, place:Bilbao, date:1999', limit: 10 });
    expect(advice).toEqual([{ without: null, photos: 2, says: '2 photos without any filter', question: 'pineapples' }]);
  });

  test('a question that is given up while it waits is neither encoded nor looked up', async () => {
    const encoded: string[] = [];
    const asked = new AbortController();
    const slow = await searchOver(samplePhotos().slice(0, 8), {
      encoders: {
        ...ENCODERS,
        async encodeTexts(texts) {
          encoded.push(...texts);
          asked.abort();
          return await ENCODERS.encodeTexts(texts);
        },
      },
    });
    const nearest = vi.spyOn(slow.store, 'nearest');
    try {
      await expect(slow.search.searchPhotos({ text: 'a cat' }, asked.signal)).rejects.toMatchObject({ code: 'cancelled' });
      await expect(slow.search.searchPhotos({ text: 'a dog' }, asked.signal)).rejects.toMatchObject({ code: 'cancelled' });
      expect(encoded).toEqual(['a cat']);
      expect(nearest).not.toHaveBeenCalled();
    } finally {
      await slow.close();
    }
  });
});

test('a dropped image is kept to search by until the engine closes, and what is no image is refused', async () => {
  const { engine, photos } = await testLibrary(['2016', '2020']);
  await engine.indexLibrary({ folders: [photos] });
  const folders = async (): Promise<string[]> => (await readdir(tmpdir())).filter((name) => name.startsWith('albumen-examples-'));
  const before = await folders();
  const bytes = new Uint8Array(readFileSync(join(SAMPLES, PINEAPPLES)));
  const token = await engine.keepExample(bytes, 'from the web.jpg');
  expect(await engine.keepExample(bytes, 'again.jpg')).toBe(token);
  const [folder] = (await folders()).filter((name) => !before.includes(name));
  const { results } = await engine.searchPhotos({ examples: [token], limit: 3 });
  expect(results[0]?.path).toBe(join(photos, OTHER_PINEAPPLES));
  expect(results.map(({ path }) => path)).not.toContain(join(photos, PINEAPPLES));
  await expect(engine.searchPhotos({ examples: ['unknown'] })).rejects.toMatchObject({ code: 'not-found' });
  for (const [content, reason] of [['<svg xmlns="http://www.w3.org/2000/svg"/>', /drawing\.jpg cannot be searched by/], ['', /cannot be searched by/], ['just text', /no image/]] as const) {
    await expect(engine.keepExample(new TextEncoder().encode(content), 'drawing.jpg')).rejects.toMatchObject({ code: 'bad-input', message: expect.stringMatching(reason) as string });
  }
  await engine.close();
  expect(existsSync(join(tmpdir(), folder ?? ''))).toBe(false);
});

test('suggestions come from what the library holds and from recent questions', async () => {
  const { engine, photos } = await testLibrary(['2016', '2019']);
  expect(await engine.suggest({ text: '20' })).toEqual([]);
  await engine.indexLibrary({ folders: [photos] });
  await engine.app.changeSettings({ recentQuestions: ['red bird', 'two dogs'] });
  const questions = async (text: string): Promise<string[]> => (await engine.suggest({ text })).map(({ question }) => question);
  expect(await questions('jp')).toEqual(['type:jpeg']);
  expect(await questions('two')).toEqual(['two dogs']);
  expect((await questions('dogs 2016'))[0]).toMatch(/^dogs (?:October )?2016|^dogs folder:2016/);
  await engine.app.changeSettings({ keepRecentQuestions: false });
  expect(await questions('two')).toEqual([]);
});
