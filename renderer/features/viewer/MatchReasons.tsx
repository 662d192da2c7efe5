import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Explanation } from '../../../shared/contract/schemas.ts';
import { api } from '../../api/client.ts';
import { isAsking, useNavigation } from '../../stores/navigation.ts';
import { useSearch } from '../../stores/search.ts';

/** Why the open photo answers the question; nothing where it did not come from one. */
export function MatchReasons({ photoId }: { readonly photoId: string }) {
  const { t } = useLingui();
  const place = useNavigation((store) => store.place);
  const list = useSearch((store) => store.list);
  const [found, setFound] = useState<{ readonly id: string; readonly explain: Explanation; readonly score: number | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const { question } = place;
  const rank = place.page === 'search' && isAsking(question) ? list.indexOf(photoId) : -1;

  useEffect(() => {
    if (rank < 0) return;
    const mine = new AbortController();
    const { keepWords, like, unlike, examples } = question;
    const asked = { ...question, keepWords: [...keepWords], like: [...like], unlike: [...unlike], examples: [...examples], limit: rank + 1, explain: true };
    api.search.query.query(asked, { signal: mine.signal }).then(
      ({ results }) => {
        const result = results.find((each) => each.id === photoId);
        setFound(result?.explain ? { id: photoId, explain: result.explain, score: result.score } : null);
        setProblem(null);
      },
      (error: unknown) => {
        if (!mine.signal.aborted) setProblem(error instanceof Error ? error.message : String(error));
      },
    );
    return () => mine.abort();
  }, [question, rank, photoId]);

  if (rank < 0) return null;
  const explain = found?.id === photoId ? found.explain : null;
  const isStrong = (found?.score ?? Number.NEGATIVE_INFINITY) >= (explain?.boundary ?? Number.POSITIVE_INFINITY);
  return (
    <section aria-label={t`Why it matches`} className="flex flex-col gap-2">
      <h3 className="text-small font-medium text-ink-soft">
        <Trans>Why it matches</Trans>
      </h3>
      {problem !== null && <p className="text-small text-ink-soft">{problem}</p>}
      {explain === null && problem === null && <div className="h-8" />}
      {explain && (
        <ul className="flex flex-col gap-1.5">
          {explain.parts.map((part) => (
            <li key={`${part.negated} ${part.words}`} className="flex items-center gap-3">
              <span className={`min-w-0 flex-1 truncate ${part.negated ? 'text-ink-soft line-through' : ''}`}>{part.words === '' ? t`the example` : part.words}</span>
              <Likeness cosine={part.cosine} name={part.words} />
            </li>
          ))}
          {explain.written.length > 0 && (
            <li>
              <Trans>Written on it: {new Intl.ListFormat(document.documentElement.lang).format(explain.written)}</Trans>
            </li>
          )}
          {explain.filters.map((says) => (
            <li key={says}>{says}</li>
          ))}
          {explain.boundary !== null && <li className="text-small text-ink-soft">{isStrong ? t`A clear match` : t`Less sure`}</li>}
        </ul>
      )}
    </section>
  );
}

/** Cosine similarities of words and photos lie in a narrow band: below it nothing is alike, above it hardly anything comes. */
const BAND = { from: 0, to: 0.6 } as const;

function Likeness({ cosine, name }: { readonly cosine: number; readonly name: string }) {
  const { t } = useLingui();
  const part = Math.max(0, Math.min(1, (cosine - BAND.from) / (BAND.to - BAND.from)));
  return (
    <div role="meter" aria-label={t`Likeness: ${name}`} aria-valuemin={-1} aria-valuemax={1} aria-valuenow={Math.round(cosine * 100) / 100} title={cosine.toFixed(2)} className="h-1.5 w-24 shrink-0 overflow-hidden rounded-full bg-sunken">
      <div className="h-full rounded-full bg-accent" style={{ width: `${part * 100}%` }} />
    </div>
  );
}
