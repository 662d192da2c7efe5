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

/** Visible photos on which some of the tokens are written, the rarest words first (BM25), ties by id. */
export async function findByWords(tables: LanceTables, query: WordsQuery): Promise<WordsHit[]> {
  const tokens = [...new Set(query.tokens)].filter(Boolean);
  if (tokens.length === 0 || query.limit < 1) return [];
  const photos = await tables.table('photos');
  const asked = new Set(tokens);
  const found = matching(photos, tokens.join(' '), query.filter)
    .select(['id', 'words', '_score'])
    .limit((await isIndexed(photos)) ? query.limit : Math.max(1, await photos.countRows()));
  const { id, words, _score } = await readColumns(found, ['id', 'words', '_score']);
  return id
    .map((value, i) => ({ id: value as string, words: words[i] as string, score: _score[i] as number }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, query.limit)
    .map((hit) => ({ id: hit.id, tokens: hit.words.split(' ').filter((word) => asked.has(word)) }));
}

/**
 * True once some rows are in the index. While none is, LanceDB 0.31 cuts the matches at the limit before ranking them
 * (its plan has a limit and no sort over FlatMatchQuery), so that all of them have to be asked for.
 */
async function isIndexed(photos: Table): Promise<boolean> {
  const index = (await photos.listIndices()).find((known) => known.columns.includes('words'));
  return index !== undefined && ((await photos.indexStats(index.name))?.numIndexedRows ?? 0) > 0;
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
