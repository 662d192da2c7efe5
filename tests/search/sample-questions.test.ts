import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SAMPLES } from '../fixtures/repository.ts';
import { searchOver } from './photo-search.ts';
import type { PhotoSearch } from './photo-search.ts';
import { samplePhotos } from './sample-photos.ts';

/** Questions as a person writes them, with the photos that answer them; names of files tell nothing here but "cat" and "dogs". */
const QUESTIONS: readonly (readonly [question: string, german: string, ...answers: string[]])[] = [
  ['two dogs at a wooden fence', 'zwei Hunde an einem Holzzaun', '2016/DSC_0121.jpg', 'received/dogs cropped.jpg'],
  ['sunset over hills', 'Sonnenuntergang über Hügeln', '2016/DSC_0107.jpg', 'received/IMG-20161024-WA0003.jpg'],
  ['a mountain above a green meadow', 'ein Berg über einer grünen Wiese', '2016/DSC_0111.jpg'],
  ['stream with small waterfalls in a forest', 'Bach mit kleinen Wasserfällen im Wald', '2016/DSC_0118.jpg'],
  ['rocky mountain with snow', 'felsiger Berg mit Schnee', '2017/DSC_0302.jpg'],
  ['dragonfly on a branch', 'Libelle auf einem Ast', '2017/P8190044.jpg'],
  ['dandelions in a meadow', 'Löwenzahn auf einer Wiese', '2017/P5130071.jpg'],
  ['half a fig in a red bowl', 'eine halbe Feige in einer roten Schüssel', '2018/IMG_2201.jpg'],
  ['paint brushes', 'Pinsel mit bunten Farben', '2018/IMG_2214.jpg'],
  ['small bird on a tree trunk', 'kleiner Vogel an einem Baumstamm', '2019/IMG_3107.jpg'],
  ['face of a cat', 'Gesicht einer Katze', '2019/IMG_3240.jpg'],
  ['cup of coffee', 'eine Tasse Kaffee', '2019/coffee.webp'],
  ['Chinese temple', 'chinesischer Tempel', '2019/IMG_3311.jpg'],
  ['pink flower', 'rosa Blume', '2019/IMG_3325.jpg'],
  ['oranges in a crate', 'Orangen in einer Kiste', '2020/20201017_100211.jpg', '2020/20201017_100213.jpg'],
  ['limes', 'Limetten', '2020/20201017_100240.jpg'],
  ['leeks', 'Lauchstangen', '2020/20201017_100328.jpg'],
  ['pineapples', 'Ananas', '2020/20201017_100402.jpg', '2020/20201017_100409.jpg'],
  ['red bell peppers', 'rote Paprikaschoten', '2020/20201017_100515.jpg'],
  ['a carton of milk', 'ein Karton Milch', '2020/20201017_100750.jpg'],
  ['red dress', 'rotes Kleid', '2020/IMG_4021.jpg'],
  ['a black cap', 'eine schwarze Mütze', '2020/IMG_4022.jpg'],
  ['striped sweater', 'gestreifter Pullover', '2020/IMG_4023.jpg'],
  ['pink trousers', 'rosa Hose', '2020/IMG_4024.jpg'],
  ['sneakers', 'Turnschuhe', '2020/IMG_4025.jpg'],
];

/** Nothing of the kind is in the samples. */
const UNANSWERED = ['an elephant', 'people playing football', 'a birthday cake with candles', 'a bus in the street', 'zebras in the savanna'];

