/** One tag that a model sees on a photo. */
export interface AutoTag {
  readonly tag: string;
  /** Probability in [0, 1] that it is right. */
  readonly confidence: number;
  /** `auto`: by its words; `taught`: by photos that the person showed. */
  readonly by: 'auto' | 'taught';
}

/** As stored: `[id, confidence]`, with a third entry for taught ones. */
type StoredTag = readonly [tag: string, confidence: number, isTaught?: 1];

/** The tags in `PhotoRow.autoTags`; none for a photo that no model has looked at yet. */
export function readAutoTags(stored: string | null): AutoTag[] {
  if (stored === null) return [];
  return (JSON.parse(stored) as StoredTag[]).map(([tag, confidence, isTaught]) => ({ tag, confidence, by: isTaught ? 'taught' : 'auto' }));
}

/** What `PhotoRow.autoTags` holds of them. Confidences keep three digits. */
export function writeAutoTags(tags: readonly AutoTag[]): string {
  const stored = tags.map(({ tag, confidence, by }): StoredTag => {
    const rounded = Math.round(confidence * 1_000) / 1_000;
    return by === 'taught' ? [tag, rounded, 1] : [tag, rounded];
  });
  return JSON.stringify(stored);
}

/**
 * The tags that a photo bears: the model's less those that the person refused, and those that the person gave.
 *
 * @param stored As `PhotoRow.autoTags`.
 * @param said The person's word by tag id.
 * @returns Ids, sorted, each once.
 */
export function bornTags(stored: string | null, said: Readonly<Record<string, boolean>> | null | undefined): string[] {
  const ids = new Set(readAutoTags(stored).map(({ tag }) => tag));
  for (const [tag, isTrue] of Object.entries(said ?? {})) {
    if (isTrue) ids.add(tag);
    else ids.delete(tag);
  }
  return [...ids].toSorted();
}
