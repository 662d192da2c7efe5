import { t } from '@lingui/core/macro';
import { TIMELINE_FLAGS } from '../../../shared/contract/timeline-flags.ts';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { formatDuration, formatWallTime } from '../../ui/format-dates.ts';
import { sayTownOrCountry } from '../../ui/say-country.ts';

/** Who a photo is, in words for a screen reader: what kind, when, where, and what the person said of it. */
export function describePhoto(photo: Photo | undefined, takenAtMs: number, flags: number): string {
  const kind = (flags & TIMELINE_FLAGS.video) !== 0 ? t`Video` : t`Photo`;
  const seconds = photo?.durationSeconds ?? null;
  const rating = photo?.rating ?? 0;
  return [
    kind,
    formatWallTime(takenAtMs, 'moment'),
    sayTownOrCountry(photo?.place) ?? '',
    seconds === null ? '' : formatDuration(seconds),
    (flags & TIMELINE_FLAGS.favourite) !== 0 || photo?.isFavourite === true ? t`favourite` : '',
    rating > 0 ? t`${rating} of 5 stars` : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}
