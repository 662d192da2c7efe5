import { Check, Trash2 } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { memo, useEffect, useLayoutEffect, useState } from 'react';
import type { DuplicateGroup } from '../../../shared/contract/duplicate-schemas.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { noticePerson } from '../../stores/activity.ts';
import { useDuplicates, type TierList } from '../../stores/duplicates.ts';
import { usePhoto } from '../../stores/photos.ts';
import { useReview } from '../../stores/review.ts';
import { formatBytes, formatNumber } from '../../ui/format-values.ts';
import { PhotoImage } from '../../ui/PhotoImage.tsx';
import { useBoxSize } from '../../ui/use-box-size.ts';
import { keyOf, useDecisions } from './decisions-store.ts';

/** Height of a row, CSS pixels; as `h-16` with the room below it. */
const ROW = 68;
/** Rows in the document beyond the screen, so that none comes late. */
const BEYOND = 6;

/** All groups of the tier: only those on the screen are in the document, so that thousands scroll like ten. */
export function GroupList({ list }: { readonly list: TierList }) {
  const { t } = useLingui();
  const { tier, at, goToGroup } = useReview();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [top, setTop] = useState(0);
  const { height } = useBoxSize(scroller);
  const first = Math.max(0, Math.floor(top / ROW) - BEYOND);
  const end = Math.min(list.total, Math.ceil((top + height) / ROW) + BEYOND);

  useEffect(() => useDuplicates.getState().want(tier, first, end), [tier, first, end, list]);
  useLayoutEffect(() => {
    if (!scroller || scroller.clientHeight === 0) return;
    const y = at * ROW;
    if (y < scroller.scrollTop) scroller.scrollTo({ top: y });
    else if (y + ROW > scroller.scrollTop + scroller.clientHeight) scroller.scrollTo({ top: y + ROW - scroller.clientHeight });
  }, [scroller, at, height]);

  const tabbed = at >= first && at < end ? at : first;
  return (
    <div
      ref={setScroller}
      data-groups
      onScroll={(event) => {
        setTop(event.currentTarget.scrollTop);
        noticePerson();
      }}
      className="w-66 shrink-0 overflow-y-auto overscroll-contain py-1 pr-2 pl-1 max-md:hidden"
    >
      <ul aria-label={t`Groups`} className="relative" style={{ height: list.total * ROW }}>
        {Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset).map((index) => (
          <li key={index} aria-setsize={list.total} aria-posinset={index + 1} className="absolute inset-x-0 h-16" style={{ top: index * ROW }}>
            <GroupRow group={list.groups[index]} index={index} isHere={index === at} isTabbed={index === tabbed} onOpen={goToGroup} />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface GroupRowProps {
  readonly group: DuplicateGroup | undefined;
  readonly index: number;
  readonly isHere: boolean;
  readonly isTabbed: boolean;
  readonly onOpen: (index: number) => void;
}

const GroupRow = memo(({ group, index, isHere, isTabbed, onOpen }: GroupRowProps) => {
  const decision = useDecisions((store) => (group ? store.decisions.get(keyOf(group.tier, group.id)) : undefined));
  const photo = usePhoto(group?.members[0]?.id ?? null);
  if (!group) return <div className="h-16 rounded-lg bg-sunken" />;
  const count = group.tier === 'exact' ? group.members.length : group.members.reduce((sum, member) => sum + member.paths.length, 0);
  const first = group.members[0];
  return (
    <button
      type="button"
      tabIndex={isTabbed ? 0 : -1}
      aria-current={isHere ? 'true' : undefined}
      onClick={() => onOpen(index)}
      className={`flex size-full items-center gap-3 rounded-lg px-2 text-left ${isHere ? 'bg-accent-soft' : 'hover:bg-sunken'}`}
    >
      <PhotoImage src={photoUrl(first?.id ?? '', 'thumb', { version: first?.id ?? '' })} alt="" placeholder={photo?.placeholder ?? null} quarterTurns={photo?.quarterTurns ?? 0} className="size-12 shrink-0 rounded-md" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{first?.paths[0]?.split('/').at(-1)}</span>
        <span className="block truncate text-small text-ink-soft tabular-nums">
          {plural(count, { one: '# file', other: '# files' })} · {formatBytes(group.winsBytes)}
        </span>
      </span>
      {decision && (
        <span className="flex shrink-0 items-center gap-1 rounded-full bg-yolk px-1.5 py-0.5 text-small font-medium text-on-yolk">
          {decision.files > 0 ? <Trash2 size={13} aria-hidden /> : <Check size={13} strokeWidth={2.5} aria-hidden />}
          {decision.files > 0 && <span aria-hidden>{formatNumber(decision.files)}</span>}
          <span className="sr-only">{decision.files > 0 ? plural(decision.files, { one: '# goes', other: '# go' }) : <Trans>all stay</Trans>}</span>
        </span>
      )}
    </button>
  );
});
GroupRow.displayName = 'GroupRow';
