import { Trans, useLingui } from '@lingui/react/macro';
import type { RefObject } from 'react';
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

export interface MembersProps {
  readonly group: DuplicateGroup;
  /** In the order of the members. */
  readonly paths: readonly SharedPath[];
  readonly grid: RefObject<HTMLDivElement | null>;
}

/** Files with the same bytes: one picture for all of them, since only where they lie tells them apart. */
export function ExactReview({ group, paths, grid }: MembersProps) {
  const { t } = useLingui();
  const first = group.members[0];
  const photo = usePhoto(first?.id ?? null);
  if (!first) return null;
  return (
    <div className="flex min-h-0 flex-wrap items-start gap-5">
      <div className="flex w-full max-w-80 min-w-60 flex-1 flex-col gap-3">
        <PhotoImage isWhole src={photoUrl(first.id, 'thumb', { version: first.id })} alt={t`The picture of all these files`} placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="aspect-[4/3] w-full rounded-xl" />
        <MemberFacts member={{ ...first, differs: [] }} group={{ ...group, members: [first, first] }} />
      </div>
      <div role="grid" ref={grid} aria-label={t`Files of the group`} className="min-w-72 flex-[2] divide-y divide-line overflow-hidden rounded-xl border border-line bg-surface">
        {group.members.map((member, index) => (
          <div key={member.key} role="row" className="[content-visibility:auto] [contain-intrinsic-size:auto_3rem]">
            <FileCell group={group} index={index} path={paths[index] ?? { common: '', own: member.key }} />
          </div>
        ))}
      </div>
    </div>
  );
}

function FileCell({ group, index, path }: { readonly group: DuplicateGroup; readonly index: number; readonly path: SharedPath }) {
  const reviewed = useMember(group, index);
  const { member, isHere, mark } = reviewed;
  return (
    <div
      role="gridcell"
      data-member={index}
      tabIndex={isHere ? 0 : -1}
      aria-selected={isHere}
      onFocus={() => useReview.getState().goToMember(index)}
      className={`flex min-h-12 items-center gap-3 py-1.5 pr-2 pl-4 -outline-offset-2 ${isHere ? 'bg-accent-soft' : ''}`}
    >
      <span className="sr-only">
        <Trans>File {index + 1}:</Trans>
      </span>
      <MemberPath path={path} title={member.paths.join('\n')} className={`min-w-0 flex-1 ${mark === 'trash' ? 'line-through decoration-danger' : ''}`} />
      <MemberMark {...reviewed} />
      <MemberActions reviewed={reviewed} index={index} />
    </div>
  );
}
