import { plural } from '@lingui/core/macro';
import { useEffect, useState } from 'react';
import type { SearchAnswer } from '../../../shared/contract/schemas.ts';
import { useSearch } from '../../stores/search.ts';
import { describeResults } from './describe-results.ts';

/** Time after which an answer is read out, milliseconds: while one types, only the last one is. */
const SAID_AFTER_MS = 700;

/** What a screen reader says of the results, once they stand. */
export function useSayResults(): string {
  const answer = useSearch((store) => store.answer);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (answer === null) return undefined;
    const timer = setTimeout(() => setSaid(say(answer)), SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, [answer]);
  return said;
}

function say(answer: SearchAnswer): string {
  const weaker = answer.results.length - answer.strong;
  const found = describeResults(answer);
  return weaker === 0 ? found : [found, plural(weaker, { one: '# less sure', other: '# less sure' })].join(', ');
}
