import type { SearchAnswer, SearchQuestion } from '../../../shared/contract/schemas.ts';
import type { StoreReader } from '../store/library-store.ts';

/** Photos that a saved question holds at most: as many as one answer has. */
const QUESTION_PHOTOS_MAX = 10_000;

/** Saved questions, each answered once for every state of the library. */
export interface SavedQuestions {
  /** The whole strong set, best first. */
  photosOf(question: SearchQuestion, store: StoreReader): Promise<readonly string[]>;
}

interface Kept {
  readonly version: string;
  readonly ids: Promise<readonly string[]>;
}

export function createSavedQuestions(search: (question: SearchQuestion) => Promise<SearchAnswer>): SavedQuestions {
  const kept = new Map<string, Kept>();

  async function ask(question: SearchQuestion): Promise<readonly string[]> {
    const { strong, results } = await search({ ...question, sort: 'relevance', limit: QUESTION_PHOTOS_MAX, explain: false });
    return results.slice(0, strong).map((photo) => photo.id);
  }

  return {
    async photosOf(question, store) {
      // "Yesterday" is another day tomorrow.
      const version = `${await store.photosVersion()} ${new Date().toDateString()}`;
      const key = JSON.stringify(question);
      const known = kept.get(key);
      if (known?.version === version) return await known.ids;
      const ids = ask(question);
      kept.set(key, { version, ids });
      try {
        return await ids;
      } catch (error) {
        if (kept.get(key)?.ids === ids) kept.delete(key);
        throw error;
      }
    },
  };
}
