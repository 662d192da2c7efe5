import type { QuestionRemark } from '../../../shared/contract/question-words.ts';
import type { ParsedQuestion, SearchAnswer, SearchQuestion, SimilarAnswer, SimilarRequest } from '../../../shared/contract/schemas.ts';
import { searchQuestion, similarRequest } from '../../../shared/contract/schemas.ts';
import type { PhotoFilter } from '../store/photo-filter.ts';
import { advise } from './advise.ts';
import { wallTimeMs } from './calendar.ts';
import { drawBoundary } from './draw-boundary.ts';
import { asksForTags, explicitAlbumNames } from './explicit-filters.ts';
import { readExample } from './example-vector.ts';
import type { FoundAlbum } from './found-album.ts';
import { gatherExamples } from './gather-examples.ts';
import type { Example } from './gather-examples.ts';
import { ADVICE_COUNTED_MAX, SORTED_BY_DATE_MIN, WRITTEN_COMMON_SHARE } from './limits.ts';
import { lookUpPlaces } from './look-up-places.ts';
import { lowerForWords } from './lower-for-words.ts';
import { nameHeldValues } from './name-held-values.ts';
import { emptyQuestion, joinFilters, parseQuestion } from './parse-question.ts';
import type { UnderstoodQuestion } from './parse-question.ts';
import { presentPhoto, presentRanked } from './present-photos.ts';
import { rankPhotos } from './rank-photos.ts';
import type { Ranked, Ranking } from './rank-photos.ts';
import { referenceFromLibrary } from './reference-scores.ts';
import type { ScoreReference } from './reference-scores.ts';
import type { SearchDeps } from './search-deps.ts';
import { rememberExamples } from './remember-examples.ts';
import { sayRemark } from './say-remark.ts';
import { NOTHING_NAMES } from './stop-words.ts';
import { sortByDate } from './sort-by-date.ts';
import type { VectorPart } from './standing.ts';
import { NO_TAGS } from './tag-finder.ts';
import { throwIfAborted } from './throw-if-aborted.ts';
import { weighWords } from './written-words.ts';

export interface Search {
  /**
   * Answer a question in words, by examples, or both.
   *
   * @throws AlbumenError `bad-input` for an empty question or a filter that makes no sense, `cancelled` when aborted.
   */
  searchPhotos(question: SearchQuestion, signal?: AbortSignal): Promise<SearchAnswer>;
  /** Photos like one of the library, or like any image file; the photo itself is left out, wherever it lies. */
  similarPhotos(request: SimilarRequest, signal?: AbortSignal): Promise<SimilarAnswer>;
}

type Asked = ReturnType<typeof searchQuestion.parse>;
type Found = Pick<SearchAnswer, 'strong' | 'results' | 'advice'>;

const NO_ALBUMS: ReadonlyMap<string, FoundAlbum> = new Map();
const NO_WORDS = weighWords([], new Map(), 0);

