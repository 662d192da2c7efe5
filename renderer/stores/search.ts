import { create } from 'zustand';
import type { SearchAnswer } from '../../shared/contract/schemas.ts';
import { api } from '../api/client.ts';
import { isAsking, type AskedQuestion } from './navigation.ts';
import { EMPTY_LIST, resultList, type PhotoList } from './photo-list.ts';
import { sayProblem } from '../ui/say-problem.ts';

/** Results of a question about the look: 300 are more than anyone scrolls through, and quick to send. */
export const RESULTS_LIMIT = 300;
/** Results of a question of filters alone, which are all right: the contract's largest answer. */
export const LISTED_LIMIT = 10_000;
/** Answers kept, for Back and Forward. */
const KEPT_ANSWERS = 12;

export interface SearchStore {
  /** The question whose answer is shown or awaited. */
  readonly question: AskedQuestion | null;
  /** The last answer; it stays while the next one is awaited, so that nothing jumps. */
  readonly answer: SearchAnswer | null;
  /** The question that `answer` answers. */
  readonly answered: AskedQuestion | null;
  readonly list: PhotoList;
  readonly isAsking: boolean;
  /** Why the question could not be answered; the answer before stays. */
  readonly problem: string | null;
  /** Ask; the question before is aborted. An answer that is held already is shown at once. */
  run(question: AskedQuestion): Promise<void>;
  /** The library changed: answers held may be old, and the question is asked again where one is shown. */
  askAgain(): Promise<void>;
  /** Ask nothing any more. */
  clear(): void;
  /** The library changed while no answer is shown: what is held is old. */
  forget(): void;
}

const NOTHING = { question: null, answer: null, answered: null, list: EMPTY_LIST, isAsking: false, problem: null };

/** The question and its answer. */
export const useSearch = create<SearchStore>()((set, get) => {
  let running: AbortController | null = null;
  const kept = new Map<string, SearchAnswer>();

  function show(question: AskedQuestion, answer: SearchAnswer): void {
    set({ answer, answered: question, list: resultList(answer.results), isAsking: false, problem: null });
  }

  async function ask(question: AskedQuestion): Promise<void> {
    running?.abort();
    const mine = new AbortController();
    running = mine;
    set({ question, isAsking: true });
    try {
      let answer = await queryFor(question, RESULTS_LIMIT, mine.signal);
      if (mine.signal.aborted) return;
      show(question, answer);
      if (isCutList(answer)) {
        answer = await queryFor(question, LISTED_LIMIT, mine.signal);
        if (mine.signal.aborted) return;
        show(question, answer);
      }
      keepAnswer(kept, question, answer);
    } catch (error) {
      if (!mine.signal.aborted) set({ isAsking: false, problem: sayProblem(error) });
    }
  }

  return {
    ...NOTHING,
    async run(question) {
      const { question: before, problem } = get();
      if (!isAsking(question)) return get().clear();
      if (before !== null && problem === null && isSameQuestion(before, question)) return;
      const held = kept.get(JSON.stringify(question));
      if (!held) return await ask(question);
      running?.abort();
      set({ question });
      show(question, held);
    },
    async askAgain() {
      kept.clear();
      const { question } = get();
      if (question !== null) await ask(question);
    },
    clear() {
      running?.abort();
      set(NOTHING);
    },
    forget() {
      kept.clear();
      get().clear();
    },
  };
});

/** True for two questions that ask the same. */
export function isSameQuestion(a: AskedQuestion, b: AskedQuestion): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** True for an answer of filters alone that the limit cut off: every further photo is as right as the first. */
function isCutList(answer: SearchAnswer): boolean {
  return answer.results.length >= RESULTS_LIMIT && answer.results[0]?.score === null;
}

async function queryFor(question: AskedQuestion, limit: number, signal: AbortSignal): Promise<SearchAnswer> {
  const { keepWords, like, unlike, examples } = question;
  return await api.search.query.query({ ...question, keepWords: [...keepWords], like: [...like], unlike: [...unlike], examples: [...examples], limit }, { signal });
}

function keepAnswer(kept: Map<string, SearchAnswer>, question: AskedQuestion, answer: SearchAnswer): void {
  const key = JSON.stringify(question);
  kept.delete(key);
  kept.set(key, answer);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT_ANSWERS) break;
    kept.delete(oldest);
  }
}
