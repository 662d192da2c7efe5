import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useAlbums } from '../../stores/albums.ts';
import { useSelection } from '../../stores/selection.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Modal } from '../../ui/Modal.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { albumOption } from './album-option.tsx';
import { addToAlbum } from './fill-albums.ts';
import { createAlbum } from './make-albums.ts';

/** Which album of the person's own photos go into; a name that none has makes a new one. */
export function AddToAlbumDialog({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { t } = useLingui();
  const albums = useAlbums((store) => store.albums);
  // `load` never rejects: what goes wrong is the store's `problem`.
  useEffect(() => void useAlbums.getState().load(), []);
  const own = albums?.filter(({ kind }) => kind === 'own') ?? [];
  // What is put away is not picked out any more: the next selection begins anew.
  const put = (work: () => Promise<unknown>): void => void tellingProblems(work).then((isDone) => isDone && useSelection.getState().deselectMany(ids));
  return (
    <Modal title={plural(ids.length, { one: 'Add # photo to an album', other: 'Add # photos to an album' })} isOpen onClose={onClose}>
      <PickList
        label={t`Your albums`}
        placeholder={t`Find an album, or name a new one`}
        empty={albums === null ? t`Reading the albums` : t`You have no album yet: type a name for the first one.`}
        createLabel={(name) => t`New album “${name}”`}
        options={own.map(albumOption)}
        onPick={(id) => {
          const album = own.find((each) => each.id === id);
          onClose();
          if (album) put(() => addToAlbum(album, ids));
        }}
        onCreate={(name) => {
          onClose();
          put(() => createAlbum({ name, ids: [...ids] }));
        }}
      />
    </Modal>
  );
}
