/** A tag that a name in a question means. */
export interface FoundTag {
  /** As the person knows it. */
  readonly name: string;
  /** Ids of it and of everything that counts as it. */
  readonly ids: readonly string[];
}

/** The library's tags by name. */
export interface TagFinder {
  /** By id, by a name in any language, or by a synonym; null where no tag that is shown is called so. */
  find(name: string): FoundTag | null;
}

/** A tag to be suggested. */
export interface SuggestedTag {
  /** Its names, each with the other words that may be typed for it. */
  readonly names: readonly { readonly name: string; readonly synonyms: readonly string[] }[];
  readonly photos: number;
}

/** For a question that names no tag, and for a library without any. */
export const NO_TAGS: TagFinder = { find: () => null };
