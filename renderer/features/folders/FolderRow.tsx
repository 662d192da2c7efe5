import { Ellipsis, Folder, FolderX } from 'lucide-react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { FolderInfo } from '../../../shared/contract/schemas.ts';
import { useActivity } from '../../stores/activity.ts';
import { useFolders } from '../../stores/folders.ts';
import { tellingProblems, useToasts } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { MENU_CONTENT, MENU_ITEM } from '../../ui/menu-style.ts';
import { Modal } from '../../ui/Modal.tsx';
import { ExcludeFolders } from './ExcludeFolders.tsx';
import { sayProblem } from '../../ui/say-problem.ts';

/** One folder of the library, with its state and what can be done with it. */
export function FolderRow({ folder }: { readonly folder: FolderInfo }) {
  const { t } = useLingui();
  const watched = useActivity((store) => store.now?.watching.find((each) => each.folder === folder.path));
  const [dialog, setDialog] = useState<'remove' | 'exclude' | null>(null);
  const isAway = folder.state === 'away';

  function remove(): void {
    setDialog(null);
    void tellingProblems(async () => {
      await useFolders.getState().remove(folder.path);
      useToasts.getState().tell(t`${folder.path} was taken out of the library`, {
        action: { label: t`Undo`, run: () => void tellingProblems(() => useFolders.getState().add(folder.path)) },
      });
    });
  }

  return (
    <div className="flex items-center gap-4 px-4 py-3">
      {isAway ? <FolderX size={20} className="shrink-0 text-ink-faint" aria-hidden /> : <Folder size={20} className="shrink-0 text-ink-soft" aria-hidden />}
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium" title={folder.path}>
          {folder.path}
        </p>
        <p className="text-small text-ink-soft">
          <Plural value={folder.files} one="# file" other="# files" />
          {isAway && (
            <>
              {' · '}
              <Trans>away: connect its drive, and it goes on</Trans>
            </>
          )}
          {!isAway && watched?.state === 'failed' && ` · ${t`cannot be watched (${sayProblem(watched.reason ?? '')}); looked through now and then`}`}
          {folder.excluded.length > 0 && (
            <>
              {' · '}
              <Plural value={folder.excluded.length} one="# folder left out" other="# folders left out" />
            </>
          )}
        </p>
      </div>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <IconButton label={t`What to do with ${folder.path}`}>
            <Ellipsis size={18} />
          </IconButton>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content align="end" sideOffset={4} className={MENU_CONTENT}>
            <DropdownMenu.Item className={MENU_ITEM} onSelect={() => void tellingProblems(() => useActivity.getState().rescan([folder.path]))}>
              <Trans>Look for changes</Trans>
            </DropdownMenu.Item>
            <DropdownMenu.Item className={MENU_ITEM} onSelect={() => setDialog('exclude')}>
              <Trans>Leave out folders…</Trans>
            </DropdownMenu.Item>
            <DropdownMenu.Item className={MENU_ITEM} onSelect={() => setDialog('remove')}>
              <Trans>Take out of the library…</Trans>
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <Modal
        title={t`Take this folder out of the library?`}
        description={t`Its photos stay on the disk, and disappear from Albumen. What you made of them is kept for when the folder comes back.`}
        isOpen={dialog === 'remove'}
        onClose={() => setDialog(null)}
        actions={
          <>
            <Button look="quiet" onClick={() => setDialog(null)}>
              <Trans>Cancel</Trans>
            </Button>
            <Button look="accent" onClick={remove}>
              <Trans>Take out</Trans>
            </Button>
          </>
        }
      >
        <p className="truncate text-ink-soft">{folder.path}</p>
      </Modal>
      <ExcludeFolders folder={folder} isOpen={dialog === 'exclude'} onClose={() => setDialog(null)} />
    </div>
  );
}
