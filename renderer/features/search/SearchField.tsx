import { Search, X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import type { Suggestion } from '../../../shared/contract/app-schemas.ts';
import { noticePerson } from '../../stores/activity.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { focusSearchField, SEARCH_FIELD_ID } from './search-field-element.ts';
import { optionId, SuggestionList } from './SuggestionList.tsx';
import { useSuggestions } from './suggestions-store.ts';
import { useTypedQuestion } from './use-typed-question.ts';

/** Time without a key after which suggestions are asked for, milliseconds. */
const SUGGEST_AFTER_MS = 100;

/** The field that one describes a photo in; it answers while one types. */
export function SearchField() {
  const { t } = useLingui();
  const listId = useId();
  const question = useTypedQuestion();
  const suggestions = useSuggestions((store) => store.suggestions);
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const isComposing = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const isListed = isOpen && suggestions.length > 0;

  useEffect(() => {
    if (!isOpen) return undefined;
    const timer = setTimeout(() => void useSuggestions.getState().load(question.text), SUGGEST_AFTER_MS);
    return () => clearTimeout(timer);
  }, [isOpen, question.text]);

  useEffect(() => {
    if (!isListed) return undefined;
    // Someone who moves the pointer into the page is done with typing, and wants what the list would cover.
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType === 'mouse' && event.target instanceof Node && box.current?.contains(event.target) === false) setIsOpen(false);
    };
    window.addEventListener('pointermove', onMove);
    return () => window.removeEventListener('pointermove', onMove);
  }, [isListed]);

  function type(text: string): void {
    noticePerson();
    setIsOpen(true);
    setActive(-1);
    question.type(text, isComposing.current);
  }
  function settle(text?: string): void {
    setIsOpen(false);
    setActive(-1);
    question.settle(text);
  }
  function highlight(step: number): void {
    setIsOpen(true);
    // One place more than there are suggestions: the field itself.
    const places = suggestions.length + 1;
    setActive((before) => ((before + 1 + step + places) % places) - 1);
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (isComposing.current || event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') highlight(event.key === 'ArrowDown' ? 1 : -1);
    else if (event.key === 'Enter') settle(isListed ? suggestions[active]?.question : undefined);
    else if (event.key === 'Escape') escape(event.currentTarget);
    else return;
    event.preventDefault();
  };
  function escape(field: HTMLInputElement): void {
    if (isListed && active >= 0) setActive(-1);
    else if (question.text !== '') {
      setIsOpen(false);
      question.settle('');
    } else field.blur();
  }

  return (
    <div ref={box} className="relative w-full max-w-2xl">
      <search className="flex h-10 items-center rounded-full bg-sunken pr-0.5 pl-3.5 ring-1 ring-transparent transition-shadow focus-within:bg-surface focus-within:ring-2 focus-within:ring-accent hover:ring-line focus-within:hover:ring-accent">
        <Search size={17} className="shrink-0 text-ink-faint" aria-hidden />
        <input
          id={SEARCH_FIELD_ID}
          type="text"
          role="combobox"
          aria-label={t`Search your photos`}
          aria-expanded={isListed}
          aria-controls={isListed ? listId : undefined}
          aria-autocomplete="list"
          aria-activedescendant={isListed && active >= 0 ? optionId(listId, active) : undefined}
          placeholder={t`Describe a photo`}
          autoComplete="off"
          spellCheck={false}
          enterKeyHint="search"
          maxLength={QUESTION_MAX_LENGTH}
          value={question.text}
          onChange={(event) => type(event.target.value)}
          onCompositionStart={() => (isComposing.current = true)}
          onCompositionEnd={(event) => {
            isComposing.current = false;
            type(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onClick={() => setIsOpen(true)}
          onFocus={() => question.text === '' && setIsOpen(true)}
          onBlur={() => setIsOpen(false)}
          className="h-full min-w-0 flex-1 bg-transparent px-3 outline-none placeholder:text-ink-faint"
        />
        {question.text !== '' && (
          <IconButton
            label={t`Clear`}
            className="!rounded-full"
            onClick={() => {
              question.settle('');
              focusSearchField();
            }}
          >
            <X size={16} aria-hidden />
          </IconButton>
        )}
      </search>
      {isListed && (
        <SuggestionList
          id={listId}
          suggestions={suggestions}
          active={active}
          onHighlight={setActive}
          onChoose={(suggestion: Suggestion) => settle(suggestion.question)}
        />
      )}
    </div>
  );
}

/** The contract's longest question. */
const QUESTION_MAX_LENGTH = 20_000;
