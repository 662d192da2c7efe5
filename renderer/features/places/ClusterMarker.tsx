import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { memo, useEffect } from 'react';
import { photoUrl } from '../../../shared/photo-url.ts';
import { useKnownPhoto, wantPhotos } from '../../stores/photos.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { sayTownOrCountry } from '../../ui/say-country.ts';

/** Diameter of the picture, CSS pixels: of one photo, and of the largest cluster. */
const SMALLEST = 44;
const LARGEST = 68;

export interface ClusterMarkerProps extends ClusterFaceProps {
  /** On the map, CSS pixels from its corner. */
  readonly x: number;
  readonly y: number;
}

/** Photos that lie together, as a round picture with their count. While the map moves only the place of the marker changes. */
export function ClusterMarker({ x, y, ...face }: ClusterMarkerProps) {
  return (
    <div className="absolute top-0 left-0 size-0" style={{ transform: `translate(${x}px, ${y}px)` }}>
      <ClusterFace {...face} />
    </div>
  );
}

interface ClusterFaceProps {
  readonly clusterKey: string;
  /** Its newest photo. */
  readonly id: string;
  readonly count: number;
  /** False beyond the map's edge, where Tab should not lead. */
  readonly isInSight: boolean;
  readonly onOpen: (clusterKey: string) => void;
}

const ClusterFace = memo(function ClusterFace({ clusterKey, id, count, isInSight, onOpen }: ClusterFaceProps) {
  const { t } = useLingui();
  const photo = useKnownPhoto(id);
  useEffect(() => wantPhotos([id]), [id]);
  const size = Math.min(LARGEST, SMALLEST + 6 * Math.log10(count));
  const name = sayTownOrCountry(photo?.place);
  const photos = plural(count, { one: '# photo', other: '# photos' });
  return (
    <button
      type="button"
      aria-label={name === null ? photos : t`${photos}, ${name}`}
      title={name ?? undefined}
      tabIndex={isInSight ? 0 : -1}
      onClick={() => onOpen(clusterKey)}
      className="absolute animate-appear rounded-full shadow-raised ring-2 ring-surface transition-[scale] hover:z-10 hover:scale-110 focus-visible:z-10 focus-visible:outline-offset-4"
      style={{ width: size, height: size, left: -size / 2, top: -size / 2 }}
    >
      <PhotoImage src={photoUrl(id, 'thumb', { version: id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-full rounded-full" />
      {count > 1 && (
        <span aria-hidden className="absolute -top-1 -right-2 min-w-6 rounded-full bg-ink px-1.5 text-center text-small font-medium text-ground tabular-nums">
          {formatNumber(count)}
        </span>
      )}
    </button>
  );
});
