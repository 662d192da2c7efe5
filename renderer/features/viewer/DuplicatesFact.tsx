import { CopyCheck } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { DuplicatePlace } from '../../../shared/contract/duplicate-schemas.ts';
import { api } from '../../api/client.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { useRefreshed } from '../../stores/use-refreshed.ts';
import { TIER_NAMES } from '../duplicates/describe-tier.ts';
import { showDuplicates } from '../duplicates/show-duplicates.ts';
import { Fact } from './Fact.tsx';

/** The kinds of duplicates that there are of the open photo, each a way to them; nothing for a photo that is there once. */
export function DuplicatesFact({ photoId }: { readonly photoId: string }) {
  const { t, i18n } = useLingui();
  const [places, setPlaces] = useState<readonly DuplicatePlace[]>([]);
  // The page of duplicates says why they cannot be read; here they are an extra.
  useRefreshed(async () => setPlaces(await api.duplicates.of.query({ photo: photoId }).catch(() => [])), photoId);
  if (places.length === 0) return null;
  return (
    <Fact icon={<CopyCheck size={18} />} name={t`Duplicates`}>
      {places.map(({ tier, id }) => (
        <button key={id} type="button" onClick={() => void tellingProblems(() => showDuplicates(photoId, tier))} className="text-left hover:underline">
          {i18n._(TIER_NAMES[tier])}
        </button>
      ))}
    </Fact>
  );
}
