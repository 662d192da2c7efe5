import { readColumns } from './arrow-read.ts';
import { lance, type LanceTables, type Table } from './lance-tables.ts';
import type { WordsHit, WordsQuery } from './library-store.ts';
import type { PhotoFilter } from './photo-filter.ts';
import { visibleSql } from './visible-sql.ts';

/** Longer words are not indexed: a name of so many letters is not typed. LanceDB's own limit is 40. */
const TOKEN_LENGTH_MAX = 255;

/**
 * Make the full-text index over `words`. The words are folded and cut already, so the index only splits at spaces.
 * It may be made on an empty table: rows written later are found at once, and indexed by `maintain`.
 */
export async function createWordsIndex(photos: Table): Promise<void> {
  const config = lance().Index.fts({
    baseTokenizer: 'whitespace', withPosition: false, lowercase: false, stem: false, removeStopWords: false,
    asciiFolding: false, maxTokenLength: TOKEN_LENGTH_MAX,
  });
  await photos.createIndex('words', { config });
}

/** Visible photos on which some of the tokens are written, the rarest words first (BM25). */
export async function findByWords(tables: LanceTables, query: WordsQuery): Promise<WordsHit[]> {
  const tokens = [...new Set(query.tokens)].filter(Boolean);
  if (tokens.length === 0 || query.limit < 1) return [];
  const asked = new Set(tokens);
  const { id, words } = await readColumns(
    matching(await tables.table('photos'), tokens.join(' '), query.filter).select(['id', 'words', '_score']).limit(query.limit),
    ['id', 'words'],
  );
  return id.map((value, i) => ({
    id: value as string,
    tokens: (words[i] as string).split(' ').filter((word) => asked.has(word)),
  }));
}

/** In how many visible photos each token is written; 0 for a word that is on none. */
export async function countByWord(tables: LanceTables, tokens: readonly string[]): Promise<Map<string, number>> {
  const photos = await tables.table('photos');
  const counts = new Map<string, number>();
  const limit = Math.max(1, await photos.countRows());
  for (const token of new Set(tokens)) {
    if (token === '') continue;
    let count = 0;
    for await (const batch of matching(photos, token, undefined).select(['_score']).limit(limit)) count += batch.numRows;
    counts.set(token, count);
  }
  return counts;
}

function matching(photos: Table, words: string, filter: PhotoFilter | undefined) {
  const { MatchQuery } = lance();
  return photos.query().fullTextSearch(new MatchQuery(words, 'words'), { columns: ['words'] }).where(visibleSql(filter));
}