describe('the forty sample photos with the embedded model', () => {
  let samples: PhotoSearch;
  beforeAll(async () => {
    samples = await searchOver(samplePhotos());
  });
  afterAll(async () => {
    await samples.close();
  });

  test('each of 25 questions finds its photo among the first three', async () => {
    const missed: string[] = [];
    for (const [question, , ...answers] of QUESTIONS) {
      const { paths } = await samples.ask(question, 3);
      if (!answers.some((answer) => paths.includes(answer))) missed.push(`${question}: ${paths.join(', ')}`);
    }
    expect(missed).toEqual([]);
  });

  test('the same questions in German find it too, and the answer says what was translated', async () => {
    const missed: string[] = [];
    for (const [, german, ...answers] of QUESTIONS) {
      const answer = await samples.search.searchPhotos({ text: german, limit: 3 });
      const paths = answer.results.map((result) => result.path?.replace('/library/', ''));
      expect(answer.parsed.look[0]?.translatedFrom, german).toBe(german);
      if (!answers.some((each) => paths.includes(each))) missed.push(`${german} (${answer.parsed.look[0]?.words})`);
    }
    expect(missed).toEqual([]);
  });

  test('German in lower case, and without umlauts, gives the same answers', async () => {
    const plain = (text: string): string => text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
    for (const [, german] of QUESTIONS) {
      const asWritten = await samples.ask(german, 5);
      expect(await samples.ask(german.toLowerCase(), 5), german).toEqual(asWritten);
      expect(await samples.ask(plain(german), 5), german).toEqual(asWritten);
    }
    expect((await samples.ask('hund am zaun', 2)).paths.toSorted()).toEqual(['2016/DSC_0121.jpg', 'received/dogs cropped.jpg']);
    // By the English name that it was saved under.
    expect((await samples.ask('hunde', 1)).paths).toEqual(['received/dogs cropped.jpg']);
  });

  test('five questions that nothing answers have no strong photo', async () => {
    const loud: string[] = [];
    for (const question of UNANSWERED) {
      const { strong, paths } = await samples.ask(question);
      expect(paths).toHaveLength(10);
      if (strong > 0) loud.push(`${question}: ${paths.slice(0, strong).join(', ')}`);
    }
    expect(loud).toEqual([]);
  });

  test('a negated part lowers the photos that show it, by their scores and not by its words', async () => {
    const rank = async (question: string, path: string): Promise<number> => (await samples.ask(question, 40)).paths.indexOf(path);
    expect(await rank('fruit', '2020/20201017_100402.jpg')).toBeLessThan(4);
    expect(await rank('fruit without pineapples', '2020/20201017_100402.jpg')).toBeGreaterThan(9);
    expect(await rank('fruit -pineapples', '2020/20201017_100402.jpg')).toBeGreaterThan(9);
    expect(await rank('Obst ohne Ananas', '2020/20201017_100402.jpg')).toBeGreaterThan(9);
    expect(await rank('fruit without pineapples', '2020/20201017_100211.jpg')).toBeLessThan(3);
    expect(await rank('clothes but not dresses', '2020/IMG_4021.jpg')).toBeGreaterThan(await rank('clothes', '2020/IMG_4021.jpg'));
  });

  test('a question of a negated part alone puts photos that show it last and calls the others strong', async () => {
    const { strong, paths } = await samples.ask('no mountains', 40);
    expect(paths.slice(0, strong)).not.toContain('2017/DSC_0302.jpg');
    expect(paths.slice(0, strong)).not.toContain('2016/DSC_0111.jpg');
    expect(strong).toBeGreaterThan(20);
    expect(strong).toBeLessThan(40);
  });

  test('weights shift a question between its parts', async () => {
    const flower = '2019/IMG_3325.jpg';
    const dress = '2020/IMG_4021.jpg';
    const towardsFlower = (await samples.ask('"pink flower"^8 "red dress"^0.2', 40)).paths;
    const towardsDress = (await samples.ask('"pink flower"^0.2 "red dress"^8', 40)).paths;
    expect(towardsFlower.indexOf(flower)).toBeLessThan(towardsFlower.indexOf(dress));
    expect(towardsDress.indexOf(dress)).toBeLessThan(towardsDress.indexOf(flower));
  });

  test('an example image with words finds what is like both, and never the example itself', async () => {
    const example = join(SAMPLES, '2020', '20201017_100402.jpg');
    const answer = await samples.search.searchPhotos({ text: 'oranges in a crate', images: [example], limit: 5 });
    const paths = answer.results.map((result) => result.path?.replace('/library/', ''));
    expect(paths).not.toContain('2020/20201017_100402.jpg');
    expect(paths[0]).toMatch(/^2020\/20201017_1002/);
  });

  test('more like this leaves the photo itself out, by id, by path of the library, and by the same content outside it', async () => {
    const picture = join(SAMPLES, '2020', '20201017_100402.jpg');
    const asked = await samples.ask('pineapples', 1);
    const [{ id, path } = { id: '', path: '' }] = (await samples.search.searchPhotos({ text: 'pineapples', limit: 2 })).results.filter((each) => each.path?.endsWith('100402.jpg'));
    expect(asked.paths).toHaveLength(1);
    const answers = [];
    for (const to of [id, path ?? '', picture]) {
      const { strong, results } = await samples.search.similarPhotos({ to, limit: 3 });
      expect(strong).toBe(1);
      answers.push(results.map((result) => result.path));
    }
    expect(answers[0]?.[0]).toBe('/library/2020/20201017_100409.jpg');
    expect(answers[0]).not.toContain(path);
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  test('each result explains itself', async () => {
    const answer = await samples.search.searchPhotos({ text: 'a cat -dog', limit: 1, explain: true });
    const [first] = answer.results;
    expect(first?.explain?.parts.map(({ words, weight, negated }) => ({ words, weight, negated }))).toEqual([
      { words: 'a cat', weight: 1, negated: false },
      { words: 'dog', weight: 1, negated: true },
    ]);
    expect(first?.explain?.standing).toBeGreaterThan(3);
    expect(first?.explain?.boundary).toBeGreaterThanOrEqual(0.45);
    expect(first?.score).toBeGreaterThan(first?.explain?.boundary ?? 1);
  });

  test.each(['?', '...', '   ', '""', '-', '(((', '"'.repeat(999), '\ud800'])('asks for words instead of answering %o', async (text) => {
    await expect(samples.search.searchPhotos({ text })).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('two dogs') as string });
  });

  test.each(['の写真', '🐈', 'собака', 'قطة', 'the of and', 'a'.repeat(10_000), 'in '.repeat(3_000), '-a '.repeat(2_000), 'x\u0000y', 'cat\ud800'])(
    'answers %o without an error', async (text) => {
      const answer = await samples.search.searchPhotos({ text, limit: 3 });
      expect(answer.results).toHaveLength(3);
    });

  test('stops when it is told to', async () => {
    await expect(samples.search.searchPhotos({ text: 'a cat' }, AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});
