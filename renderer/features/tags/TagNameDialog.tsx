import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';

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
  const { t } = useLingui();
  const [name, setName] = useState(before);
  const fieldId = useId();
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
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label htmlFor={fieldId} className="flex flex-col gap-1.5">
          <span className="text-small text-ink-soft">{t`Name`}</span>
          <input id={fieldId} value={name} maxLength={100} autoComplete="off" onChange={(event) => setName(event.target.value)} onFocus={(event) => event.target.select()} className="h-10 rounded-lg border border-line bg-sunken px-3 text-body" />
        </label>
      </form>
    </Modal>
  );
}
