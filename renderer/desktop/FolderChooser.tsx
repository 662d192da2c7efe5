import { ChevronRight, CornerLeftUp, Folder } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import type { FolderListing } from '../../shared/contract/activity-schemas.ts';
import { api } from '../api/client.ts';
import { Button } from '../ui/Button.tsx';
import { Modal } from '../ui/Modal.tsx';
import { useFolderChooser } from './folder-chooser-store.ts';
import { sayProblem } from '../ui/say-problem.ts';

/** Folders of the machine that the engine runs on, to choose one from. */
export function FolderChooser() {
  const { t } = useLingui();
  const { title, finish } = useFolderChooser();
  const [path, setPath] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  /** Something was typed since a folder was last asked for: it stays when that folder comes. Noted as it is typed, since effects may run later. */
  const isTyped = useRef(false);
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const isOpen = title !== null;
  const ask = (folder: string | null): void => {
    isTyped.current = false;
    setPath(folder);
  };

  useEffect(() => {
    if (!isOpen) {
      isTyped.current = false;
      return;
    }
    let isLate = false;
    const show = (found: FolderListing): void => {
      if (isLate) return;
      setListing(found);
      if (!isTyped.current) setTyped(found.path);
      setProblem(null);
    };
    api.app.browseFolders.query({ path }).then(show, (error: unknown) => {
      if (!isLate) setProblem(sayProblem(error));
    });
    return () => {
      isLate = true;
    };
  }, [isOpen, path]);

  const row = 'flex w-full items-center gap-3 rounded-lg px-3 py-2 text-left hover:bg-sunken';
  return (
    <Modal
      title={title ?? ''}
      isOpen={isOpen}
      onClose={() => finish(null)}
      actions={
        <>
          <Button look="quiet" onClick={() => finish(null)}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="accent" disabled={listing === null || problem !== null} onClick={() => finish(listing?.path ?? null)}>
            <Trans>Choose this folder</Trans>
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          ask(typed.trim());
        }}
      >
        <input
          aria-label={t`Folder`}
          value={typed}
          onChange={(event) => {
            isTyped.current = true;
            setTyped(event.target.value);
          }}
          spellCheck={false}
          className="h-10 w-full rounded-lg border border-line bg-sunken px-3 text-body"
        />
      </form>
      <p className="min-h-6 py-1 text-small text-ink-soft" role="status">
        {problem ?? (listing && listing.photos > 0 ? plural(listing.photos, { one: '# photo directly in this folder', other: '# photos directly in this folder' }) : '')}
      </p>
      <ul className="h-72 overflow-y-auto rounded-lg border border-line p-1">
        {listing?.parent !== null && listing !== null && (
          <li>
            <button type="button" className={`${row} text-ink-soft`} onClick={() => ask(listing.parent)}>
              <CornerLeftUp size={18} aria-hidden />
              <Trans>Up</Trans>
            </button>
          </li>
        )}
        {listing?.folders.map((folder) => (
          <li key={folder.path}>
            <button type="button" className={row} onClick={() => ask(folder.path)}>
              <Folder size={18} className="text-ink-faint" aria-hidden />
              <span className="min-w-0 flex-1 truncate">{folder.name}</span>
              <ChevronRight size={16} className="text-ink-faint" aria-hidden />
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
