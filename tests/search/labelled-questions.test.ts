import { beforeAll, describe, expect, test } from 'vitest';
import { drawBoundary } from '../../electron/engine/search/draw-boundary.ts';
import { combineStandings, scaleOf, scoreOf, type VectorPart } from '../../electron/engine/search/standing.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { averagePrecision, cosinesOf, encodeParts, labelledPhotos, mean, shareAbove, type LabelledPhoto } from './labelled-photos.ts';
import { ENCODERS } from './photo-search.ts';

const COLLAGES = 120;
/** Nothing of the kind is among groceries and clothes. */
const UNANSWERED = [
  'elephant', 'an airplane in the sky', 'wedding', 'a receipt', 'birthday cake', 'people playing football', 'a baby in a crib', 'train station',
  'computer keyboard', 'sailing boat', 'horse in a field', 'bicycle', 'zebra', 'a crowded beach', 'swimming pool', 'laptop', 'piano', 'hot air balloon',
  'a bus in the street', 'bathroom', 'surfing', 'motorcycle', 'pizza', 'umbrella in the rain', 'fireworks', 'christmas tree', 'a skyscraper at night',
  'skiing', 'a map', 'children on a swing', 'spaghetti', 'sushi', 'a castle', 'guitar', 'fire truck', 'lighthouse', 'volcano', 'x-ray', 'crocodile', 'statue',
];

/** The figures of docs/search.md; printed with `MEASURE=1 npx vitest run --project integration tests/search/labelled`. */
function report(title: string, figures: Record<string, number>): void {
  const line = Object.entries(figures).map(([name, value]) => `${name} ${value.toFixed(3)}`).join(', ');
  if (process.env['MEASURE']) process.stdout.write(`${title}: ${line}\n`);
}

