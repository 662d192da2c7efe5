import { Search } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';

const CHANGES_EVERY_MS = 3_200;

/** What one can ask, one question after the other, in the shape of the search field. */
export function ExampleQuestions() {
  const { t } = useLingui();
  const questions = [
    t`two dogs at a wooden fence`,
    t`a cup of coffee in 2019`,
    t`snowy mountains without people`,
    t`street at night in Bilbao`,
  ];
  const [shown, setShown] = useState(0);
  useEffect(() => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => setShown((before) => before + 1), CHANGES_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <p aria-label={t`For example`} className="mt-6 flex h-12 items-center gap-3 rounded-full border border-line bg-surface px-5 text-ink-soft shadow-raised">
      <Search size={18} className="shrink-0 text-ink-faint" aria-hidden />
      <span key={shown} className="example-question truncate">
        {questions[shown % questions.length]}
      </span>
    </p>
  );
}
