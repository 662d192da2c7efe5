import { useLingui } from '@lingui/react/macro';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { useAlbums } from '../../stores/albums.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Modal } from '../../ui/Modal.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { mergeAlbum } from './fill-albums.ts';
import { nameAlbum } from './describe-album.ts';
import { albumOption } from './album-option.tsx';

/** Which album an automatic one goes into: one of its kind, those nearest in time first, or one made by hand. */
export function MergeDialog({ album, onClose }: { readonly album: AlbumInfo; readonly onClose: () => void }) {
  const { t } = useLingui();
  const albums = useAlbums((store) => store.albums) ?? [];
  const others = albums
    .filter((each) => each.id !== album.id && !each.isRemoved && (each.kind === album.kind || each.kind === 'own'))
    .toSorted((a, b) => Number(a.kind === 'own') - Number(b.kind === 'own') || awayMs(a, album) - awayMs(b, album));
  return (
    <Modal title={t`Merge “${nameAlbum(album)}” into…`} description={t`Its photos go into the other album and stay there. It can be undone.`} isOpen onClose={onClose}>
      <PickList
        label={t`Albums`}
        placeholder={t`Find an album`}
        empty={t`There is no other album of this kind.`}
        options={others.map(albumOption)}
        onPick={(id) => {
          const into = others.find((each) => each.id === id);
          onClose();
          if (into) void tellingProblems(() => mergeAlbum(album, into));
        }}
      />
    </Modal>
  );
}

function awayMs(one: AlbumInfo, other: AlbumInfo): number {
  const away = Math.abs(Date.parse(`${one.from ?? ''}Z`) - Date.parse(`${other.from ?? ''}Z`));
  return Number.isNaN(away) ? Number.MAX_SAFE_INTEGER : away;
}
