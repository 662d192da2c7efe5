import { ArrowRight, Ban, PenLine, SlidersHorizontal, X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigation, type AskedQuestion } from '../../stores/navigation.ts';
import { useSearch } from '../../stores/search.ts';
import { Chip } from './Chip.tsx';
import { ExampleChip } from './ExampleChip.tsx';
import { FilterChip } from './FilterChip.tsx';
import { LibraryPhotoChip } from './LibraryPhotoChip.tsx';
import { asFilterAgain, asPlainWords, withoutSpan, type Span } from './question-changes.ts';
import { focusSearchField } from './search-field-element.ts';

/** The parts of the question as chips: photos, filters taken from the words, what is ruled out, what was translated. */
export function QuestionChips() {
  const { t } = useLingui();
  const question = useNavigation((store) => store.place.question);
  const parsed = useSearch((store) => store.answer?.parsed);
  const answered = useSearch((store) => store.answered);
  // The spans are those of the answer's question; while another one is typed they are shown, and act on the one they are of.
  const base: AskedQuestion = answered ? { ...question, text: answered.text, keepWords: answered.keepWords } : question;
  const ask = (next: AskedQuestion): void => useNavigation.getState().ask(next);

  const look = parsed?.look ?? [];
  const negated = look.flatMap(({ words, translatedFrom, negated: isNegated, start, end }) =>
    isNegated && start !== null && end !== null ? [{ words: translatedFrom ?? words, start, end }] : [],
  );
  const translated = look.filter(({ words, translatedFrom }) => translatedFrom !== null && translatedFrom.toLowerCase() !== words.toLowerCase());
  return (
    <ul aria-label={t`Parts of the question`} className="flex min-w-0 flex-wrap items-center gap-1.5 empty:hidden">
      {question.examples.map((token) => (
        <li key={token}>
          <ExampleChip token={token} />
        </li>
      ))}
      {question.like.map((id) => (
        <li key={id}>
          <LibraryPhotoChip id={id} part="like" />
        </li>
      ))}
      {question.unlike.map((id) => (
        <li key={id}>
          <LibraryPhotoChip id={id} part="unlike" />
        </li>
      ))}
      {(parsed?.filters ?? []).map((filter) => (
        <li key={`${filter.start} ${filter.words}`} className="min-w-0">
          <FilterChip
            filter={filter}
            onRemove={() => ask(withoutSpan(base, filter))}
            onEdit={() => editSpan(filter)}
            onKeepWords={() => ask(asPlainWords(base, filter.words))}
          />
        </li>
      ))}
      {negated.map((part) => (
        <li key={`not ${part.start}`} className="min-w-0">
          <Chip
            name={t`Not: ${part.words}`}
            look="words"
            icon={<Ban size={15} className="shrink-0 text-ink-faint" aria-hidden />}
            explanation={t`Photos that show this come last.`}
            onRemove={() => ask(withoutSpan(base, part))}
            actions={[
              { label: t`Edit`, icon: <PenLine size={16} aria-hidden />, movesFocus: true, run: () => editSpan(part) },
              { label: t`Remove`, icon: <X size={16} aria-hidden />, run: () => ask(withoutSpan(base, part)) },
            ]}
          >
            <span className="line-through decoration-1">{part.words}</span>
          </Chip>
        </li>
      ))}
      {question.keepWords.map((words) => (
        <li key={`kept ${words}`} className="min-w-0">
          <Chip
            name={t`Plain words: ${words}`}
            look="words"
            explanation={t`Searched for as words, not as a filter.`}
            removeLabel={t`Use as a filter again: ${words}`}
            onRemove={() => ask(asFilterAgain(question, words))}
            actions={[{ label: t`Use as a filter again`, icon: <SlidersHorizontal size={16} aria-hidden />, run: () => ask(asFilterAgain(question, words)) }]}
          >
            <q>{words}</q>
          </Chip>
        </li>
      ))}
      {translated.map((part) => (
        <li key={`translated ${part.words}`} data-translation className="flex min-w-0 items-center gap-1.5 px-1 text-small text-ink-soft">
          <span className="truncate">{part.translatedFrom}</span>
          <ArrowRight size={13} className="shrink-0 text-ink-faint" aria-label={t`is searched for as`} />
          <span className="truncate">{part.words}</span>
        </li>
      ))}
    </ul>
  );
}

/** Hand the words to the person, in the field, selected: typing replaces them. */
function editSpan({ start, end }: Span): void {
  focusSearchField(start, end);
}
