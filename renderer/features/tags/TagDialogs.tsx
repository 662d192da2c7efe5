import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { useTags } from '../../stores/tags.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { sayNames } from '../../ui/say-names.ts';
import { deleteTag, mergeTag, renameTag } from './change-tags.ts';
import { tagOptions } from './tag-option.tsx';
import { TagNameDialog } from './TagNameDialog.tsx';

interface TagDialogProps {
  readonly tag: TagInfo;
  readonly onClose: () => void;
}

/** Another name for a tag. */
export function RenameTagDialog({ tag, onClose }: TagDialogProps) {
  const { t } = useLingui();
  const isShipped = tag.kind === 'shipped';
  return (
    <TagNameDialog
      title={t`Rename the tag`}
      {...(isShipped && { description: t`Without a name it takes its own again.` })}
      action={t`Rename`}
      name={sayNames(tag.names)}
      canBeEmpty={isShipped}
      onClose={onClose}
      onName={(name) => void tellingProblems(() => renameTag(tag, name === '' ? null : name))}
    />
  );
}

/** Which tag takes the place of another one. */
export function MergeTagDialog({ tag, onClose }: TagDialogProps) {
  const { t } = useLingui();
  const tags = useTags((store) => store.tags) ?? [];
  const others = tags.filter(({ id }) => id !== tag.id);
  return (
    <Modal title={t`Merge “${sayNames(tag.names)}” into…`} description={t`What bears this tag bears the other one instead. It can be undone.`} isOpen onClose={onClose}>
      <PickList
        label={t`Tags`}
        placeholder={t`Find a tag`}
        empty={t`No tag has this name.`}
        options={tagOptions(others)}
        onPick={(id) => {
          const into = others.find((each) => each.id === id);
          onClose();
          if (into) void tellingProblems(() => mergeTag(tag, into));
        }}
      />
    </Modal>
  );
}

/** Asks once more before a tag goes for good. */
export function DeleteTagDialog({ tag, onClose }: TagDialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      title={t`Delete the tag “${sayNames(tag.names)}”?`}
      description={plural(tag.said.yes + tag.said.no, {
        0: 'No photo bears it by your word.',
        one: 'What you said of # photo is forgotten with it. The photo stays.',
        other: 'What you said of # photos is forgotten with it. The photos stay.',
      })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            look="danger"
            onClick={() => {
              onClose();
              void tellingProblems(() => deleteTag(tag));
            }}
          >
            <Trans>Delete the tag</Trans>
          </Button>
        </>
      }
    >
      <p className="text-ink-soft">
        <Trans>This cannot be undone.</Trans>
      </p>
    </Modal>
  );
}
