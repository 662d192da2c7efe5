import { ChevronRight } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { FolderListing } from '../../../shared/contract/activity-schemas.ts';
import type { FolderInfo } from '../../../shared/contract/schemas.ts';
import { api } from '../../api/client.ts';
import { useFolders } from '../../stores/folders.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Modal } from '../../ui/Modal.tsx';

/** The folders below one of the library's: a tick is in the library, none is left out. */
export function ExcludeFolders({ folder, isOpen, onClose }: { readonly folder: FolderInfo; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useLingui();
  return (
    <Modal
      title={t`Which folders are in the library?`}
      description={t`Photos of a folder without a tick are hidden here; nothing happens to them on the disk.`}
      isOpen={isOpen}
      onClose={onClose}
      actions={
        <Button look="accent" onClick={onClose}>
          <Trans>Done</Trans>
        </Button>
      }
    >
      <div className="max-h-96 overflow-y-auto rounded-lg border border-line p-2">
        <Subfolders path={folder.path} folder={folder} depth={0} />
      </div>
    </Modal>
  );
}

function Subfolders({ path, folder, depth }: { readonly path: string; readonly folder: FolderInfo; readonly depth: number }) {
  const [listing, setListing] = useState<FolderListing | null>(null);
  useEffect(() => {
    void tellingProblems(async () => setListing(await api.app.browseFolders.query({ path })));
  }, [path]);
  if (listing?.folders.length === 0 && depth === 0) {
    return (
      <p className="p-3 text-ink-soft">
        <Trans>There are no folders in it.</Trans>
      </p>
    );
  }
  return (
    <ul>
      {listing?.folders.map((each) => <Subfolder key={each.path} name={each.name} path={each.path} folder={folder} depth={depth} />)}
    </ul>
  );
}

function Subfolder({ name, path, folder, depth }: { readonly name: string; readonly path: string; readonly folder: FolderInfo; readonly depth: number }) {
  const { t } = useLingui();
  const [isOpen, setIsOpen] = useState(false);
  const isLeftOut = folder.excluded.includes(path);
  const change = (): void => void tellingProblems(() => (isLeftOut ? useFolders.getState().include(path) : useFolders.getState().exclude(path)));
  return (
    <li>
      <div className="flex items-center gap-1 rounded-lg hover:bg-sunken" style={{ paddingLeft: `${depth * 1.25}rem` }}>
        <IconButton label={isOpen ? t`Close ${name}` : t`Open ${name}`} aria-expanded={isOpen} className="!size-8" onClick={() => setIsOpen(!isOpen)}>
          <ChevronRight size={16} className={`transition-transform ${isOpen ? 'rotate-90' : ''}`} />
        </IconButton>
        <label className="flex min-w-0 flex-1 items-center gap-3 py-1.5">
          <input type="checkbox" checked={!isLeftOut} onChange={change} className="size-4 accent-accent" />
          <span className={`truncate ${isLeftOut ? 'text-ink-faint line-through' : ''}`}>{name}</span>
        </label>
      </div>
      {isOpen && !isLeftOut && <Subfolders path={path} folder={folder} depth={depth + 1} />}
    </li>
  );
}
