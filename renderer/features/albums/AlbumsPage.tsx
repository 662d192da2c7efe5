import { useAlbums } from '../../stores/albums.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { useRefreshed } from '../../stores/use-refreshed.ts';
import { AlbumsList } from './AlbumsList.tsx';
import { OpenAlbum } from './OpenAlbum.tsx';

/** All albums, or the one that is open. */
export function AlbumsPage() {
  const item = useNavigation((store) => store.place.item);
  useRefreshed(() => useAlbums.getState().load());
  return (
    <>
      {/* It stays, unseen: Back finds it as it was left. */}
      <div hidden={item !== null} className="h-full">
        <AlbumsList />
      </div>
      {item !== null && <OpenAlbum key={item} id={item} />}
    </>
  );
}
