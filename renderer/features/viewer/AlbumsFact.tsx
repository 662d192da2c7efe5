import { GalleryVerticalEnd } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { api } from '../../api/client.ts';
import { useActivity } from '../../stores/activity.ts';
import { useAlbums } from '../../stores/albums.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { nameAlbum } from '../albums/describe-album.ts';
import { Fact } from './Fact.tsx';

/** Kinds that say something about the photo that its date and its place do not say already. */
const TELLING: readonly AlbumInfo['kind'][] = ['own', 'question', 'trip', 'event', 'kind', 'concept'];

/** The albums that the open photo is in; nothing for a photo that is in none. */
export function AlbumsFact({ photoId }: { readonly photoId: string }) {
  const { t } = useLingui();
  const albums = useAlbums((store) => store.albums);
  const version = useActivity((store) => store.now?.libraryVersion);
  const [ids, setIds] = useState<readonly string[]>([]);
  const hasAlbums = albums !== null;
  useEffect(() => {
    // `load` never rejects: what goes wrong is the store's `problem`.
    if (!hasAlbums) void useAlbums.getState().load();
  }, [hasAlbums]);
  useEffect(() => {
    let isLate = false;
    api.albums.of.query({ photo: photoId }).then(
      (found) => !isLate && setIds(found),
      // The page of albums says why they cannot be read; here they are an extra.
      () => !isLate && setIds([]),
    );
    return () => {
      isLate = true;
    };
  }, [photoId, version, albums]);
  const shown = albums?.filter((album) => ids.includes(album.id) && TELLING.includes(album.kind)) ?? [];
  if (shown.length === 0) return null;
  return (
    <Fact icon={<GalleryVerticalEnd size={18} />} name={t`Albums`}>
      {shown.map((album) => (
        <button key={album.id} type="button" onClick={() => useNavigation.getState().go({ page: 'albums', item: album.id })} className="text-left break-words hover:underline">
          {nameAlbum(album)}
        </button>
      ))}
    </Fact>
  );
}
