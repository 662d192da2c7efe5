import { Aperture, CirclePlay, CloudOff, Heart, Play } from 'lucide-react';
import { useLingui } from '@lingui/react';
import { memo, type ReactNode, type SyntheticEvent } from 'react';
import type { Photo } from '../../../shared/contract/schemas.ts';
import { TIMELINE_FLAGS } from '../../../shared/contract/timeline-flags.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { useKnownPhoto } from '../../stores/photos.ts';
import { useSelection } from '../../stores/selection.ts';
import { formatDuration } from '../../ui/format-dates.ts';
import { placeholderUrl } from '../../ui/placeholder-url.ts';
import { turnStyle } from '../../ui/PhotoImage.tsx';
import { describePhoto } from './describe-photo.ts';
import { useIsAway } from './use-is-away.ts';
import { useSharper } from './use-sharper.ts';

export interface GridTileProps {
  readonly id: string;
  readonly index: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly takenAtMs: number;
  /** TIMELINE_FLAGS joined. */
  readonly flags: number;
  /** False while the grid rushes past. */
  readonly loads: boolean;
  /** True for the one photo that Tab reaches. */
  readonly isTabStop: boolean;
}

// Pictures that were shown before are in the browser's memory: they appear at once instead of fading in again.
const seen = new Set<string>();
const SEEN_MOST = 20_000;

/** One photo of the grid: a placed box with its picture, its marks, and the sign by which it is selected. */
export const GridTile = memo(function GridTile({ id, index, left, width, height, takenAtMs, flags, loads, isTabStop }: GridTileProps) {
  useLingui();
  const photo = useKnownPhoto(id);
  const isSelected = useSelection((store) => store.ids.has(id));
  const isAway = useIsAway(photo);
  const placeholder = photo?.placeholder ?? null;
  const background = loads && placeholder !== null && !seen.has(id) ? { backgroundImage: `url(${placeholderUrl(placeholder)})` } : undefined;
  const turn = turnStyle(photo?.quarterTurns ?? 0);
  const isSharper = useSharper(photo, { width, height }, loads);
  return (
    <div
      role="gridcell"
      tabIndex={isTabStop ? 0 : -1}
      aria-selected={isSelected}
      aria-label={describePhoto(photo, takenAtMs, flags)}
      data-index={index}
      className={`grid-tile ${isAway ? 'grid-tile-away' : ''}`}
      style={{ left, width, height, ...background, ...(turn && { containerType: 'size' }) }}
    >
      {loads && (
        <img
          src={photoUrl(id, 'thumb', { version: id })}
          alt=""
          decoding="async"
          draggable={false}
          onLoad={onLoad}
          className={seen.has(id) ? 'is-shown' : ''}
          data-id={id}
          style={turn}
        />
      )}
      {isSharper && <img src={photoUrl(id, 'large', { version: id })} alt="" decoding="async" draggable={false} onLoad={showSharper} onError={removeSharper} style={turn} />}
      <span data-check aria-hidden className="grid-check" />
      <Marks photo={photo} flags={flags} isAway={isAway} />
    </div>
  );
});

function onLoad(event: SyntheticEvent<HTMLImageElement>): void {
  const image = event.currentTarget;
  image.classList.add('is-shown');
  if (seen.size >= SEEN_MOST) seen.clear();
  if (image.dataset['id'] !== undefined) seen.add(image.dataset['id']);
}

function showSharper(event: SyntheticEvent<HTMLImageElement>): void {
  event.currentTarget.classList.add('is-shown');
}

/** Where it cannot be made (the drive is away), the thumbnail stays. */
function removeSharper(event: SyntheticEvent<HTMLImageElement>): void {
  event.currentTarget.hidden = true;
}

function Marks({ photo, flags, isAway }: { readonly photo: Photo | undefined; readonly flags: number; readonly isAway: boolean }): ReactNode {
  const isVideo = (flags & TIMELINE_FLAGS.video) !== 0;
  const isRaw = (flags & TIMELINE_FLAGS.raw) !== 0;
  const hasMotion = !isVideo && ((flags & TIMELINE_FLAGS.motion) !== 0 || photo?.hasMotion === true);
  const isFavourite = photo?.isFavourite ?? (flags & TIMELINE_FLAGS.favourite) !== 0;
  const rating = photo?.rating ?? 0;
  const seconds = photo?.durationSeconds ?? null;
  return (
    <>
      {(isVideo || isRaw || hasMotion) && (
        <span aria-hidden className="grid-mark top-1.5 right-1.5">
          {isVideo && <Play size={11} fill="currentColor" />}
          {isVideo && seconds !== null && formatDuration(seconds)}
          {isRaw && <Aperture size={12} />}
          {isRaw && 'RAW'}
          {hasMotion && <CirclePlay size={13} />}
        </span>
      )}
      {(isFavourite || rating > 0) && (
        <span aria-hidden className="grid-mark bottom-1.5 left-1.5">
          {isFavourite && <Heart size={12} fill="currentColor" />}
          {rating > 0 && `★ ${rating}`}
        </span>
      )}
      {isAway && (
        <span aria-hidden className="grid-mark right-1.5 bottom-1.5">
          <CloudOff size={13} />
        </span>
      )}
    </>
  );
}
