import { create } from 'zustand';
import type { SearchAnswer } from '../../shared/contract/schemas.ts';
import { api } from '../api/client.ts';
import { isAsking, type AskedQuestion } from './navigation.ts';
import { EMPTY_LIST, resultList, type PhotoList } from './photo-list.ts';

/** Results on one page of an answer. */
export const RESULTS_LIMIT = 300;

export interface SearchStore {
  /** The question whose answer is shown or awaited. */
  readonly question: AskedQuestion | null;
  /** The last answer; it stays while the next one is awaited, so that nothing jumps. */
  readonly answer: SearchAnswer | null;
  readonly list: PhotoList;
  readonly isAsking: boolean;
  readonly problem: string | null;
  /** Ask; the question before is aborted. */
  run(question: AskedQuestion): Promise<void>;
  clear(): void;
}

/** The question and its answer. */
export const useSearch = create<SearchStore>()((set) => {
  let running: AbortController | null = null;
  return {
    question: null,
    answer: null,
    list: EMPTY_LIST,
    isAsking: false,
    problem: null,
    async run(question) {
      running?.abort();
      if (!isAsking(question)) return set({ question: null, answer: null, list: EMPTY_LIST, isAsking: false, problem: null });
      const mine = new AbortController();
      running = mine;
      set({ question, isAsking: true });
      try {
        const answer = await api.search.query.query(
          { ...question, keepWords: [...question.keepWords], like: [...question.like], unlike: [...question.unlike], examples: [...question.examples], limit: RESULTS_LIMIT },
          { signal: mine.signal },
        );
        if (!mine.signal.aborted) set({ answer, list: resultList(answer.results), isAsking: false, problem: null });
      } catch (error) {
        if (!mine.signal.aborted) set({ isAsking: false, problem: error instanceof Error ? error.message : String(error) });
      }
    },
    clear() {
      running?.abort();
      set({ question: null, answer: null, list: EMPTY_LIST, isAsking: false, problem: null });
    },
  };
});
