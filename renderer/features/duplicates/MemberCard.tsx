import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { DuplicateGroup } from '../../../shared/contract/duplicate-schemas.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { usePhoto } from '../../stores/photos.ts';
import { useReview } from '../../stores/review.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { MemberActions } from './MemberActions.tsx';
import { MemberFacts } from './MemberFacts.tsx';
import { MemberMark } from './MemberMark.tsx';
import { MemberPath } from './MemberPath.tsx';
import type { SharedPath } from './share-path.ts';
import { useMember } from './use-member.ts';

/** One photo of a group, over two rows of the grid around it: the whole picture, what happens to it, where it lies, and what is known of it. */
export function MemberCard({ group, index, path }: { readonly group: DuplicateGroup; readonly index: number; readonly path: SharedPath }) {
  const { t } = useLingui();
  const reviewed = useMember(group, index);
  const { member, isHere, mark } = reviewed;
  const photo = usePhoto(member.id);
  return (
    <div
      role="gridcell"
      data-member={index}
      tabIndex={isHere ? 0 : -1}
      aria-selected={isHere}
      onFocus={() => useReview.getState().goToMember(index)}
      className={`row-span-2 grid min-w-0 grid-rows-subgrid gap-0 overflow-hidden rounded-xl border bg-surface -outline-offset-2 ${isHere ? 'border-accent' : 'border-line'}`}
    >
      <div className="relative">
        <PhotoImage
          isWhole
          src={photoUrl(member.id, 'thumb', { version: member.id })}
          alt={t`Photo ${index + 1}`}
          placeholder={photo?.placeholder ?? null}
          quarterTurns={photo?.quarterTurns ?? 0}
          className={`size-full transition-opacity ${mark === 'trash' ? 'opacity-45' : ''}`}
        />
        <span className="absolute top-2 left-2">
          <MemberMark {...reviewed} />
        </span>
        <span className="absolute top-1.5 right-1.5 rounded-lg bg-surface shadow-sm">
          <MemberActions reviewed={reviewed} index={index} />
        </span>
      </div>
      <div className="flex flex-col gap-2 border-t border-line px-3 pt-2 pb-3">
        <p className="text-small">
          <MemberPath path={path} title={member.paths.join('\n')} />
          {member.paths.length > 1 && <span className="block text-ink-soft">{plural(member.paths.length - 1, { one: 'and # other place', other: 'and # other places' })}</span>}
        </p>
        <MemberFacts member={member} group={group} isFirst={index === 0} />
      </div>
    </div>
  );
}
