import { useLingui } from '@lingui/react/macro';
import { useSearch } from '../../stores/search.ts';
import { sayRemark } from '../../ui/say-remark.ts';
import { describeResults } from './describe-results.ts';
import { QuestionChips } from './QuestionChips.tsx';
import { SaveQuestion } from './SaveQuestion.tsx';
import { SortMenu } from './SortMenu.tsx';

/** Above the results: how many there are, the parts of the question, their order, and what the engine remarks. */
export function ResultsHeader() {
  const { t } = useLingui();
  const answer = useSearch((store) => store.answer);
  const problem = useSearch((store) => store.problem);
  const isAsking = useSearch((store) => store.isAsking);
  // Where nothing is found, the page says why.
  const remarks = answer !== null && answer.results.length > 0 ? answer.parsed.remarks : [];
  return (
    <div className="shrink-0 px-2 pt-2 pb-2 sm:px-5">
      <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-2">
        <h1 className="text-body font-semibold tabular-nums">{answer ? describeResults(answer) : isAsking ? t`Searching` : t`Search`}</h1>
        <div className="order-last w-full min-w-0 sm:order-none sm:w-auto sm:flex-1">
          <QuestionChips />
        </div>
        <div className="flex items-center max-sm:ml-auto">
          <SaveQuestion />
          <SortMenu />
        </div>
      </div>
      {problem !== null && (
        <p role="alert" className="pb-1 text-small text-danger">
          {problem}
        </p>
      )}
      {remarks.length > 0 && problem === null && <p className="pb-1 text-small text-ink-soft">{remarks.map(sayRemark).join(' ')}</p>}
    </div>
  );
}
