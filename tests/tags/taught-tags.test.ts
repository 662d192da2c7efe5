import { beforeAll, expect, test } from 'vitest';
import { learnTag, type LearntTag } from '../../electron/engine/tags/learn-tag.ts';
import { marginsOf } from '../../electron/engine/tags/fit-logistic.ts';
import { labelledPhotos, type LabelledPhoto } from '../search/labelled-photos.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { BACKGROUND } from '../search/photo-search.ts';

let photos: LabelledPhoto[];
beforeAll(async () => {
  photos = (await labelledPhotos(0)).filter(({ set }) => set !== 'collage');
}, 600_000);

/** What a person can show of one thing, and what no word of the vocabulary need describe. */
const THINGS = ['dress', 'hat', 'shoes', 'skirt', 'shorts', 'trousers', 'apple', 'juice carton', 'milk carton', 'bell pepper'];

interface Taught { readonly right: number; readonly wrong: number; readonly missed: number }

/** Learn a thing from some photos that show it, and answer `rounds` questions of the ten most doubtful photos. */
function teach(thing: string, { yes: count, rounds }: { readonly yes: number; readonly rounds: number }): Taught {
  const random = seededRandom(count * 100 + thing.length);
  const bank = BACKGROUND as NonNullable<typeof BACKGROUND>;
  const ordinary = Array.from({ length: bank.rows }, (_, i) => bank.vectors.subarray(i * bank.dim, (i + 1) * bank.dim));
  const showing = photos.filter(({ shows }) => shows.has(thing)).map((photo) => ({ photo, at: random() })).toSorted((a, b) => a.at - b.at).map(({ photo }) => photo);
  const said = new Map<LabelledPhoto, boolean>(showing.slice(0, count).map((photo) => [photo, true]));
  const of = (isTrue: boolean): Float32Array[] => [...said].filter(([, word]) => word === isTrue).map(([photo]) => photo.vector);
  // As in a library of all of these: photos of which nothing was said, whatever they show, drawn by chance.
  const learn = (): LearntTag => {
    const unsaid = [...ordinary, ...photos.filter((photo) => !said.has(photo)).map(({ vector }) => vector)];
    const draw = seededRandom(5);
    return learnTag({ yes: of(true), no: of(false), weak: unsaid.map((vector) => ({ vector, at: draw() })).toSorted((a, b) => a.at - b.at).slice(0, 800).map(({ vector }) => vector) });
  };
  let learnt = learn();
  const marginOf = ({ vector }: LabelledPhoto): number => marginsOf(learnt.model, vector)[0] as number;
  for (let round = 0; round < rounds; round++) {
    const open = photos.filter((photo) => !said.has(photo)).toSorted((a, b) => Math.abs(marginOf(a) - learnt.threshold) - Math.abs(marginOf(b) - learnt.threshold));
    for (const photo of open.slice(0, 10)) said.set(photo, photo.shows.has(thing));
    learnt = learn();
  }
  const rest = photos.filter((photo) => !said.has(photo));
  const given = rest.filter((photo) => marginOf(photo) >= learnt.threshold);
  const right = given.filter(({ shows }) => shows.has(thing)).length;
  return { right, wrong: given.length - right, missed: rest.filter(({ shows }) => shows.has(thing)).length - right };
}

function overall(options: { readonly yes: number; readonly rounds: number }): { precision: number; recall: number } {
  const all = THINGS.filter((thing) => photos.filter(({ shows }) => shows.has(thing)).length >= options.yes + 3).map((thing) => teach(thing, options));
  const sum = (field: keyof Taught): number => all.reduce((total, each) => total + each[field], 0);
  const found = { precision: sum('right') / (sum('right') + sum('wrong')), recall: sum('right') / (sum('right') + sum('missed')) };
  if (process.env.MEASURE) process.stdout.write(`${options.yes} yes, ${options.rounds} rounds of ten: precision ${found.precision.toFixed(2)}, recall ${found.recall.toFixed(2)}\n`);
  return found;
}

test('five photos teach a thing, and every round of answers makes it surer', () => {
  const [plain, one, three] = [0, 1, 3].map((rounds) => overall({ yes: 5, rounds }));
  expect(plain?.precision).toBeGreaterThan(0.5);
  expect(plain?.recall).toBeGreaterThan(0.3);
  expect(one?.precision).toBeGreaterThan(plain?.precision ?? 1);
  expect(three?.precision).toBeGreaterThan(0.85);
  if (process.env.MEASURE) for (const yes of [10, 20]) for (const rounds of [0, 1]) overall({ yes, rounds });
});

test('what was refused is not given again, and the same photos teach the same whatever their order', () => {
  const bank = BACKGROUND as NonNullable<typeof BACKGROUND>;
  const weak = Array.from({ length: 400 }, (_, i) => bank.vectors.subarray(i * bank.dim, (i + 1) * bank.dim));
  const [dresses, skirts] = ['dress', 'skirt'].map((thing) => photos.filter(({ shows }) => shows.has(thing)).map(({ vector }) => vector));
  const shown = { yes: (dresses ?? []).slice(0, 8), no: (skirts ?? []).slice(0, 4), weak };
  const learnt = learnTag(shown);
  for (const vector of shown.no) expect(marginsOf(learnt.model, vector)[0]).toBeLessThanOrEqual(learnt.threshold);
  const again = learnTag({ ...shown, no: shown.no.toReversed() });
  expect(again.threshold).toBeCloseTo(learnt.threshold, 3);
});