describe('questions over 454 labelled photos and collages of them', () => {
  let photos: LabelledPhoto[];
  let pairs: (readonly [string, string])[];
  beforeAll(async () => {
    photos = await labelledPhotos(COLLAGES);
    const names = photos.filter((photo) => photo.shows.size === 2).map((photo) => [...photo.shows].toSorted().join('|'));
    pairs = [...new Set(names)].map((name) => name.split('|') as unknown as readonly [string, string]);
  }, 300_000);

  const scores = (parts: readonly VectorPart[]): number[] => photos.map((photo) => combineStandings(parts, cosinesOf(parts, photo)));

  test('"a cat and a laptop": the soft minimum over the whole and its members beats the sentence alone', async () => {
    const [whole, members, both]: [(number | null)[], (number | null)[], (number | null)[]] = [[], [], []];
    for (const [first, second] of pairs) {
      const parts = await encodeParts([{ words: `a ${first} and a ${second}` }, { words: `a ${first}` }, { words: `a ${second}` }]);
      const showsBoth = (i: number): boolean => photos[i]?.shows.has(first) === true && photos[i].shows.has(second);
      whole.push(averagePrecision(scores(parts.slice(0, 1)), showsBoth));
      members.push(averagePrecision(scores(parts.slice(1)), showsBoth));
      both.push(averagePrecision(scores(parts), showsBoth));
    }
    report(`compound, ${pairs.length} questions, mean average precision`, { whole: mean(whole), members: mean(members), both: mean(both) });
    expect(mean(both)).toBeGreaterThan(mean(whole) + 0.1);
    expect(mean(both)).toBeGreaterThan(0.5);
  });

  test('"a hat without a pear": photos with both fall behind, and the ranking of hats hardly suffers', async () => {
    const figures: Record<'sentence' | 'dropped' | 'ours', { above: (number | null)[]; precision: (number | null)[] }> = {
      sentence: { above: [], precision: [] }, dropped: { above: [], precision: [] }, ours: { above: [], precision: [] },
    };
    for (const [wanted, unwanted] of pairs.flatMap(([a, b]) => [[a, b], [b, a]] as const)) {
      const [sentence, asked, not] = await encodeParts([{ words: `a ${wanted} without a ${unwanted}` }, { words: `a ${wanted}` }, { words: `a ${unwanted}`, negated: true }]);
      if (!sentence || !asked || !not) throw new Error('no vectors');
      const isRight = (i: number): boolean => photos[i]?.shows.has(wanted) === true && !photos[i].shows.has(unwanted);
      const isWrong = (i: number): boolean => photos[i]?.shows.has(wanted) === true && photos[i].shows.has(unwanted);
      for (const [name, parts] of [['sentence', [sentence]], ['dropped', [asked]], ['ours', [asked, not]]] as const) {
        figures[name].above.push(shareAbove(scores(parts), isRight, isWrong));
        figures[name].precision.push(averagePrecision(scores(parts), isRight));
      }
    }
    const above = { sentence: mean(figures.sentence.above), dropped: mean(figures.dropped.above), ours: mean(figures.ours.above) };
    const precision = { sentence: mean(figures.sentence.precision), dropped: mean(figures.dropped.precision), ours: mean(figures.ours.precision) };
    report('negation, right above wrong', above);
    report('negation, mean average precision', precision);
    expect(above.sentence).toBeLessThan(0.4);
    expect(above.ours).toBeGreaterThan(above.dropped + 0.08);
    expect(precision.ours).toBeGreaterThan(precision.dropped - 0.05);
  });

  test('the boundary keeps quiet what the library does not hold, and a filter does not make it louder', async () => {
    const singles = photos.filter((photo) => photo.set !== 'collage');
    const kinds = [...new Set(singles.flatMap((photo) => [...photo.shows]))];
    const questions = [...kinds.map((kind) => ({ words: kind, kind })), ...UNANSWERED.map((words) => ({ words, kind: null }))];
    const random = seededRandom(3);
    const f1: number[] = [];
    const silent: Record<'whole library' | 'filtered, best of the library' | 'filtered, best of the filtered', number[]> = {
      'whole library': [], 'filtered, best of the library': [], 'filtered, best of the filtered': [],
    };
    for (const { words, kind } of questions) {
      const parts = await encodeParts([{ words }]);
      const scored = singles.map((photo) => ({ score: scoreOf(combineStandings(parts, cosinesOf(parts, photo)), scaleOf(parts)), isRight: kind !== null && photo.shows.has(kind) }));
      const bestOf = (among: typeof scored): number => Math.max(...among.map(({ score }) => score));
      const strong = (among: typeof scored, best: number): typeof scored => among.filter(({ score }) => score >= drawBoundary(parts, best, ENCODERS.pack.calibration));
      const whole = strong(scored, bestOf(scored));
      if (kind === null) silent['whole library'].push(whole.length === 0 ? 1 : 0);
      else f1.push((2 * whole.filter((each) => each.isRight).length) / (whole.length + scored.filter((each) => each.isRight).length));
      // A filter that leaves one photo in ten, and nothing that answers.
      const filtered = scored.filter(({ isRight }) => !isRight && random() < 0.1);
      silent['filtered, best of the library'].push(strong(filtered, bestOf(scored)).length === 0 ? 1 : 0);
      silent['filtered, best of the filtered'].push(strong(filtered, bestOf(filtered)).length === 0 ? 1 : 0);
    }
    const quiet = Object.fromEntries(Object.entries(silent).map(([name, values]) => [name, mean(values)])) as Record<keyof typeof silent, number>;
    report(`boundary, ${f1.length} questions answered, ${UNANSWERED.length} not`, { 'mean F1': mean(f1), ...quiet });
    expect(mean(f1)).toBeGreaterThan(0.6);
    expect(quiet['whole library']).toBeGreaterThan(0.85);
    expect(quiet['filtered, best of the library']).toBeGreaterThan(quiet['filtered, best of the filtered']);
  });
});
