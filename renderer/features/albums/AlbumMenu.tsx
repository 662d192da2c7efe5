import { Combine, Ellipsis, Pencil, RotateCcw, Search, Trash2, Undo2, X } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { useRef, useState, type ReactNode } from 'react';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu-style.ts';
import { useAlbumView } from './album-view-store.ts';
import { renameAlbum, setCover, takeAwayAlbum } from './change-albums.ts';
import { deleteAlbum } from './make-albums.ts';
import { MergeDialog } from './MergeDialog.tsx';
import { askedAgain } from './say-question.ts';

/** Albums of these kinds are made by Albumen, and can be joined with each other. */
const JOINABLE: readonly AlbumInfo['kind'][] = ['trip', 'event', 'place', 'concept'];

/** What can be done with an album as a whole. */
export function AlbumMenu({ album }: { readonly album: AlbumInfo }) {
  const { t } = useLingui();
  const [isMerging, setMerging] = useState(false);
  const afterwards = useRef<(() => void) | null>(null);
  const isOwn = album.kind === 'own' || album.kind === 'question';
  const items: readonly (false | { readonly label: string; readonly icon: ReactNode; readonly keys?: string; readonly movesFocus?: boolean; readonly run: () => void })[] = [
    { label: t`Rename`, icon: <Pencil size={16} />, keys: 'F2', movesFocus: true, run: () => useAlbumView.getState().setRenaming(true) },
    !isOwn && album.title === null && { label: t`Back to its own name`, icon: <RotateCcw size={16} />, run: () => void tellingProblems(() => renameAlbum(album, null)) },
    { label: t`Let Albumen choose the cover`, icon: <Undo2 size={16} />, run: () => void tellingProblems(() => setCover(album, null)) },
    album.question !== null && {
      label: t`Ask and change the question`, icon: <Search size={16} />,
      run: () => album.question && useNavigation.getState().go({ page: 'search', question: askedAgain(album.question) }),
    },
    JOINABLE.includes(album.kind) && { label: t`Merge into another album…`, icon: <Combine size={16} />, run: () => setMerging(true) },
    !isOwn && !album.isRemoved && { label: t`Take this album away`, icon: <X size={16} />, run: () => void tellingProblems(() => takeAwayAlbum(album, true)) },
    !isOwn && album.isRemoved && { label: t`Bring this album back`, icon: <Undo2 size={16} />, run: () => void tellingProblems(() => takeAwayAlbum(album, false)) },
    isOwn && { label: t`Delete the album`, icon: <Trash2 size={16} />, run: () => void tellingProblems(() => deleteAlbum(album)) },
  ];
  return (
    <>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <IconButton label={t`What to do with the album`}>
            <Ellipsis size={20} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={4}
            collisionPadding={8}
            className={MENU_CONTENT}
            onCloseAutoFocus={(event) => {
              const run = afterwards.current;
              if (run === null) return;
              event.preventDefault();
              afterwards.current = null;
              run();
            }}
          >
            {items.map((item) => item && (
              <DropdownMenu.Item
                key={item.label}
                className={MENU_ITEM}
                onSelect={() => {
                  // What takes the focus runs once the menu has let go of it.
                  if (item.movesFocus === true) afterwards.current = item.run;
                  else item.run();
                }}
              >
                <span className="text-ink-soft" aria-hidden>
                  {item.icon}
                </span>
                <span className="flex-1">{item.label}</span>
                {item.keys !== undefined && <span className="pl-6 text-small text-ink-faint">{item.keys}</span>}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {isMerging && <MergeDialog album={album} onClose={() => setMerging(false)} />}
    </>
  );
}
