import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { dot, type UnitVector } from '../../electron/engine/encode/embedding.ts';
import type { VectorPart } from '../../electron/engine/search/standing.ts';
import { LABELLED } from '../fixtures/repository.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { BACKGROUND, decodePicture, ENCODERS } from './photo-search.ts';

/** What people ask for, and the labels of the photos that show it; products by their kind. Labels that are no key stand for themselves. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  apple: ['royal gala', 'red delicious', 'pink lady', 'granny smith', 'golden delicious'], pear: ['kaiser', 'conference', 'anjou'],
  melon: ['watermelon', 'honeydew melon', 'galia melon', 'cantaloupe'], potato: ['floury potato', 'solid potato', 'sweet potato'],
  tomato: ['vine tomato', 'regular tomato', 'beef tomato'], mushroom: ['brown cap mushroom'], onion: ['yellow onion'], mandarin: ['satsumas'],
  'bell pepper': ['yellow bell pepper', 'red bell pepper', 'orange bell pepper', 'green bell pepper'], grapefruit: ['red grapefruit'],
  carrot: ['carrots'], beetroot: ['red beet'], coat: ['outwear'], 'long sleeved top': ['longsleeve'], trousers: ['pants'], 't-shirt': ['t shirt'],
};
const KIND_OF = new Map(Object.entries(KINDS).flatMap(([kind, labels]) => labels.map((label) => [label, kind] as const)));

function kindOf(label: string): string {
  if (/juice|smooth|mandarin morning|golden grapefruit/u.test(label)) return 'juice carton';
  if (/yoghurt|yoggi|soyghurt|oatghurt/u.test(label)) return 'yoghurt';
  if (/sour cream/u.test(label)) return 'sour cream';
  return /milk/u.test(label) ? 'milk carton' : (KIND_OF.get(label) ?? label);
}

/** A photo of which it is known what it shows. */
export interface LabelledPhoto {
  readonly set: 'grocery' | 'clothes' | 'collage';
  readonly shows: ReadonlySet<string>;
  readonly vector: UnitVector;
}

/** The labelled photos, and collages of two of them side by side: the only photos at hand known to show two things. */
export async function labelledPhotos(collages: number): Promise<LabelledPhoto[]> {
  const rows = readFileSync(join(LABELLED, 'labels.csv'), 'utf8').trim().split('\n').slice(1).map((line) => line.split(',').map((cell) => cell.trim()));
  const singles = rows.map(([file = '', set = '', label = '']) => ({ set: set as LabelledPhoto['set'], shows: new Set([kindOf(label)]), picture: join(LABELLED, file) }));
  const random = seededRandom(7);
  const pairs = await Promise.all(Array.from({ length: collages }, async () => {
    const [left, right] = [0, 1].map(() => singles[Math.floor(random() * singles.length)] as (typeof singles)[number]);
    if (!left || !right) throw new Error('no labelled photos');
    const halves = await Promise.all([left, right].map(async ({ picture }) => await sharp(picture).autoOrient().flatten({ background: '#fff' }).resize(300, 400, { fit: 'cover' }).png().toBuffer()));
    const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#fff' } })
      .composite(halves.map((input, i) => ({ input, left: 300 * i, top: 0 }))).png().toBuffer();
    return { set: 'collage' as const, shows: new Set([...left.shows, ...right.shows]), picture };
  }));
  const photos: LabelledPhoto[] = [];
  for (const { picture, ...photo } of [...singles, ...pairs]) {
    const [vector] = await ENCODERS.encodeImages([(await decodePicture(picture)).pixels]);
    if (vector) photos.push({ ...photo, vector });
  }
  return photos;
}

/** Parts of a question, encoded, with their standing over the background bank. */
export async function encodeParts(parts: readonly { readonly words: string; readonly negated?: boolean }[]): Promise<VectorPart[]> {
  const vectors = await ENCODERS.encodeTexts(parts.map((part) => part.words));
  return parts.map((part, i) => {
    const vector = vectors[i] as UnitVector;
    if (!BACKGROUND) throw new Error('the embedded pack has lost its background bank');
    return { words: part.words, kind: 'text', weight: 1, negated: part.negated ?? false, vector, ...BACKGROUND.measure(vector) };
  });
}

/** Cosines of every part with a photo. */
export function cosinesOf(parts: readonly VectorPart[], photo: LabelledPhoto): number[] {
  return parts.map((part) => dot(part.vector, photo.vector));
}

/** Average precision of a ranking by score; null where nothing is relevant. */
export function averagePrecision(scores: readonly number[], isRelevant: (index: number) => boolean): number | null {
  const order = scores.map((score, index) => ({ score, index })).toSorted((a, b) => b.score - a.score);
  let [found, sum] = [0, 0];
  order.forEach(({ index }, rank) => {
    if (!isRelevant(index)) return;
    found += 1;
    sum += found / (rank + 1);
  });
  return found === 0 ? null : sum / found;
}

/** How often a wanted photo stands above an unwanted one, ties half: 1 always, 0.5 by chance. */
export function shareAbove(scores: readonly number[], isWanted: (index: number) => boolean, isUnwanted: (index: number) => boolean): number | null {
  const wanted = scores.filter((_, index) => isWanted(index));
  const unwanted = scores.filter((_, index) => isUnwanted(index));
  if (wanted.length === 0 || unwanted.length === 0) return null;
  let above = 0;
  for (const high of wanted) for (const low of unwanted) above += high > low ? 1 : high === low ? 0.5 : 0;
  return above / (wanted.length * unwanted.length);
}

export function mean(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  return known.reduce((sum, value) => sum + value, 0) / known.length;
}
