import { useEffect, useState } from 'react';
import type { FoundPlace } from '../../../shared/contract/app-schemas.ts';
import { api } from '../../api/client.ts';
import { useToasts } from '../../stores/toasts.ts';
import { sayProblem } from '../../ui/say-problem.ts';

/** A pause in typing after which a name is looked up, milliseconds. */
const LOOK_AFTER_MS = 150;

/** Places of the name that is typed; null while they are looked up, and for no name. */
export function useFoundPlaces(name: string): readonly FoundPlace[] | null {
  const [found, setFound] = useState<{ readonly name: string; readonly places: readonly FoundPlace[] } | null>(null);
  const wanted = name.trim();
  useEffect(() => {
    if (wanted === '') return undefined;
    let isLate = false;
    const timer = setTimeout(() => {
      api.search.places.query({ name: wanted }).then(
        (places) => !isLate && setFound({ name: wanted, places }),
        (error: unknown) => useToasts.getState().tell(sayProblem(error), { kind: 'problem' }),
      );
    }, LOOK_AFTER_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  return found?.name === wanted && wanted !== '' ? found.places : null;
}
