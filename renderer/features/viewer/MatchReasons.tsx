import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Explanation, ParsedQuestion } from '../../../shared/contract/schemas.ts';
import { api } from '../../api/client.ts';
import { isAsking, useNavigation } from '../../stores/navigation.ts';
import { useSearch } from '../../stores/search.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { sayFilter } from '../../ui/say-filter.ts';
import { MatchMeter } from './MatchMeter.tsx';
import { sayProblem } from '../../ui/say-problem.ts';

interface Found {
  readonly id: string;
  readonly explain: Explanation;
  readonly score: number | null;
  readonly filters: ParsedQuestion['filters'];
}

/** Why the open photo answers the question; nothing where it did not come from one. */
export function MatchReasons({ photoId }: { readonly photoId: string }) {
  const { t } = useLingui();
  const place = useNavigation((store) => store.place);
  const list = useSearch((store) => store.list);
  const [found, setFound] = useState<Found | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { question } = place;
  const rank = place.page === 'search' && isAsking(question) ? list.indexOf(photoId) : -1;

  useEffect(() => {
    if (rank < 0) return;
    const mine = new AbortController();
    const { keepWords, like, unlike, examples } = question;
    const asked = { ...question, keepWords: [...keepWords], like: [...like], unlike: [...unlike], examples: [...examples], limit: rank + 1, explain: true };
    api.search.query.query(asked, { signal: mine.signal }).then(
      ({ results, parsed }) => {
        const result = results.find((each) => each.id === photoId);
        setFound(result?.explain ? { id: photoId, explain: result.explain, score: result.score, filters: parsed.filters } : null);
        setProblem(null);
      },
      (error: unknown) => {
        if (!mine.signal.aborted) setProblem(sayProblem(error));
      },
    );
    return () => mine.abort();
  }, [question, rank, photoId]);

  if (rank < 0) return null;
  const explain = found?.id === photoId ? found.explain : null;
  return (
    <section aria-label={t`Why it matches`} className="flex flex-col gap-1.5">
      <h3 className="text-small font-medium text-ink-soft">
        <Trans>Why it matches</Trans>
      </h3>
      {problem !== null && <p className="text-small text-ink-soft">{problem}</p>}
      {explain === null && problem === null && <div className="h-12" />}
      {explain && found && explain.boundary !== null && found.score !== null && <MatchMeter score={found.score} boundary={explain.boundary} />}
      {explain && (
        <ul className="flex flex-col gap-1">
          {explain.parts.map((part) => (
            <li key={`${part.negated} ${part.words}`} className="flex items-baseline gap-3">
              <span className="min-w-0 flex-1 break-words">{sayPart(part.words, part.negated)}</span>
              <span title={t`Likeness of the words and the photo: 1 would be the same`} className="text-small text-ink-soft tabular-nums">
                {formatNumber(part.cosine, 2)}
              </span>
            </li>
          ))}
          {explain.written.length > 0 && (
            <li>
              <Trans>Written on it: {explain.written.join(', ')}</Trans>
            </li>
          )}
          {found?.filters.map((filter) => (
            <li key={filter.start}>{sayFilter(filter)}</li>
          ))}
        </ul>
      )}
    </section>
  );

  function sayPart(words: string, isNegated: boolean): string {
    const shown = words === '' ? t`the example` : words;
    return isNegated ? t`not ${shown}` : shown;
  }
}
