import type { PhotoTags, TagInfo } from '../../../shared/contract/tag-schemas.ts';
import type { TagPath } from '../decode/tag-change.ts';

/** What exports ask of tags: as `TagCalls` answers it. */
export interface TagNames {
  list(): Promise<TagInfo[]>;
  of(ids: readonly string[]): Promise<PhotoTags[]>;
}

/** Reads the tags of photos as keywords. Photos without any are absent. */
export type ReadTags = (ids: readonly string[]) => Promise<ReadonlyMap<string, readonly TagPath[]>>;

/** More tags above one another than any vocabulary has: a circle ends here. */
const LEVELS_MAX = 20;

/** Keywords in one language; what the tags are called is read once. */
export function readTagsIn(language: 'en' | 'de', tags: TagNames): ReadTags {
  let reading: Promise<ReadonlyMap<string, TagInfo>> | null = null;
  return async (ids) => {
    const known = await (reading ??= tags.list().then((list) => new Map(list.map((tag) => [tag.id, tag]))));
    const photos = await tags.of(ids);
    return new Map(photos.filter((photo) => photo.tags.length > 0).map((photo) => [photo.id, photo.tags.map((tag) => pathOf(tag, known, language))]));
  };
}

function pathOf({ tag, names }: PhotoTags['tags'][number], known: ReadonlyMap<string, TagInfo>, language: 'en' | 'de'): TagPath {
  const path = [names[language]];
  let above = known.get(tag)?.parent ?? null;
  while (above !== null && path.length < LEVELS_MAX) {
    const info = known.get(above);
    if (!info) break;
    path.unshift(info.names[language]);
    above = info.parent;
  }
  return path;
}
