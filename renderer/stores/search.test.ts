import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { SearchAnswer } from '../../shared/contract/schemas.ts';
import { NO_QUESTION, type AskedQuestion } from './navigation.ts';
import { LISTED_LIMIT, RESULTS_LIMIT, useSearch } from './search.ts';

interface Asked {
  readonly text: string;
  readonly limit: number;
  readonly signal: AbortSignal;
  answer(answer: Partial<SearchAnswer>): void;
  fail(error: Error): void;
}

const asked: Asked[] = [];

vi.mock('../api/client.ts', () => ({
  api: {
    search: {
      query: {
        query: ({ text, limit }: { text: string; limit: number }, { signal }: { signal: AbortSignal }) =>
          new Promise((resolve, reject) => {
            const whole = { query: text, parsed: { look: [], filters: [], notes: [], remarks: [] }, strong: 0, results: [], advice: [] };
            asked.push({ text, limit, signal, answer: (part) => resolve({ ...whole, ...part }), fail: reject });
          }),
      },
    },
  },
}));

const question = (text: string): AskedQuestion => ({ ...NO_QUESTION, text });
const result = (index: number, score: number | null): SearchAnswer['results'][number] => ({
  id: String(index).padStart(32, '0'), path: null, paths: [], score, takenAt: null, kind: 'image', width: 3, height: 2,
});
const { run, askAgain, forget } = useSearch.getState();

beforeEach(() => {
  forget();
  asked.length = 0;
});

describe('the question that is asked', () => {
  it('aborts the one before, whose answer is dropped', async () => {
    const first = run(question('do'));
    const second = run(question('dog'));
    expect(asked[0]?.signal.aborted).toBe(true);
    asked[1]?.answer({ strong: 1 });
    asked[0]?.answer({ strong: 5 });
    await Promise.all([first, second]);
    expect(useSearch.getState().answer).toMatchObject({ query: 'dog', strong: 1 });
  });

  it('leaves the answer before on the screen until the next one is there, or says why there is none', async () => {
    const first = run(question('dog'));
    asked[0]?.answer({ strong: 1 });
    await first;
    const second = run(question('dog rating:many'));
    expect(useSearch.getState()).toMatchObject({ isAsking: true, answer: { query: 'dog' }, answered: { text: 'dog' } });
    asked[1]?.fail(new Error('rating: takes a number'));
    await second;
    expect(useSearch.getState()).toMatchObject({ isAsking: false, problem: 'rating: takes a number', answer: { query: 'dog' } });
  });

  it('comes back from what is held, and is asked again when the library has changed', async () => {
    for (const text of ['dog', 'cat']) {
      const running = run(question(text));
      asked.at(-1)?.answer({});
      await running;
    }
    await run(question('dog'));
    expect(useSearch.getState().answer?.query).toBe('dog');
    expect(asked).toHaveLength(2);
    const again = askAgain();
    asked[2]?.answer({ strong: 3 });
    await again;
    expect(useSearch.getState().answer).toMatchObject({ query: 'dog', strong: 3 });
  });

  it('lists all photos of a question of filters alone, in a second answer', async () => {
    const running = run(question('type:jpeg'));
    const few = Array.from({ length: RESULTS_LIMIT }, (_, index) => result(index, null));
    asked[0]?.answer({ results: few, strong: RESULTS_LIMIT });
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(useSearch.getState().list.count).toBe(RESULTS_LIMIT);
    expect(asked[1]?.limit).toBe(LISTED_LIMIT);
    asked[1]?.answer({ results: [...few, result(RESULTS_LIMIT, null)], strong: RESULTS_LIMIT + 1 });
    await running;
    expect(useSearch.getState().list.count).toBe(RESULTS_LIMIT + 1);
  });

  it('does not list the tail of a question about the look', async () => {
    const running = run(question('dog'));
    asked[0]?.answer({ results: Array.from({ length: RESULTS_LIMIT }, (_, index) => result(index, 0.3)) });
    await running;
    expect(asked).toHaveLength(1);
  });
});
