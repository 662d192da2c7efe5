import { t } from '@lingui/core/macro';
import type { DuplicateTier } from '../../../shared/contract/duplicate-schemas.ts';
import { api } from '../../api/client.ts';
import { useDuplicates } from '../../stores/duplicates.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useReview } from '../../stores/review.ts';
import { useToasts } from '../../stores/toasts.ts';

/** Open the page of duplicates at the group of a photo; of the first tier that it is in, unless one is given. */
export async function showDuplicates(photo: string, tier?: DuplicateTier): Promise<void> {
  const places = await api.duplicates.of.query({ photo });
  const place = places.find((each) => each.tier === tier) ?? places[0];
  if (!place) {
    useToasts.getState().tell(t`No duplicates of this photo were found.`);
    return;
  }
  // A list that is still held from earlier may be too short for the place.
  await useDuplicates.getState().refresh(place.tier);
  const { goToTier, goToGroup } = useReview.getState();
  goToTier(place.tier);
  goToGroup(place.at);
  useNavigation.getState().go({ page: 'duplicates' });
}
