import { Trash2 } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useMemo } from 'react';
import { useReview, useReviewedGroup } from '../../stores/review.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes, formatNumber } from '../../ui/format-values.ts';
import { Keys } from '../../ui/Keys.tsx';
import { showKeys } from '../commands/match-keys.ts';
import { sumDecisions } from './decide-group.ts';
import { useDecisions } from './decisions-store.ts';
import { canBeDifferent, moveDecidedTelling } from './resolve-groups.ts';

/** The bar and the status line below it, with some room. */
const ABOVE = '8rem';

/** What was decided so far, the one button that does it, and the keys of the review. */
export function ReviewBar() {
  useEffect(() => {
    // Messages stand above the bar: the button below them is the one that is wanted next.
    document.documentElement.style.setProperty('--toasts-bottom', ABOVE);
    return () => void document.documentElement.style.removeProperty('--toasts-bottom');
  }, []);
  const decisions = useDecisions((store) => store.decisions);
  const isMoving = useDecisions((store) => store.isMoving);
  const { groups, files, sizeBytes } = useMemo(() => sumDecisions(decisions.values()), [decisions]);
  const size = formatBytes(sizeBytes);
  return (
    <footer className="shrink-0 border-t border-line bg-ground px-4 max-md:sticky max-md:bottom-0 md:px-6">
      <div className="flex h-12 items-center gap-2">
        <p role="status" className="min-w-0 flex-1 text-small text-ink-soft tabular-nums">
          {files === 0 ? <Trans>Nothing decided yet. Nothing moves until you say so.</Trans> : plural(groups, { one: `# group decided, ${size} to win`, other: `${formatNumber(groups)} groups decided, ${size} to win` })}
        </p>
        {decisions.size > 0 && (
          <Button look="quiet" disabled={isMoving} onClick={() => useDecisions.getState().forgetAll()}>
            <Trans>Forget</Trans>
          </Button>
        )}
        {files > 0 && (
          <Button look="accent" icon={<Trash2 size={17} aria-hidden />} disabled={isMoving} onClick={moveDecidedTelling}>
            {isMoving ? <Trans>Moving…</Trans> : plural(files, { one: 'Move # file to the trash', other: `Move ${formatNumber(files)} files to the trash` })}
          </Button>
        )}
      </div>
      <KeyHints />
    </footer>
  );
}

function KeyHints() {
  const { t } = useLingui();
  const group = useReviewedGroup();
  const comparing = useReview((store) => store.comparing);
  if (!group) return <div className="h-8 max-md:hidden" />;
  const hints: readonly (readonly [readonly string[], string])[] =
    comparing === 'none'
      ? [
          [['ArrowUp', 'ArrowDown'], t`group`],
          [['ArrowLeft', 'ArrowRight'], t`photo`],
          [['Enter'], t`keep this one`],
          [['K'], t`keep too`],
          [['T'], t`trash`],
          ...(group.tier === 'exact' ? [] : [[['D'], t`compare`] as const]),
          ...(canBeDifferent(group) ? [[['N'], t`no duplicates`] as const] : []),
          [['S'], t`skip`],
        ]
      : [
          [['ArrowLeft', 'ArrowRight'], t`photo`],
          [['V'], t`other way`],
          [['Enter'], t`keep this one`],
          [['K'], t`keep too`],
          [['T'], t`trash`],
          [['Escape'], t`side by side`],
        ];
  return (
    <ul aria-label={t`Keys`} className="flex h-8 gap-x-4 overflow-hidden pb-2 text-small text-ink-soft max-md:hidden">
      {hints.map(([keys, what]) => (
        <li key={what} className="flex items-center gap-1.5 whitespace-nowrap">
          {keys.map((key) => (
            <Keys key={key} keys={showKeys(key)} />
          ))}
          {what}
        </li>
      ))}
    </ul>
  );
}
