import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useRef } from 'react';
import type { DuplicateGroup, DuplicateMember } from '../../../shared/contract/duplicate-schemas.ts';
import { useReview, type Comparing } from '../../stores/review.ts';
import { Button } from '../../ui/Button.tsx';
import { Choice } from '../../ui/Choice.tsx';
import { formatNumber } from '../../ui/format-values.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { CompareStage } from './CompareStage.tsx';
import { keyOf, useDecisions } from './decisions-store.ts';
import { MemberActions } from './MemberActions.tsx';
import { MemberMark } from './MemberMark.tsx';
import { MemberPath } from './MemberPath.tsx';
import { stepMember } from './review-steps.ts';
import { sharePaths, type SharedPath } from './share-path.ts';
import { useMember } from './use-member.ts';
import { usePair } from './use-pair.ts';

/** Two pictures of a group over each other at the same zoom: the one that is kept, and one other. */
export function CompareView({ group, comparing }: { readonly group: DuplicateGroup; readonly comparing: Exclude<Comparing, 'none'> }) {
  const { t } = useLingui();
  const { member, compare } = useReview();
  const frame = useRef<HTMLElement>(null);
  const keep = useDecisions((store) => store.decisions.get(keyOf(group.tier, group.id))?.keep);
  const paths = useMemo(() => sharePaths(group.members.map((each) => each.paths[0] ?? '')), [group]);
  const keptAt = Math.max(0, group.members.findIndex((each) => (keep === undefined ? false : each.key === keep[0])));
  // Compared with itself it says nothing: the next one stands for it.
  const otherAt = member === keptAt ? (keptAt + 1) % group.members.length : member;
  const kept = group.members[keptAt] as DuplicateMember;
  const other = group.members[otherAt] as DuplicateMember;
  const pair = usePair(kept, other);
  useEffect(() => {
    if (member !== otherAt) useReview.getState().goToMember(otherAt);
  }, [member, otherAt]);
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);

  return (
    <section ref={frame} tabIndex={-1} aria-label={t`Comparing two photos`} className="flex h-full flex-col gap-2 px-4 pt-1 pb-3 outline-none md:pr-6 md:pl-3">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Choice
          label={t`How they are compared`}
          value={comparing}
          onChange={compare}
          options={[{ value: 'slider', label: t`Slider` }, { value: 'flip', label: t`Flip` }, { value: 'difference', label: t`Difference` }]}
        />
        <p role="status" className="min-w-0 flex-1 text-small text-ink-soft">
          {typeof pair === 'object' && <Share share={pair.share} />}
        </p>
        <div className="flex items-center">
          <IconButton label={t`Previous photo of the group`} shortcut="←" disabled={group.members.length < 3} onClick={() => stepMember(-1)}>
            <ChevronLeft size={18} />
          </IconButton>
          <IconButton label={t`Next photo of the group`} shortcut="→" disabled={group.members.length < 3} onClick={() => stepMember(1)}>
            <ChevronRight size={18} />
          </IconButton>
        </div>
        <Button look="quiet" icon={<X size={17} aria-hidden />} className="-mr-2" onClick={() => compare('none')}>
          <Trans>Side by side</Trans>
        </Button>
      </header>
      <CompareStage key={`${kept.key} ${other.key}`} pair={pair} comparing={comparing} />
      <div className="grid grid-cols-2 gap-4">
        <Caption group={group} index={keptAt} path={paths[keptAt] ?? { common: '', own: kept.key }} />
        <Caption group={group} index={otherAt} path={paths[otherAt] ?? { common: '', own: other.key }} isRight />
      </div>
    </section>
  );
}

/** How much of the pictures differs, in words that do not promise more than was measured. */
function Share({ share }: { readonly share: number }) {
  const percent = formatNumber(share * 100, share < 0.1 ? 1 : 0);
  if (share === 0) return <Trans>No difference that could be seen</Trans>;
  if (share < 0.001) return <Trans>Hardly a pixel differs so that it could be seen</Trans>;
  return <Trans>{percent} % of the picture differs so that it could be seen</Trans>;
}

interface CaptionProps {
  readonly group: DuplicateGroup;
  readonly index: number;
  readonly path: SharedPath;
  readonly isRight?: boolean;
}

function Caption({ group, index, path, isRight = false }: CaptionProps) {
  const reviewed = useMember(group, index);
  const { member } = reviewed;
  return (
    <div className={`flex min-w-0 flex-col gap-1 text-small ${isRight ? 'items-end text-right' : 'items-start'}`}>
      <MemberPath path={path} title={member.paths.join('\n')} />
      <span className="flex flex-wrap items-center gap-2">
        <span className="text-ink-soft tabular-nums">
          {member.width} × {member.height}
        </span>
        <MemberMark {...reviewed} />
        <MemberActions reviewed={reviewed} index={index} />
      </span>
    </div>
  );
}
