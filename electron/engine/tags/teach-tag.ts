import { teachRequest, type Lesson, type TagInfo, type TeachRequest } from '../../../shared/contract/tag-schemas.ts';
import { normalize } from '../encode/embedding.ts';
import type { StoreReader } from '../store/library-store.ts';
import { marginsOf } from './fit-logistic.ts';
import { learntConfidence, type LearntTag } from './learn-tag.ts';
import { LIKELY_MIN, TAUGHT_AT_THRESHOLD } from './limits.ts';
import { answersTo, learnFrom, type Answers } from './taught-tags.ts';
import { readSaid } from './list-tags.ts';
import type { TagBook } from './tag-book.ts';

export interface TeachContext {
  readonly store: StoreReader;
  readonly book: TagBook;
  readonly fingerprint: string;
  readonly tag: TagInfo;
}

/** What a tag has learnt from the answers so far, and which photos to ask about next. */
export async function teachTag(asked: TeachRequest, { store, book, fingerprint, tag }: TeachContext): Promise<Lesson> {
  const { limit } = teachRequest.parse(asked);
  const answers = answersTo(tag.id, await readSaid(store), book);
  const { id: photos } = await store.photoColumns(['id']);
  const { learnt, missing } = await learnFrom(answers, photos, store, fingerprint);
  if (!learnt) return { tag, missing, likely: [], unsure: await photosLike(answers, { store, fingerprint, limit }) };
  const said = new Set([...answers.yes, ...answers.no]);
  const open: { id: string; margin: number }[] = [];
  for await (const { ids, vectors } of store.vectorBatches(fingerprint)) {
    const margins = marginsOf(learnt.model, vectors);
    ids.forEach((id, i) => said.has(id) || open.push({ id, margin: margins[i] as number }));
  }
  const ordered = open.toSorted((a, b) => b.margin - a.margin || (a.id < b.id ? -1 : 1));
  const likely = ordered.slice(0, limit).filter(({ margin }) => learntConfidence(margin, learnt) >= LIKELY_MIN);
  const rest = ordered.slice(likely.length).toSorted((a, b) => Math.abs(a.margin - doubt(learnt)) - Math.abs(b.margin - doubt(learnt)));
  const told = ({ id, margin }: (typeof open)[number]): Lesson['likely'][number] => ({ id, confidence: learntConfidence(margin, learnt) });
  return { tag, missing, likely: likely.map(told), unsure: rest.slice(0, limit).map(told) };
}

/** The margin of an even chance. */
function doubt({ threshold, spread }: LearntTag): number {
  return threshold - TAUGHT_AT_THRESHOLD * spread;
}

/** Before it can be learnt: what looks like the photos marked yes so far, which may be yes as likely as not. */
async function photosLike({ yes, no }: Answers, { store, fingerprint, limit }: { store: StoreReader; fingerprint: string; limit: number }): Promise<Lesson['unsure']> {
  const vectors = [...(await store.vectorsOf(fingerprint, yes)).values()];
  const [first] = vectors;
  if (!first) return [];
  const sum = vectors.reduce((total, vector) => total.map((value, i) => value + (vector[i] as number)), new Float32Array(first.length));
  const said = new Set([...yes, ...no]);
  const near = await store.nearest({ fingerprint, vector: normalize(sum), limit: limit + said.size });
  return near.filter(({ id }) => !said.has(id)).slice(0, limit).map(({ id }) => ({ id, confidence: 0.5 }));
}
