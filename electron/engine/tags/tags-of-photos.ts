import type { PhotoTags } from '../../../shared/contract/tag-schemas.ts';
import { readMarks } from '../store/apply-marks.ts';
import { readAutoTags } from '../store/auto-tags.ts';
import type { StoreReader } from '../store/library-store.ts';
import type { PhotoRow } from '../store/photo-row.ts';
import type { Tag, TagBook } from './tag-book.ts';

type OneTag = PhotoTags['tags'][number];

/** The tags of photos, in the order asked; unknown ids are left out, and so are tags that the person hid. */
export async function tagsOfPhotos(ids: readonly string[], store: StoreReader, book: TagBook): Promise<PhotoTags[]> {
  const [photos, marks] = await Promise.all([store.photosById(ids, ['id', 'tags', 'autoTags']), store.marksOf(ids)]);
  const said = new Map(marks.filter(({ kind }) => kind === 'tags').map((mark) => [mark.photoId, readMarks([mark]).tags ?? {}]));
  return photos.map((photo) => ({ id: photo.id, ...describeTags(photo, said.get(photo.id) ?? {}, book) }));
}

function describeTags(photo: Pick<PhotoRow, 'tags' | 'autoTags'>, said: Readonly<Record<string, boolean>>, book: TagBook): Omit<PhotoTags, 'id'> {
  const auto = new Map(readAutoTags(photo.autoTags).map((tag) => [tag.tag, tag]));
  const tags = new Map<string, OneTag>();
  for (const id of photo.tags) {
    const tag = shownTag(id, book);
    if (!tag) continue;
    const seen = auto.get(id);
    const next: OneTag = said[id] || !seen
      ? { tag: tag.id, names: tag.names, by: 'person', confidence: 1 }
      : { tag: tag.id, names: tag.names, by: seen.by, confidence: seen.confidence };
    const known = tags.get(tag.id);
    if (!known || next.by === 'person' || (known.by !== 'person' && next.confidence > known.confidence)) tags.set(tag.id, next);
  }
  const refused = new Map(Object.entries(said).flatMap(([id, isTrue]) => {
    const tag = isTrue ? undefined : shownTag(id, book);
    return tag && !tags.has(tag.id) ? [[tag.id, { tag: tag.id, names: tag.names }] as const] : [];
  }));
  const byConfidence = (a: OneTag, b: OneTag): number => b.confidence - a.confidence || (a.names.en < b.names.en ? -1 : 1);
  return { tags: [...tags.values()].toSorted(byConfidence), refused: [...refused.values()] };
}

/** What an id is shown as: nothing where it is none any more, or where the person does not want to see it. */
function shownTag(id: string, book: TagBook): Tag | undefined {
  const tag = book.meant(id);
  return tag?.isHidden || book.get(id)?.isHidden ? undefined : tag;
}
