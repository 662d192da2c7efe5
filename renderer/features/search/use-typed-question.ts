import { useCallback, useEffect, useRef, useState } from 'react';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { useSearch } from '../../stores/search.ts';
import { withText } from './question-changes.ts';
import { rememberQuestion } from './remember-question.ts';

/** Time between two questions at least, milliseconds: shorter than between two keys of a fast typist (60 to 120), so that a question
 * is asked for every letter as it is typed and the one before given up; only what comes quicker (a held key) waits for the rest of it. */
const BETWEEN_QUESTIONS_MS = 40;
/** A question that stands this long was meant: it is remembered, and typing on makes a new step for Back. */
const STANDS_MS = 2_000;

export interface TypedQuestion {
  /** What the field shows. */
  readonly text: string;
  /** What is being typed; asked at once, or shortly after the question before, unless an input method is still composing it. */
  type(text: string, isComposing?: boolean): void;
  /** Ask now, and remember it (Enter, a suggestion). */
  settle(text?: string): void;
}

/** The words of the question in the address, and what is typed before it is asked. */
export function useTypedQuestion(): TypedQuestion {
  const asked = useNavigation((store) => (store.place.page === 'search' ? store.place.question.text : ''));
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAsked = useRef(asked);
  const lastAskedAt = useRef(-Infinity);
  const hasStood = useRef(true);

  const ask = useCallback((text: string) => {
    clearTimeout(timer.current);
    setDraft(null);
    const { place, ask: go } = useNavigation.getState();
    const before = place.page === 'search' ? place.question.text : '';
    if (text === before) return;
    lastAsked.current = text;
    lastAskedAt.current = performance.now();
    go(place.page === 'search' ? withText(place.question, text) : { text }, !hasStood.current);
    hasStood.current = false;
  }, []);

  useEffect(() => {
    // Back, a chip or a suggestion changed the words: what was typed is over, and typing on from here is a step of its own.
    if (asked !== lastAsked.current) {
      clearTimeout(timer.current);
      setDraft(null);
      lastAsked.current = asked;
      hasStood.current = true;
    }
    const standing = setTimeout(() => {
      hasStood.current = true;
      remember(asked);
    }, STANDS_MS);
    return () => clearTimeout(standing);
  }, [asked]);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    text: draft ?? asked,
    type(text, isComposing = false) {
      setDraft(text);
      clearTimeout(timer.current);
      if (isComposing) return;
      const wait = lastAskedAt.current + BETWEEN_QUESTIONS_MS - performance.now();
      if (wait <= 0) ask(text);
      else timer.current = setTimeout(() => ask(text), wait);
    },
    settle(text = draft ?? asked) {
      ask(text);
      hasStood.current = true;
      remember(text);
    },
  };
}

/** A question that could not be understood is not worth coming back to. */
function remember(text: string): void {
  const { problem } = useSearch.getState();
  if (problem === null) void tellingProblems(() => rememberQuestion(text));
}
