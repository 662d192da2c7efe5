import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import type { TagBook } from './tag-book.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Tags by name, as a question asks for them: by id, name or synonym in any language, with everything that counts as them. */
export interface TagNames {
  find(name: string): { readonly name: string; readonly ids: readonly string[] } | null;
}

export function createTagNames(book: TagBook): TagNames {
  return {
    find(name) {
      const found = book.named(name);
      const [first] = found;
      if (!first) return null;
      return { name: found.map(({ names }) => names.en).join(' or '), ids: [...new Set(found.flatMap(({ id }) => shownIds(id, book)))] };
    },
  };
}

/** A hidden tag is found by nothing, not even by the tag above it. */
function shownIds(id: string, book: TagBook): string[] {
  return book.counting(id).filter((each) => !book.get(each)?.isHidden && !book.meant(each)?.isHidden);
}

/** A tag to be suggested while a question is typed. */
export interface TypedTag {
  readonly names: readonly { readonly name: string; readonly synonyms: readonly string[] }[];
  readonly photos: number;
}

/** Tags that are shown, each with what may be typed for it. */
export function typedTags(list: readonly TagInfo[], vocabulary: Vocabulary): TypedTag[] {
  const shipped = new Map(vocabulary.tags.map((tag) => [tag.id, tag]));
  return list.filter((tag) => !tag.isHidden && tag.mergedInto === undefined && tag.photos > 0).map(({ id, names, photos }) => {
    const { synonyms = { en: [], de: [] }, names: own = names } = shipped.get(id) ?? {};
    // Under another name that the person gave it, the old ones still find it.
    if (names.en === names.de) return { photos, names: [{ name: names.en, synonyms: [own.en, own.de, ...synonyms.en, ...synonyms.de] }] };
    return { photos, names: [{ name: names.en, synonyms: synonyms.en }, { name: names.de, synonyms: synonyms.de }] };
  });
}
