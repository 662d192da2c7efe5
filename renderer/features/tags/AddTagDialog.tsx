import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useTags } from '../../stores/tags.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Modal } from '../../ui/Modal.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { createTag, sayTag } from './change-tags.ts';
import { tagOptions } from './tag-option.tsx';

/** Which tag photos are given; a name that none has makes a new one. */
export function AddTagDialog({ ids, onClose }: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { t } = useLingui();
  const tags = useTags((store) => store.tags);
  // `load` never rejects: what goes wrong is the store's `problem`.
  useEffect(() => void useTags.getState().load(), []);
  return (
    <Modal title={plural(ids.length, { one: 'Tag # photo', other: 'Tag # photos' })} isOpen onClose={onClose}>
      <PickList
        label={t`Tags`}
        placeholder={t`Find a tag, or name a new one`}
        empty={tags === null ? t`Reading the tags` : t`No tag has this name.`}
        createLabel={(name) => t`New tag “${name}”`}
        options={tagOptions(tags ?? [])}
        onPick={(id) => {
          const tag = tags?.find((each) => each.id === id);
          onClose();
          if (tag) void tellingProblems(() => sayTag(ids, tag, true));
        }}
        onCreate={(name) => {
          onClose();
          void tellingProblems(async () => sayTag(ids, await createTag(name), true));
        }}
      />
    </Modal>
  );
}
