import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/format-values.ts';
import { Modal } from '../../ui/Modal.tsx';
import { useTrash } from './trash-store.ts';

/** Asks once more before the trash is handed to the system. */
export function EmptyTrash({ files, sizeBytes, onClose }: { readonly files: number; readonly sizeBytes: number; readonly onClose: () => void }) {
  const { t } = useLingui();
  const [isBusy, setIsBusy] = useState(false);
  async function empty(): Promise<void> {
    setIsBusy(true);
    await useTrash.getState().empty();
    onClose();
  }
  return (
    <Modal
      title={t`Empty the trash?`}
      description={plural(files, { one: `# file (${formatBytes(sizeBytes)}) goes to the system's trash.`, other: `# files (${formatBytes(sizeBytes)}) go to the system's trash.` })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="danger" disabled={isBusy} onClick={() => void empty()}>
            <Trans>Empty the trash</Trans>
          </Button>
        </>
      }
    >
      <p className="text-ink-soft">
        <Trans>Albumen cannot give them back afterwards; the system's trash can, until that is emptied too.</Trans>
      </p>
    </Modal>
  );
}
