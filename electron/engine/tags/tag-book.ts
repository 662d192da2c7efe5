import type { Names, TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { foldText } from '../store/fold-text.ts';
import type { TagRecord } from './tag-records.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A tag as the person has it: from the vocabulary or their own, with what they said of it. */
export interface Tag {
  readonly id: string;
  readonly names: Names;
  /** The tag above it, after merging. */
  readonly parent: string | null;
  readonly kind: TagInfo['kind'];
  readonly isHidden: boolean;
  /** The tag that it counts as; null where it stands for itself. */
  readonly mergedInto: string | null;
  readonly isTaught: boolean;
  /** The vocabulary's names, where the person gave another, and its synonyms. */
  readonly otherNames: readonly string[];
}

/** All tags of one library. */
export interface TagBook {
  /** Merged ones too. */
  readonly tags: readonly Tag[];
  get(id: string): Tag | undefined;
  /** The tag that an id counts as: itself, or what it was merged into. Undefined for an id that is none. */
  meant(id: string): Tag | undefined;
  /** The tags above a tag, nearest first. */
  above(id: string): readonly string[];
  /** Every id that counts as this tag: it, those below it, and those merged into any of these. */
  counting(id: string): readonly string[];
  /** Ids that were merged into this tag, over any number of steps. */
  mergedInto(id: string): readonly string[];
  /** Tags that a person may mean by this name, in either language, whatever its case and accents; hidden ones are left out. */
  named(name: string): readonly Tag[];
}

/** Lay what the person said over the vocabulary. What names a tag that is none any more (an older vocabulary's) is passed over. */
export function createTagBook(vocabulary: Vocabulary, records: ReadonlyMap<string, TagRecord>): TagBook {
  const shipped = vocabulary.tags.map((tag): Tag => {
    const { name, isHidden = false, mergedInto = null, isTaught = false } = records.get(tag.id) ?? {};
    const names = name === undefined ? tag.names : { en: name, de: name };
    const otherNames = [tag.id, tag.names.en, tag.names.de, ...tag.synonyms.en, ...tag.synonyms.de];
    return { id: tag.id, names, parent: tag.parent, kind: isTaught ? 'taught' : 'shipped', isHidden, mergedInto, isTaught, otherNames };
  });
  const own = [...records].flatMap(([id, { isOwn, name = id, parent = null, isHidden = false, mergedInto = null, isTaught = false }]): Tag[] =>
    isOwn ? [{ id, names: { en: name, de: name }, parent, kind: isTaught ? 'taught' : 'own', isHidden, mergedInto, isTaught, otherNames: [id] }] : []);
  const byId = new Map([...shipped, ...own].map((tag) => [tag.id, tag]));

  function meant(id: string): Tag | undefined {
    const seen = new Set<string>();
    let tag = byId.get(id);
    while (tag?.mergedInto && byId.has(tag.mergedInto) && !seen.has(tag.id)) {
      seen.add(tag.id);
      tag = byId.get(tag.mergedInto);
    }
    return tag;
  }

  const parentOf = (tag: Tag): string | null => (tag.parent === null ? null : (meant(tag.parent)?.id ?? null));
  const tags = [...byId.values()].map((tag) => ({ ...tag, parent: parentOf(tag) }));
  const placed = new Map(tags.map((tag) => [tag.id, tag]));

  function above(id: string): string[] {
    const line: string[] = [];
    for (let parent = placed.get(id)?.parent ?? null; parent !== null && !line.includes(parent) && parent !== id; parent = placed.get(parent)?.parent ?? null) line.push(parent);
    return line;
  }

  const merged = Map.groupBy(tags.filter((tag) => meant(tag.id)?.id !== tag.id), (tag) => meant(tag.id)?.id);
  const mergedInto = (id: string): string[] => (merged.get(id) ?? []).map((tag) => tag.id);
  const lines = tags.map((tag) => ({ id: tag.id, line: [meant(tag.id)?.id ?? tag.id].flatMap((self) => [self, ...above(self)]) }));
  const byName = Map.groupBy(
    tags.filter((tag) => !tag.isHidden).flatMap((tag) => [...new Set([tag.names.en, tag.names.de, ...tag.otherNames].map(foldText))].map((name) => ({ name, tag }))),
    ({ name }) => name);

  return {
    tags,
    get: (id) => placed.get(id),
    meant: (id) => placed.get(meant(id)?.id ?? ''),
    above,
    counting: (id) => lines.flatMap((each) => (each.line.includes(id) ? each.id : [])),
    mergedInto,
    named: (name) => [...new Set((byName.get(foldText(name)) ?? []).flatMap(({ tag }) => placed.get(meant(tag.id)?.id ?? '') ?? []))],
  };
}
