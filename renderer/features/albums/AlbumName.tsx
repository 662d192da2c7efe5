import { Pencil } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useAlbumView } from './album-view-store.ts';
import { renameAlbum } from './change-albums.ts';
import { nameAlbum } from './describe-album.ts';

/** The name of the open album; written anew in its place. */
export function AlbumName({ album }: { readonly album: AlbumInfo }) {
  const { t } = useLingui();
  const { isRenaming, setRenaming } = useAlbumView();
  useEffect(() => () => setRenaming(false), [setRenaming]);
  const name = nameAlbum(album);
  if (isRenaming) return <NameField album={album} onDone={() => setRenaming(false)} />;
  return (
    <div className="flex min-h-9 items-center gap-1">
      <h1 className="min-w-0 text-title font-semibold break-words">{name}</h1>
      <IconButton label={t`Rename the album`} shortcut="F2" onClick={() => setRenaming(true)}>
        <Pencil size={16} />
      </IconButton>
    </div>
  );
}

function NameField({ album, onDone }: { readonly album: AlbumInfo; readonly onDone: () => void }) {
  const { t } = useLingui();
  const before = nameAlbum(album);
  const [name, setName] = useState(before);
  const save = (): void => {
    onDone();
    const wanted = name.trim();
    // Emptied, an automatic album takes its own name again.
    if (wanted === '' && album.kind !== 'own' && album.kind !== 'question') void tellingProblems(() => renameAlbum(album, null));
    else if (wanted !== '' && wanted !== before) void tellingProblems(() => renameAlbum(album, wanted));
  };
  return (
    <form
      className="flex min-h-9 items-center"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <input
        aria-label={t`Name of the album`}
        value={name}
        maxLength={200}
        // The person has asked for it.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => setName(event.target.value)}
        onBlur={save}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDone();
        }}
        className="w-full max-w-xl rounded-lg border border-line bg-surface px-2 py-0.5 text-title font-semibold"
      />
    </form>
  );
}
