import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo } from 'react';
import type { PhotoPositions } from '../../../shared/contract/timeline-schemas.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useKnownPhoto, wantPhotos } from '../../stores/photos.ts';
import { Button } from '../../ui/Button.tsx';
import { formatWallTime } from '../../ui/format-dates.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import type { BoxAnswer } from './cluster-index.ts';
import { positionedId } from './places-store.ts';

export interface PhotosInViewProps {
  /** Null while it is awaited for the first time. */
  readonly shown: { readonly positions: PhotoPositions; readonly answer: BoxAnswer } | null;
  readonly onOpenAll: () => void;
}

/** The photos that the map shows now: how many, and the newest of them. */
export function PhotosInView({ shown, onOpenAll }: PhotosInViewProps) {
  const { t } = useLingui();
  const ids = useMemo(() => shown?.answer.newest.map((index) => positionedId(shown.positions, index)) ?? [], [shown]);
  useEffect(() => wantPhotos(ids), [ids]);
  const count = shown?.answer.count ?? 0;
  return (
    <aside aria-label={t`Photos on this part of the map`} className="flex shrink-0 flex-col border-line bg-ground max-md:h-40 max-md:border-t md:w-72 md:border-l">
      <header className="flex min-h-14 items-center justify-between gap-2 px-4 py-2">
        <p role="status" className="font-medium">
          {shown && (count === 0 ? t`No photos here` : plural(count, { one: '# photo here', other: '# photos here' }))}
        </p>
        {count > 0 && (
          <Button onClick={onOpenAll}>
            <Trans>Open</Trans>
          </Button>
        )}
      </header>
      <ul className="min-h-0 flex-1 gap-1 overflow-auto px-4 pb-4 max-md:flex md:grid md:auto-rows-min md:grid-cols-3">
        {ids.map((id) => (
          <li key={id} className="aspect-square max-md:h-full max-md:shrink-0">
            <InViewTile id={id} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function InViewTile({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const photo = useKnownPhoto(id);
  const openPhoto = useNavigation((store) => store.openPhoto);
  const when = photo?.takenAt ? formatWallTime(Date.parse(`${photo.takenAt.local}Z`), 'moment') : '';
  return (
    <button type="button" aria-label={when === '' ? t`Photo` : t`Photo, ${when}`} onClick={() => openPhoto(id)} className="block size-full overflow-hidden rounded-md">
      <PhotoImage src={photoUrl(id, 'thumb', { version: id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-full" />
    </button>
  );
}
