import { CircleAlert, ImageOff, Images } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { api } from '../../api/client.ts';
import { useAlbumList, useAlbumPhotos } from '../../stores/album-photos.ts';
import { useAlbum, useAlbums } from '../../stores/albums.ts';
import { useNavigation } from '../../stores/navigation.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { useRefreshed } from '../../stores/use-refreshed.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatMonths, formatWallTime } from '../../ui/format-dates.ts';
import { GridSkeleton } from '../grid/GridSkeleton.tsx';
import { PhotoGrid } from '../grid/PhotoGrid.tsx';
import { ZoomControl } from '../timeline/ZoomControl.tsx';
import { AlbumHeader } from './AlbumHeader.tsx';
import { albumSections } from './album-sections.ts';
import { nameAlbum } from './describe-album.ts';
import { movePhotos } from './fill-albums.ts';

/** The photos of one album, below what is known of it. */
export function OpenAlbum({ id }: { readonly id: string }) {
  const { t } = useLingui();
  const albums = useAlbums((store) => store.albums);
  const album = useAlbum(id);
  const list = useAlbumList(id);
  const problem = useAlbumPhotos((store) => store.problem);
  useRefreshed(() => useAlbumPhotos.getState().load(id), id);
  const toAll = (
    <Button look="accent" onClick={() => useNavigation.getState().go({ page: 'albums' })}>
      <Trans>All albums</Trans>
    </Button>
  );
  if (albums !== null && album === undefined) {
    return <EmptyState icon={<ImageOff size={40} strokeWidth={1.5} aria-hidden />} title={t`This album is not there any more`} actions={toAll} />;
  }
  if (list === null && problem !== null) {
    return (
      <EmptyState icon={<CircleAlert size={40} strokeWidth={1.5} aria-hidden />} title={t`The album could not be read`} actions={toAll}>
        <p role="alert">{problem}</p>
      </EmptyState>
    );
  }
  if (list === null || album === undefined) return <GridSkeleton />;
  return <AlbumPhotos album={album} list={list} />;
}

function AlbumPhotos({ album, list }: { readonly album: AlbumInfo; readonly list: PhotoList }) {
  const { t, i18n } = useLingui();
  const newAtFirst = useLookedInto(album);
  const undated = t`Without a date`;
  const { locale } = i18n;
  const sections = useMemo(
    () => (locale === '' ? [] : albumSections(album, list, { months: formatMonths, day: (ms) => formatWallTime(ms, 'day-year'), undated })),
    [album, list, undated, locale],
  );
  const header = <AlbumHeader album={album} newPhotos={newAtFirst} />;
  if (list.count === 0) {
    return (
      <div className="flex h-full flex-col">
        {header}
        <div className="min-h-0 flex-1">
          <NoPhotos album={album} />
        </div>
      </div>
    );
  }
  return (
    <>
      <PhotoGrid
        list={list}
        sections={sections}
        label={nameAlbum(album)}
        memoryKey={`album ${album.id}`}
        header={header}
        {...(album.kind === 'own' && { onMove: (ids, before) => void tellingProblems(() => movePhotos(album, ids, before)) })}
      />
      <ZoomControl />
    </>
  );
}

function NoPhotos({ album }: { readonly album: AlbumInfo }) {
  const { t } = useLingui();
  return (
    <EmptyState icon={<Images size={40} strokeWidth={1.5} aria-hidden />} title={t`No photos in it yet`}>
      {album.kind === 'own' ? <Trans>Select photos anywhere, and choose “Add to an album…” in their menu.</Trans> : <Trans>It fills itself as soon as a photo answers it.</Trans>}
    </EmptyState>
  );
}

/** The person sees what came to a saved question. @returns How many photos were new when they opened it. */
function useLookedInto({ id, kind, newPhotos }: AlbumInfo): number {
  const [atFirst] = useState(newPhotos);
  const hasNews = kind === 'question' && newPhotos > 0;
  useEffect(() => {
    if (!hasNews) return;
    void tellingProblems(async () => {
      await api.albums.noteSeen.mutate({ id });
      await useAlbums.getState().load();
    });
  }, [hasNews, id]);
  return atFirst;
}
