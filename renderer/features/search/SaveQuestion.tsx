import { BookmarkPlus } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { isAsking, useNavigation } from '../../stores/navigation.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { useDialogs } from '../actions/dialog-store.ts';
import { showKeys } from '../commands/match-keys.ts';

/** Keeps the question as an album that fills itself. */
export function SaveQuestion() {
  const { t } = useLingui();
  const question = useNavigation((store) => store.place.question);
  if (!isAsking(question)) return null;
  const hasImage = question.examples.length > 0;
  return (
    <IconButton
      label={hasImage ? t`A question with a dropped image cannot be saved` : t`Save the question as an album`}
      shortcut={hasImage ? undefined : showKeys('Mod+S')}
      aria-disabled={hasImage}
      className={hasImage ? 'opacity-40' : ''}
      onClick={() => !hasImage && useDialogs.getState().show('save-question', [])}
    >
      <BookmarkPlus size={18} />
    </IconButton>
  );
}
