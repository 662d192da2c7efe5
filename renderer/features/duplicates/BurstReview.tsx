import { useLingui } from '@lingui/react/macro';
import type { DuplicateGroup, DuplicateMember } from '../../../shared/contract/duplicate-schemas.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { usePhoto } from '../../stores/photos.ts';
import { useReview } from '../../stores/review.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { describeStanding } from './describe-standing.ts';
import type { MembersProps } from './ExactReview.tsx';
import { MemberActions } from './MemberActions.tsx';
import { MemberFacts } from './MemberFacts.tsx';
import { MemberMark } from './MemberMark.tsx';
import { MemberPath } from './MemberPath.tsx';
import { useMember } from './use-member.ts';

/** A burst as a strip, in the order in which it is judged, and the photo that the keyboard stands on large above it. */
export function BurstReview({ group, paths, grid }: MembersProps) {
  const { t } = useLingui();
  const at = useReview((store) => Math.min(store.member, group.members.length - 1));
  const reviewed = useMember(group, at);
  const { member } = reviewed;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3">
      <div className="flex min-h-56 flex-1 gap-4 max-lg:flex-col">
        <div className="relative min-h-56 min-w-0 flex-1">
          <Large member={member} />
          <span className="absolute top-2 left-2">
            <MemberMark {...reviewed} />
          </span>
        </div>
        <div className="flex w-60 shrink-0 flex-col gap-3 max-lg:w-full">
          <p className="text-small">
            <MemberPath path={paths[at] ?? { common: '', own: member.key }} title={member.paths.join('\n')} />
          </p>
          <MemberFacts member={member} group={group} isFirst={at === 0} />
          <span className="-ml-1.5">
            <MemberActions reviewed={reviewed} index={at} />
          </span>
        </div>
      </div>
      <div role="grid" ref={grid} aria-label={t`Photos of the group`} className="shrink-0 overflow-x-auto pb-1">
        <div role="row" className="flex w-max gap-1.5">
          {group.members.map((each, index) => (
            <StripCell key={each.key} group={group} index={index} />
          ))}
        </div>
      </div>
    </div>
  );
}

function Large({ member }: { readonly member: DuplicateMember }) {
  const photo = usePhoto(member.id);
  return <PhotoImage key={member.id} isWhole src={photoUrl(member.id, 'thumb', { version: member.id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-full rounded-xl" />;
}

function StripCell({ group, index }: { readonly group: DuplicateGroup; readonly index: number }) {
  const reviewed = useMember(group, index);
  const { member, isHere, mark } = reviewed;
  const photo = usePhoto(member.id);
  return (
    <div
      role="gridcell"
      data-member={index}
      title={member.paths.join('\n')}
      tabIndex={isHere ? 0 : -1}
      aria-selected={isHere}
      aria-label={describeStanding(reviewed, index)}
      onFocus={() => useReview.getState().goToMember(index)}
      className={`relative size-24 shrink-0 overflow-hidden rounded-lg border-2 -outline-offset-2 ${isHere ? 'border-accent' : 'border-transparent'}`}
    >
      <PhotoImage src={photoUrl(member.id, 'thumb', { version: member.id })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className={`size-full rounded-md ${mark === 'trash' ? 'opacity-45' : ''}`} />
      <span className="absolute bottom-1 left-1">
        <MemberMark {...reviewed} isSmall />
      </span>
    </div>
  );
}
