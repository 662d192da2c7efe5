import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { Names } from '../../../shared/contract/tag-schemas.ts';

/** One thing that people look for in their photos. */
export interface VocabularyTag {
  readonly id: string;
  readonly names: Names;
  readonly parent: string | null;
  /** What a picture of it is called, in English, several ways; empty for a pure group, which is seen by what is below it. */
  readonly phrases: readonly string[];
  /** Other words that a person may type for it. */
  readonly synonyms: { readonly en: readonly string[]; readonly de: readonly string[] };
  /** What looks like it and is not. */
  readonly against: readonly string[];
}

/** The tags that ship with Albumen. */
export interface Vocabulary {
  /** Every tag comes after the tag above it. */
  readonly tags: readonly VocabularyTag[];
  /** Changes with every phrase and every tag: what was worked out from it belongs to this. */
  readonly hash: string;
}

const FORMAT = 'albumen-tags/1';
const FOLDER = 'tags';

type StoredTag = Omit<VocabularyTag, 'against'> & { readonly against?: readonly string[] };

/**
 * Load the vocabulary: every JSON file in `resources/tags`.
 *
 * @throws AlbumenError `not-found` where it is missing or of another version.
 */
export function loadVocabulary(resourcesDir: string): Vocabulary {
  const folder = posix.join(resourcesDir, FOLDER);
  const read = inOrder(vocabularyFiles(folder).flatMap((name) => readTags(posix.join(folder, name))));
  const hash = createHash('sha256').update(JSON.stringify(read.map(({ id, parent, phrases, against }) => [id, parent, phrases, against]))).digest('hex');
  return { tags: read, hash: hash.slice(0, 16) };
}

function vocabularyFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted();
  } catch (error) {
    throw new AlbumenError('not-found', `${folder} cannot be read: expected the vocabulary of tags; install Albumen again`, { cause: error });
  }
}

function readTags(file: string): VocabularyTag[] {
  const content = JSON.parse(readFileSync(file, 'utf8')) as { readonly format: string; readonly tags: readonly StoredTag[] };
  if (content.format !== FORMAT) throw new AlbumenError('not-found', `${file} is no vocabulary of this version of Albumen; install Albumen again`);
  return content.tags.map((tag) => ({ ...tag, against: tag.against ?? [] }));
}

/** Parents first; tags that name a parent which is none would never come, and are a bug of the vocabulary. */
function inOrder(tags: readonly VocabularyTag[]): VocabularyTag[] {
  const placed = new Set<string | null>([null]);
  const ordered: VocabularyTag[] = [];
  let waiting = [...tags];
  while (waiting.length > 0) {
    const ready = waiting.filter((tag) => placed.has(tag.parent));
    if (ready.length === 0) throw new Error(`the vocabulary names parents that are none: ${waiting.map((tag) => `${tag.id} below ${tag.parent}`).join(', ')}`);
    for (const tag of ready) placed.add(tag.id);
    ordered.push(...ready);
    waiting = waiting.filter((tag) => !placed.has(tag.id));
  }
  return ordered;
}
