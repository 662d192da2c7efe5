import { create } from 'zustand';
import type { Suggestion } from '../../../shared/contract/app-schemas.ts';
import { api } from '../../api/client.ts';
import { windowLanguage } from '../../ui/window-language.ts';

/** Suggestions while a question is being typed leave the results in sight; before, there is room for more. */
const SHOWN = { typing: 5, empty: 8 };

interface SuggestionsStore {
  readonly suggestions: readonly Suggestion[];
  /** Ask for ways to go on with a text; an older answer that comes late is dropped. */
  load(text: string): Promise<void>;
}

/** Ways to go on with the question that is being typed, from what the library holds. */
export const useSuggestions = create<SuggestionsStore>()((set) => {
  let latest = 0;
  return {
    suggestions: [],
    async load(text) {
      const mine = ++latest;
      try {
        const limit = text.trim() === '' ? SHOWN.empty : SHOWN.typing;
        const suggestions = await api.search.suggest.query({ text: text.slice(0, 500), limit, language: windowLanguage() });
        if (mine === latest) set({ suggestions: suggestions.filter((each) => each.question !== text) });
      } catch {
        // Suggestions are an extra: the question itself says what is wrong, and the window when the engine is away.
        if (mine === latest) set({ suggestions: [] });
      }
    },
  };
});
