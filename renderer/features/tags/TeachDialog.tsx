import { useLingui } from '@lingui/react/macro';
import { useNavigation } from '../../stores/navigation.ts';
import { useTags } from '../../stores/tags.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { Modal } from '../../ui/Modal.tsx';
import { PickList } from '../../ui/PickList.tsx';
import { createTag } from './change-tags.ts';
import { tagOptions } from './tag-option.tsx';

/** Which tag is taught: one that there is, or a new one. */
export function TeachDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  const tags = useTags((store) => store.tags) ?? [];
  const open = (item: string): void => useNavigation.getState().go({ page: 'tags', item });
  return (
    <Modal title={t`What do you want to teach?`} description={t`It works for what no word describes: “our cabin”, “grandma's kitchen”.`} isOpen onClose={onClose}>
      <PickList
        label={t`Tags`}
        placeholder={t`Find a tag, or name a new one`}
        empty={t`No tag has this name.`}
        createLabel={(name) => t`New tag “${name}”`}
        options={tagOptions(tags)}
        onPick={(id) => {
          onClose();
          open(id);
        }}
        onCreate={(name) => {
          onClose();
          void tellingProblems(async () => open((await createTag(name)).id));
        }}
      />
    </Modal>
  );
}
