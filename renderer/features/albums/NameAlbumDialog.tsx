import { Trans, useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { useNavigation, type AskedQuestion } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
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
  const fieldId = useId();
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
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label htmlFor={fieldId} className="flex flex-col gap-1.5">
          <span className="text-small text-ink-soft">{t`Name`}</span>
          <input id={fieldId} value={name} maxLength={200} autoComplete="off" onChange={(event) => setName(event.target.value)} onFocus={(event) => event.target.select()} className="h-10 rounded-lg border border-line bg-sunken px-3 text-body" />
        </label>
      </form>
    </Modal>
  );
}

function questionOf({ text, keepWords, like, unlike, sort }: AskedQuestion) {
  return { text, keepWords: [...keepWords], like: [...like], unlike: [...unlike], sort };
}
