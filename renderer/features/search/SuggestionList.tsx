import { Plural, useLingui } from '@lingui/react/macro';
import type { Suggestion } from '../../../shared/contract/app-schemas.ts';
import { SUGGESTION_ICONS } from './suggestion-icons.ts';

export interface SuggestionListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  /** Of the highlighted one; -1 for none. */
  readonly active: number;
  readonly onHighlight: (index: number) => void;
  readonly onChoose: (suggestion: Suggestion) => void;
}

/** Id of one suggestion's element, for `aria-activedescendant`. */
export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The list below the search field; the focus stays in the field. */
export function SuggestionList({ id, suggestions, active, onHighlight, onChoose }: SuggestionListProps) {
  const { t } = useLingui();
  return (
    // The gap belongs to it: the pointer on its way from the field does not leave.
    <div className="absolute inset-x-0 top-full z-30 pt-1">
      <div id={id} role="listbox" aria-label={t`Suggestions`} className="overflow-hidden rounded-xl bg-surface p-1 shadow-raised ring-1 ring-line">
        {suggestions.map((suggestion, index) => {
          const Icon = SUGGESTION_ICONS[suggestion.kind];
          return (
            // The field's own keys choose an option; a screen reader follows aria-activedescendant.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={`${suggestion.kind} ${suggestion.question}`}
              id={optionId(id, index)}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              // A click would take the focus out of the field, and close the list before it is chosen.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => index !== active && onHighlight(index)}
              onClick={() => onChoose(suggestion)}
              className={`flex h-9 items-center gap-3 rounded-lg px-3 select-none ${index === active ? 'bg-sunken' : ''}`}
            >
              <Icon size={16} className="shrink-0 text-ink-faint" aria-hidden />
              <span className="min-w-0 flex-1 truncate">{suggestion.label}</span>
              {suggestion.photos !== null && (
                <span className="shrink-0 text-small text-ink-faint tabular-nums">
                  <Plural value={suggestion.photos} one="# photo" other="# photos" />
                </span>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
