import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { ParsedQuestion, SearchAnswer, SearchQuestion, SimilarAnswer, SimilarRequest } from '../../../shared/contract/schemas.ts';
import { searchQuestion, similarRequest } from '../../../shared/contract/schemas.ts';
import { wallTimeMs } from './calendar.ts';
import { drawBoundary } from './draw-boundary.ts';
import { readExample } from './example-vector.ts';
import type { ExamplePhoto } from './example-vector.ts';
import { lookUpPlaces } from './look-up-places.ts';
import { emptyQuestion, parseQuestion } from './parse-question.ts';
import type { UnderstoodQuestion } from './parse-question.ts';
import { presentPhoto, presentRanked } from './present-photos.ts';
import { rankPhotos } from './rank-photos.ts';
import type { Ranked } from './rank-photos.ts';
import { referenceFromLibrary } from './reference-scores.ts';
import type { ScoreReference } from './reference-scores.ts';
import type { SearchDeps } from './search-deps.ts';
import type { VectorPart } from './standing.ts';
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

const NO_WORDS = weighWords([], new Map(), 0);

/** Answers questions over one library with one pack. */
export function createSearch(deps: SearchDeps): Search {
  const { store, encoders } = deps;
  const { fingerprint, calibration, multilingual } = encoders.pack;
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
  async function partsOf(look: ParsedQuestion['look'], examples: readonly { readonly path: string; readonly photo: ExamplePhoto }[]): Promise<VectorPart[]> {
    const vectors = look.length > 0 ? await encoders.encodeTexts(look.map((part) => part.words)) : [];
    const scores = look.length + examples.length > 0 ? await reference() : null;
    const texts = look.flatMap((part, i): Omit<VectorPart, 'mean' | 'sd'>[] => {
      const vector = vectors[i];
      return vector ? [{ words: part.words, kind: 'text', weight: part.weight, negated: part.negated, vector }] : [];
    });
    const images = examples.map(({ path, photo }): Omit<VectorPart, 'mean' | 'sd'> => ({ words: path, kind: 'image', weight: 1, negated: false, vector: photo.vector }));
    return scores ? [...texts, ...images].map((part) => ({ ...part, ...scores.measure(part.vector) })) : [];
  }

  async function understand(question: SearchQuestion): Promise<UnderstoodQuestion & { readonly photos: number }> {
    const text = question.text ?? '';
    const facets = await store.facets();
    const places = await lookUpPlaces(text, { store, places: deps.places, facets });
    const understood = parseQuestion(text, {
      facts: { facets, todayMs: wallTimeMs(deps.now()), ...places },
      keepWords: question.keepWords ?? [],
      german: multilingual ? null : deps.loadGerman(),
      maxWords: Math.max(1, encoders.pack.text.maxTokens - 2),
    });
    return { ...understood, photos: facets.photos };
  }

  async function listByFilter(understood: UnderstoodQuestion, question: SearchQuestion & { readonly limit: number }): Promise<Pick<SearchAnswer, 'strong' | 'results'>> {
    const rows = await store.listPhotos({ filter: understood.filter ?? undefined, limit: question.limit });
    const filters = understood.parsed.filters.map((filter) => filter.says);
    const explain = { parts: [], standing: null, written: [], filters, boundary: null };
    const results = rows.map((row) => (question.explain ? { ...presentPhoto(row, null), explain } : presentPhoto(row, null)));
    return { strong: results.length, results };
  }

  return {
    async searchPhotos(asked, signal) {
      const question = searchQuestion.parse(asked);
      if (question.text.trim() === '' && question.images.length === 0) throw emptyQuestion();
      throwIfAborted(signal);
      const understood = await understand(question);
      const { parsed, filter } = understood;
      const notes = [...parsed.notes];
      const answer = (rest: Pick<SearchAnswer, 'strong' | 'results'>): SearchAnswer => {
        throwIfAborted(signal);
        return { query: question.text, parsed: { ...parsed, notes }, advice: [], ...rest };
      };
      if (understood.photos === 0) {
        notes.push('The library holds no photos yet: run albumen index with a folder of photos.');
        return answer({ strong: 0, results: [] });
      }
      if (parsed.look.length === 0 && question.images.length === 0) {
        if (filter === null) throw emptyQuestion();
        const listed = await listByFilter(understood, question);
        if (listed.results.length === 0) notes.push('No photo here passes the filters.');
        return answer(listed);
      }
      const examples = await Promise.all(question.images.map(async (path) => ({ path, photo: await readExample(path, deps) })));
      throwIfAborted(signal);
      const [parts, counts] = await Promise.all([
        partsOf(parsed.look, examples),
        understood.writtenTokens.length > 0 ? store.countByWord(understood.writtenTokens) : new Map<string, number>(),
      ]);
      throwIfAborted(signal);
      const { photos, best } = await rankPhotos(store, {
        fingerprint, parts, filter, limit: question.limit,
        words: weighWords(understood.writtenTokens, counts, understood.photos),
        leaveOut: new Set(examples.flatMap(({ photo }) => (photo.id === null ? [] : [photo.id]))),
      });
      if (filter !== null && photos.length === 0) notes.push('No photo here passes the filters.');
      const boundary = drawBoundary(parts, best, calibration);
      const filters = parsed.filters.map((each) => each.says);
      const results = await presentRanked(store, photos, question.explain ? { fingerprint, parts, filters, boundary } : null);
      return answer({ strong: countStrong(photos, boundary, results.length), results });
    },

    async similarPhotos(asked, signal) {
      const request = similarRequest.parse(asked);
      throwIfAborted(signal);
      const example = await readExample(request.to, deps);
      const parts = await partsOf([], [{ path: request.to, photo: example }]);
      throwIfAborted(signal);
      const { photos, best } = await rankPhotos(store, {
        fingerprint, parts, filter: null, words: NO_WORDS, limit: request.limit,
        leaveOut: new Set(example.id === null ? [] : [example.id]),
      });
      const results = await presentRanked(store, photos, null);
      throwIfAborted(signal);
      return { strong: countStrong(photos, drawBoundary(parts, best, calibration), results.length), results };
    },
  };
}

function countStrong(photos: readonly Ranked[], boundary: number, results: number): number {
  return Math.min(results, photos.filter((photo) => photo.score >= boundary).length);
}

function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AlbumenError('cancelled', 'the search was cancelled');
}