/** Answers questions over one library with one pack. */
export function createSearch(deps: SearchDeps): Search {
  const { store, encoders } = deps;
  const { fingerprint, calibration, multilingual } = encoders.pack;
  const keptExample = rememberExamples(deps);
  let libraryReference: Promise<ScoreReference> | null = null;

  async function reference(): Promise<ScoreReference> {
    if (deps.background) return deps.background;
    libraryReference ??= referenceFromLibrary(store, fingerprint);
    try {
      return await libraryReference;
    } catch (error) {
      libraryReference = null;
      throw error;
    }
  }

  /** Standings are needed where parts meet, words are written, results are explained, or the pack has no calibration. */
  async function partsOf(look: ParsedQuestion['look'], examples: readonly Example[], signal?: AbortSignal): Promise<VectorPart[]> {
    if (look.length + examples.length === 0) return [];
    const [vectors, scores] = await Promise.all([look.length > 0 ? encoders.encodeTexts(look.map((part) => part.words), signal) : [], reference()]);
    const texts = look.flatMap((part, i): Omit<VectorPart, 'mean' | 'sd'>[] => {
      const vector = vectors[i];
      return vector ? [{ words: part.words, kind: 'text', weight: part.weight, negated: part.negated, vector }] : [];
    });
    const images = examples.map(({ said, negated, vector }): Omit<VectorPart, 'mean' | 'sd'> => ({ words: said, kind: 'image', weight: 1, negated, vector }));
    return [...texts, ...images].map((part) => ({ ...part, ...scores.measure(part.vector) }));
  }

  async function gatherParts(look: ParsedQuestion['look'], question: Asked, signal?: AbortSignal): Promise<{ examples: Example[]; parts: VectorPart[] }> {
    const examples = await gatherExamples(question, { ...deps, keptExample }, signal);
    throwIfAborted(signal);
    return { examples, parts: await partsOf(look, examples, signal) };
  }

  async function understand({ text, keepWords }: Asked): Promise<UnderstoodQuestion & { readonly photos: number }> {
    const facets = await store.facets();
    const named = explicitAlbumNames(text);
    const [places, tags, albums] = await Promise.all([
      lookUpPlaces(text, { store, places: deps.places, facets }), asksForTags(text) ? deps.tags() : NO_TAGS, named.length > 0 ? deps.albums(named) : NO_ALBUMS,
    ]);
    const understood = parseQuestion(text, {
      facts: { facets, todayMs: wallTimeMs(deps.now()), tags, albums, ...places },
      keepWords,
      german: multilingual ? null : deps.loadGerman(),
      maxWords: Math.max(1, encoders.pack.text.maxTokens - 2),
    });
    const filters = understood.filters.map((filter) => nameHeldValues(filter, facets));
    return { ...understood, filters, filter: joinFilters(filters), photos: facets.photos };
  }

  /** A word that is on more photos than `rarityOf` tells apart need not be counted to the end. */
  async function countWords(tokens: readonly string[], photos: number): Promise<Map<string, number>> {
    return await store.countByWord(tokens.filter((token) => !NOTHING_NAMES.has(token)), Math.ceil(photos * WRITTEN_COMMON_SHARE) + 2);
  }

  async function listByFilter(filter: PhotoFilter, understood: UnderstoodQuestion, question: Asked): Promise<Found> {
    const order = question.sort === 'oldest' ? 'oldest' : 'newest';
    const rows = await store.listPhotos({ filter, limit: question.limit, order });
    const explain = { parts: [], standing: null, written: [], filters: understood.parsed.filters.map((each) => each.says), boundary: null };
    const results = rows.map((row) => (question.explain ? { ...presentPhoto(row, null), explain } : presentPhoto(row, null)));
    const countMatching = async (other: PhotoFilter | null): Promise<number> => (other ? await store.countPhotos(other) : 0);
    const advice = results.length > 0 ? [] : await advise({ text: question.text, understood, hasExamples: false, countMatching, countedTo: Infinity });
    return { strong: results.length, results, advice };
  }

  async function rankByLook(understood: UnderstoodQuestion & { readonly photos: number }, question: Asked, signal?: AbortSignal): Promise<Found> {
    const { parsed, filter, writtenTokens, writtenTranslations } = understood;
    const [{ examples, parts }, counts] = await Promise.all([
      gatherParts(parsed.look, question, signal),
      writtenTokens.length > 0 ? countWords([...writtenTokens, ...writtenTranslations.keys()], understood.photos) : new Map<string, number>(),
    ]);
    throwIfAborted(signal);
    const words = weighWords(writtenTokens, counts, understood.photos, writtenTranslations);
    const leaveOut = new Set(examples.flatMap(({ id }) => (id === null ? [] : [id])));
    const rank = async (where: PhotoFilter | null, limit: number, looksEverywhere: boolean): Promise<Ranking> => {
      const request = { fingerprint, parts, filter: where, words, leaveOut, limit, withVectors: question.explain, looksEverywhere, signal };
      const ranking = await rankPhotos(store, request);
      throwIfAborted(signal);
      return ranking;
    };
    const { photos, best, looks } = await rank(filter, question.sort === 'relevance' ? question.limit : Math.max(question.limit, SORTED_BY_DATE_MIN), true);
    const boundary = lowerForWords(parts, looks, { boundary: drawBoundary(parts, best, calibration), calibration });
    const explain = question.explain ? { parts, filters: parsed.filters.map((each) => each.says), boundary } : null;
    const results = presentRanked(photos, explain);
    const ranked = { strong: countStrong(photos, boundary), results };
    const countMatching = async (where: PhotoFilter | null): Promise<number> => {
      // Without written words the scores that drew the boundary are those that such a question would have.
      if (where === null && words.rarity.size === 0) return Math.min(ADVICE_COUNTED_MAX, looks.filter(({ score }) => score >= boundary).length);
      return countStrong((await rank(where, ADVICE_COUNTED_MAX, false)).photos, boundary);
    };
    const isLost = filter !== null && ranked.strong === 0;
    // What is strong with some of the filters is strong without any.
    const advice = isLost && (await countMatching(null)) > 0
      ? await advise({ text: question.text, understood, hasExamples: examples.length > 0, countMatching, countedTo: ADVICE_COUNTED_MAX }) : [];
    return { ...(question.sort === 'relevance' ? ranked : sortByDate(ranked, question.sort, question.limit)), advice };
  }

  return {
    async searchPhotos(asked, signal) {
      const question = searchQuestion.parse(asked);
      const { text, images, examples, like, unlike } = question;
      const hasExamples = images.length + examples.length + like.length + unlike.length > 0;
      if (text.trim() === '' && !hasExamples) throw emptyQuestion();
      throwIfAborted(signal);
      const understood = await understand(question);
      throwIfAborted(signal);
      const { parsed, filter } = understood;
      const answer = (found: Found, remark?: QuestionRemark): SearchAnswer => {
        throwIfAborted(signal);
        const more = remark ? { notes: [...parsed.notes, sayRemark(remark)], remarks: [...parsed.remarks, remark] } : {};
        return { query: text, parsed: { ...parsed, ...more }, ...found };
      };
      if (understood.photos === 0) {
        return answer({ strong: 0, results: [], advice: [] }, { code: 'no-photos-yet' });
      }
      if (parsed.look.length === 0 && !hasExamples && filter === null) throw emptyQuestion();
      const found = parsed.look.length === 0 && !hasExamples && filter !== null
        ? await listByFilter(filter, understood, question)
        : await rankByLook(understood, question, signal);
      return answer(found, filter !== null && found.results.length === 0 ? { code: 'nothing-passes' } : undefined);
    },

    async similarPhotos(asked, signal) {
      const request = similarRequest.parse(asked);
      throwIfAborted(signal);
      const example = await readExample(request.to, deps);
      throwIfAborted(signal);
      const parts = await partsOf([], [{ ...example, said: request.to, negated: false }]);
      const { photos, best } = await rankPhotos(store, {
        fingerprint, parts, filter: null, words: NO_WORDS, limit: request.limit, withVectors: false, looksEverywhere: false, signal,
        leaveOut: new Set(example.id === null ? [] : [example.id]),
      });
      throwIfAborted(signal);
      const results = presentRanked(photos, null);
      return { strong: countStrong(photos, drawBoundary(parts, best, calibration)), results };
    },
  };
}

function countStrong(photos: readonly Ranked[], boundary: number): number {
  return photos.filter((photo) => photo.score >= boundary).length;
}
