import { ArrowLeft, CornerLeftUp } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { useAlbum, useAlbums } from '../../stores/albums.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { AlbumMenu } from './AlbumMenu.tsx';
import { AlbumName } from './AlbumName.tsx';
import { describeBecause, describeCount, describeTime, nameAlbum } from './describe-album.ts';
import { sayQuestion } from './say-question.ts';
import { daysOf } from './sort-albums.ts';
import { TripDays } from './TripDays.tsx';

/** What is known of the open album, and what can be done with it; scrolls with its photos. */
export function AlbumHeader({ album, newPhotos }: { readonly album: AlbumInfo; readonly newPhotos: number }) {
  const { t } = useLingui();
  const go = useNavigation((store) => store.go);
  const albums = useAlbums((store) => store.albums);
  const trip = useAlbum(album.parent);
  const days = useMemo(() => daysOf(album, albums ?? []), [album, albums]);
  const because = describeBecause(album);
  const facts = [
    describeTime(album),
    // Said by the reason already, where there is one.
    because === '' ? describeCount(album.photos) : '',
    newPhotos > 0 ? plural(newPhotos, { one: '# new since you last looked', other: '# new since you last looked' }) : '',
  ].filter((fact) => fact !== '');
  return (
    <header className="px-1 pt-3 pb-3 sm:px-3">
      <div className="flex items-start gap-1">
        <IconButton label={t`All albums`} onClick={() => go({ page: 'albums' })}>
          <ArrowLeft size={20} />
        </IconButton>
        <div className="min-w-0 flex-1 px-1">
          <AlbumName album={album} />
          <p className="text-body text-ink-soft">{facts.join(' · ')}</p>
          {album.question !== null && <p className="text-small text-ink-soft">{sayQuestion(album.question)}</p>}
          {because !== '' && <p className="text-small text-ink-soft">{because}</p>}
          {trip && (
            <button type="button" onClick={() => go({ page: 'albums', item: trip.id })} className="mt-1 flex items-center gap-1.5 rounded text-small text-ink-soft underline-offset-4 hover:text-ink hover:underline">
              <CornerLeftUp size={14} aria-hidden />
              <Trans>Part of {nameAlbum(trip)}</Trans>
            </button>
          )}
        </div>
        <AlbumMenu album={album} />
      </div>
      {days.length > 0 && <TripDays days={days} />}
    </header>
  );
}
