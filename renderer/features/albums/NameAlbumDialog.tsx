import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useNavigation, type AskedQuestion } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { NameField } from '../../ui/NameField.tsx';
import { createAlbum } from './make-albums.ts';

export interface NameAlbumDialogProps {
  /** Makes it a saved question; null for an album that is filled by hand. */
  readonly question: AskedQuestion | null;
  readonly onClose: () => void;
}

/** Make an album: empty, or one that keeps a question and fills itself. */
export function NameAlbumDialog({ question, onClose }: NameAlbumDialogProps) {
  const { t } = useLingui();
  const [name, setName] = useState(question?.text.trim().slice(0, 200) ?? '');
  const wanted = name.trim();

  function save(): void {
    if (wanted === '') return;
    onClose();
    void tellingProblems(async () => {
      const made = await createAlbum({ name: wanted, ...(question !== null && { question: questionOf(question) }) });
      useNavigation.getState().go({ page: 'albums', item: made.id });
    });
  }

  return (
    <Modal
      title={question === null ? t`New album` : t`Save the question as an album`}
      description={question === null ? t`Photos are put into it by hand.` : t`It fills itself: new photos that answer the question appear in it.`}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button look="accent" disabled={wanted === ''} onClick={save}>
            {question === null ? <Trans>Make the album</Trans> : <Trans>Save</Trans>}
          </Button>
        </>
      }
    >
      <NameField name={name} maxLength={200} onChange={setName} onSubmit={save} />
    </Modal>
  );
}

function questionOf({ text, keepWords, like, unlike, sort }: AskedQuestion) {
  return { text, keepWords: [...keepWords], like: [...like], unlike: [...unlike], sort };
}
