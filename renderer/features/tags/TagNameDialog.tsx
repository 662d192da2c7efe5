import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NameField } from '../../ui/NameField.tsx';

export interface TagNameDialogProps {
  readonly title: string;
  readonly description?: string;
  /** What the button says that closes it. */
  readonly action: string;
  readonly name: string;
  /** An empty name has a meaning of its own. */
  readonly canBeEmpty?: boolean;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for the name of a tag. */
export function TagNameDialog({ title, description, action, name: before, canBeEmpty = false, onName, onClose }: TagNameDialogProps) {
  const [name, setName] = useState(before);
  const wanted = name.trim();
  const isReady = wanted !== before && (wanted !== '' || canBeEmpty);
  function save(): void {
    if (!isReady) return;
    onClose();
    onName(wanted);
  }
  return (
    <Modal
      title={title}
      {...(description !== undefined && { description })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="accent" disabled={!isReady} onClick={save}>
            {action}
          </Button>
        </>
      }
    >
      <NameField name={name} maxLength={100} onChange={setName} onSubmit={save} />
    </Modal>
  );
}
