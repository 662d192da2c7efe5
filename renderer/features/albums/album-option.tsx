import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import type { PickOption } from '../../ui/PickList.tsx';
import { Cover } from './Cover.tsx';
import { describeCount, nameAlbum } from './describe-album.ts';

/** An album as an entry of a list to pick from. */
export function albumOption(album: AlbumInfo): PickOption {
  return { value: album.id, label: nameAlbum(album), note: describeCount(album.photos), words: [album.name], icon: <Cover id={album.coverId} className="size-9 shrink-0 rounded-md" /> };
}
