import { MapPin } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { PlaceMap } from '../../map/PlaceMap.tsx';
import { formatNumber } from '../../ui/format-values.ts';
import { sayCountryOf } from '../../ui/say-country.ts';
import { Fact } from './Fact.tsx';

/** Where a photo was taken, in words and on a map. */
export function WhereFact({ photo }: { readonly photo: Photo }) {
  const { t } = useLingui();
  const { place } = photo;
  const names = place ? [place.city, place.region, sayCountryOf(place)].filter((name) => name !== null) : [];
  return (
    <Fact icon={<MapPin size={18} />} name={t`Where`} edit={t`Correct the place`} command="photo.correct-place">
      {place === null ? (
        <p className="text-ink-soft">
          <Trans>Place unknown</Trans>
        </p>
      ) : (
        <>
          <p>{names.length > 0 ? names.join(', ') : t`At sea or far from any town`}</p>
          <p className="text-small text-ink-soft tabular-nums">
            {formatNumber(place.latitude, 5)}°, {formatNumber(place.longitude, 5)}°{photo.corrected.includes('place') && ` · ${t`corrected by you`}`}
          </p>
          <div className="mt-2 h-40 overflow-hidden rounded-xl ring-1 ring-line">
            <PlaceMap latitude={place.latitude} longitude={place.longitude} label={t`Map of where it was taken`} />
          </div>
        </>
      )}
    </Fact>
  );
}
