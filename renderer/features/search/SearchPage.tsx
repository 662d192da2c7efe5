import { Search } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useSearch } from '../../stores/search.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { GridSkeleton } from '../grid/GridSkeleton.tsx';
import { NothingFound } from './NothingFound.tsx';
import { ResultsGrid } from './ResultsGrid.tsx';
import { ResultsHeader } from './ResultsHeader.tsx';
import { useSayResults } from './use-say-results.ts';

/** What a question found: the strong results first, then those that are less sure. */
export function SearchPage() {
  const { t } = useLingui();
  const answer = useSearch((store) => store.answer);
  const isAsking = useSearch((store) => store.isAsking);
  const problem = useSearch((store) => store.problem);
  const said = useSayResults();
  return (
    <section aria-label={t`Results`} className="flex h-full flex-col">
      <ResultsHeader />
      <p role="status" className="sr-only">
        {said}
      </p>
      {/* Results of the question before stay; they fade only when the next ones are slow to come. */}
      <div aria-busy={isAsking} data-answered={answer?.query} className={`flex min-h-0 flex-1 flex-col transition-opacity ${isAsking && answer !== null ? 'opacity-60 delay-300' : ''}`}>
        {answer === null && problem === null && isAsking && (
          <div className="min-h-0 flex-1 transition-opacity delay-300 starting:opacity-0">
            <GridSkeleton label={t`Searching`} />
          </div>
        )}
        {answer === null && problem !== null && (
          <EmptyState icon={<Search size={40} strokeWidth={1.5} aria-hidden />} title={t`This question cannot be answered`}>
            <Trans>Change it, or clear the search.</Trans>
          </EmptyState>
        )}
        {answer !== null && answer.results.length === 0 && <NothingFound answer={answer} />}
        {answer !== null && answer.results.length > 0 && <ResultsGrid />}
      </div>
    </section>
  );
}
