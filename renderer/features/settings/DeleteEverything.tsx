import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';

/** Delete what is stored, after the person has typed that they mean it. */
export function DeleteEverything({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const word = t`delete`;
  const [typed, setTyped] = useState('');
  const [isDeleting, setIsDeleting] = useState(false);

  async function run(): Promise<void> {
    setIsDeleting(true);
    const isDone = await tellingProblems(() => api.app.deleteEverything.mutate());
    setIsDeleting(false);
    // Everything that the window holds is gone: it begins anew.
    if (isDone) location.assign(location.pathname);
  }

  return (
    <Modal
      title={t`Delete everything that Albumen stored?`}
      description={t`The library with its ratings, corrections and hidden photos, the small pictures and your settings go for good. Your photos stay as they are.`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="danger" disabled={typed.trim().toLowerCase() !== word.toLowerCase() || isDeleting} onClick={() => void run()}>
            <Trans>Delete</Trans>
          </Button>
        </>
      }
    >
      <label className="block text-body">
        <Trans>Type “{word}” to go on</Trans>
        <input value={typed} onChange={(event) => setTyped(event.target.value)} className="mt-2 h-10 w-full rounded-lg border border-line bg-sunken px-3" />
      </label>
    </Modal>
  );
}
