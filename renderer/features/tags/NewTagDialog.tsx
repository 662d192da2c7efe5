import { useLingui } from '@lingui/react/macro';
import { useNavigation } from '../../stores/navigation.ts';
import { tellingProblems } from '../../stores/toasts.ts';
import { createTag } from './change-tags.ts';
import { TagNameDialog } from './TagNameDialog.tsx';

/** Make a tag of the person's own, and show it photos. */
export function NewTagDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLingui();
  return (
    <TagNameDialog
      title={t`New tag`}
      description={t`You then say of some photos whether they show it, and Albumen finds the others.`}
      action={t`Make and teach it`}
      name=""
      onClose={onClose}
      onName={(name) => void tellingProblems(async () => useNavigation.getState().go({ page: 'tags', item: (await createTag(name)).id }))}
    />
  );
}
