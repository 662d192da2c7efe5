import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { readMarks } from '../store/apply-marks.ts';
import { readAutoTags } from '../store/auto-tags.ts';
import type { StoreReader } from '../store/library-store.ts';
import type { Calibration } from './calibration.ts';
import type { TagBook } from './tag-book.ts';

/** What the library holds of one tag and all that counts as it. */
interface Borne {
  photos: number;
  /** The surest photo that bears it. */
  coverId: string | null;
  confidence: number;
}

/** Every tag with what the library holds of it: in the order of the vocabulary, own ones after, merged ones too. */
export async function listTags(store: StoreReader, book: TagBook, calibration: Calibration): Promise<TagInfo[]> {
  const said = await readSaid(store);
  const counts = countSaid(said);
  const borne = await countBorne(store, book, said);
  return book.tags.map((tag) => {
    const merged = tag.mergedInto === null ? undefined : book.meant(tag.id);
    const { photos = 0, coverId = null } = (merged ? undefined : borne.get(tag.id)) ?? {};
    const own = [tag.id, ...book.mergedInto(tag.id)].flatMap((id) => counts.get(id) ?? []);
    return {
      id: tag.id, names: tag.names, parent: tag.parent, kind: tag.kind, isHidden: tag.isHidden, photos, coverId,
      measured: calibration.tags[tag.id]?.measured ?? null,
      said: { yes: sum(own.map(({ yes }) => yes)), no: sum(own.map(({ no }) => no)) },
      ...(merged && { mergedInto: merged.id }),
    };
  });
}

/** What the person said of tags, by photo and then by tag. */
export type SaidOfTags = ReadonlyMap<string, Readonly<Record<string, boolean>>>;

export async function readSaid(store: StoreReader): Promise<SaidOfTags> {
  const marks = await store.listMarks('tags');
  return new Map(marks.map((mark) => [mark.photoId, readMarks([mark]).tags ?? {}]));
}

function countSaid(said: SaidOfTags): Map<string, { yes: number; no: number }> {
  const counts = new Map<string, { yes: number; no: number }>();
  for (const tags of said.values()) {
    for (const [tag, isTrue] of Object.entries(tags)) {
      const { yes, no } = counts.get(tag) ?? { yes: 0, no: 0 };
      counts.set(tag, isTrue ? { yes: yes + 1, no } : { yes, no: no + 1 });
    }
  }
  return counts;
}

/** Visible photos by tag; each photo counts once for a tag, however much of it bears what counts as that tag. */
async function countBorne(store: StoreReader, book: TagBook, said: SaidOfTags): Promise<Map<string, Borne>> {
  const columns = await store.photoColumns(['id', 'tags', 'autoTags']);
  const borne = new Map<string, Borne>();
  const lines = new Map(book.tags.map(({ id }) => {
    const meant = book.meant(id);
    return [id, meant ? [meant.id, ...book.above(meant.id)] : []];
  }));
  columns.tags.forEach((tags, i) => {
    if (tags.length === 0) return;
    const photo = columns.id[i] as string;
    const seen = new Map(readAutoTags(columns.autoTags[i] ?? null).map(({ tag, confidence }) => [tag, confidence]));
    const surest = new Map<string, number>();
    for (const tag of tags) {
      const confidence = said.get(photo)?.[tag] ? 1 : (seen.get(tag) ?? 1);
      for (const each of lines.get(tag) ?? []) surest.set(each, Math.max(confidence, surest.get(each) ?? 0));
    }
    for (const [tag, confidence] of surest) count(borne, tag, { photo, confidence });
  });
  return borne;
}

function count(borne: Map<string, Borne>, tag: string, { photo, confidence }: { photo: string; confidence: number }): void {
  const known = borne.get(tag) ?? { photos: 0, coverId: null, confidence: -1 };
  borne.set(tag, known);
  known.photos += 1;
  // Ties go to the smaller id, so that a cover stays what it is.
  if (confidence < known.confidence || (confidence === known.confidence && known.coverId !== null && known.coverId < photo)) return;
  known.coverId = photo;
  known.confidence = confidence;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
