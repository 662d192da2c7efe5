import { readColumns } from './arrow-read.ts';
import { indexOn, lance, type LanceTables, type Table } from './lance-tables.ts';
import type { FoundPhoto, WordsHit, WordsQuery } from './library-store.ts';
import { foundIds, foundPhotoAt, foundPhotoColumns, type FoundColumns } from './found-photo.ts';
import type { PhotoFilter } from './photo-filter.ts';
import { rememberByVersion } from './remember-by-version.ts';
import { vectorColumnName } from './vector-column.ts';
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
  const asked = new Set(query.tokens);
  const { columns, order } = await askWords(tables, query, ['id', 'words']);
  return order.map((at) => {
    const words = columns['words']?.[at] as string;
    return { id: columns['id']?.[at] as string, tokens: words.split(' ').filter((word) => asked.has(word)) };
  });
}

/** As `findByWords`, each photo with what a result shows and its vector. */
export async function findPhotosByWords(tables: LanceTables, query: WordsQuery, fingerprint: string): Promise<FoundPhoto[]> {
  const asked = { vector: vectorColumnName(fingerprint), words: true };
  const { columns, order } = await askWords(tables, query, foundPhotoColumns(asked));
  return order.map((at) => foundPhotoAt(columns, at, asked));
}

async function askWords(
  tables: LanceTables, query: WordsQuery, names: readonly string[],
): Promise<{ columns: FoundColumns; order: readonly number[] }> {
  const tokens = [...new Set(query.tokens)].filter(Boolean);
  if (tokens.length === 0 || query.limit < 1) return { columns: {}, order: [] };
  const photos = await tables.table('photos');
  const limit = (await isIndexed(tables, photos)) ? query.limit : Math.max(1, await photos.countRows());
  const columns = await readColumns(matching(photos, tokens.join(' '), query.filter).select([...names, '_score']).limit(limit), [...names, '_score']);
  const [ids, scores] = [foundIds(columns), columns['_score'] as number[]];
  const order = ids.map((_, i) => i).sort((a, b) => (scores[b] as number) - (scores[a] as number) || ((ids[a] as string) < (ids[b] as string) ? -1 : 1));
  return { columns, order: order.slice(0, query.limit) };
}

/**
 * True once some rows are in the index. While none is, LanceDB 0.31 cuts the matches at the limit before ranking them
 * (its plan has a limit and no sort over FlatMatchQuery), so that all of them have to be asked for. Asking for an
 * index's state takes 70 ms with 1,000,000 photos.
 */
async function isIndexed(tables: LanceTables, photos: Table): Promise<boolean> {
  return await rememberByVersion(tables, 'photos', 'words are indexed', async () => {
    const index = await indexOn(photos, 'words');
    return index !== undefined && ((await photos.indexStats(index.name))?.numIndexedRows ?? 0) > 0;
  });
}

/** In how many visible photos each token is written, up to `most`; 0 for a word that is on none. */
export async function countByWord(tables: LanceTables, tokens: readonly string[], most = Number.MAX_SAFE_INTEGER): Promise<Map<string, number>> {
  const photos = await tables.table('photos');
  const limit = Math.max(1, Math.min(most, await photos.countRows()));
  const words = [...new Set(tokens)].filter(Boolean);
  const counts = await Promise.all(words.map((word) => rememberByVersion(tables, 'photos', `word ${limit} ${word}`, () => countWord(photos, word, limit))));
  return new Map(words.map((word, i) => [word, counts[i] ?? 0]));
}

async function countWord(photos: Table, word: string, limit: number): Promise<number> {
  let count = 0;
  for await (const batch of matching(photos, word, undefined).select(['_score']).limit(limit)) count += batch.numRows;
  return count;
}

function matching(photos: Table, words: string, filter: PhotoFilter | undefined) {
  const { MatchQuery } = lance();
  return photos.query().fullTextSearch(new MatchQuery(words, 'words'), { columns: ['words'] }).where(visibleSql(filter));
}
