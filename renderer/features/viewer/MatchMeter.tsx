import { useLingui } from '@lingui/react/macro';

/** How well a photo answers a question: the line in the middle is where a clear match begins. */
export function MatchMeter({ score, boundary }: { readonly score: number; readonly boundary: number }) {
  const { t } = useLingui();
  const says = score >= boundary ? t`A clear match` : t`Less sure`;
  // Twice the boundary fills it: scores go hardly higher.
  const part = boundary > 0 ? Math.max(0, Math.min(1, score / boundary / 2)) : 1;
  return (
    <div className="flex items-center gap-3">
      <div role="meter" aria-label={t`How well it matches`} aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(part * 100)} aria-valuetext={says} className="relative h-1.5 flex-1 rounded-full bg-sunken">
        <div className={`h-full rounded-full ${score >= boundary ? 'bg-accent' : 'bg-ink-faint'}`} style={{ width: `${part * 100}%` }} />
        <div className="absolute -inset-y-1 left-1/2 w-px bg-ink-soft" />
      </div>
      <span className="text-small text-ink-soft">{says}</span>
    </div>
  );
}
