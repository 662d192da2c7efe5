import { Check, Maximize2, Trash2 } from 'lucide-react';
import { useLingui } from '@lingui/react/macro';
import { useNavigation } from '../../stores/navigation.ts';
import { useReview } from '../../stores/review.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { markMember } from './review-steps.ts';
import type { ReviewedMember } from './use-member.ts';

/** Keep, let go, look at: for the pointer; the keys do the same. */
export function MemberActions({ reviewed, index }: { readonly reviewed: ReviewedMember; readonly index: number }) {
  const { t } = useLingui();
  const { member, mark, isAway, isHere } = reviewed;
  const act = (run: () => void) => (): void => {
    useReview.getState().goToMember(index);
    run();
  };
  // Tab stops at the buttons of one member only: with twenty members there would be sixty.
  const tabIndex = isHere ? 0 : -1;
  return (
    <span className="flex shrink-0">
      <IconButton label={t`Keep this one too`} shortcut="K" tabIndex={tabIndex} isActive={mark === 'keep'} className="!size-8" onClick={act(() => markMember('keep', index))}>
        <Check size={17} />
      </IconButton>
      <IconButton label={t`This one goes to the trash`} shortcut="T" tabIndex={tabIndex} isActive={mark === 'trash'} disabled={isAway} className="!size-8" onClick={act(() => markMember('trash', index))}>
        <Trash2 size={16} />
      </IconButton>
      <IconButton label={t`Open in the viewer`} shortcut="O" tabIndex={tabIndex} className="!size-8" onClick={act(() => useNavigation.getState().openPhoto(member.id))}>
        <Maximize2 size={15} />
      </IconButton>
    </span>
  );
}
