import { Check, Star, Trash2, Unplug } from 'lucide-react';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ReviewedMember } from './use-member.ts';

/** What happens to a member, in a word, or by its sign alone: kept, going, proposed, away. */
export function MemberMark({ mark, isProposed, isAway, staysFor, isSmall = false }: ReviewedMember & { readonly isSmall?: boolean }) {
  const word = isSmall ? 'sr-only' : '';
  const badge = `inline-flex items-center gap-1 rounded-full text-small font-medium ${isSmall ? 'p-1' : 'px-2 py-0.5'}`;
  const badges: ReactNode[] = [];
  if (mark === 'trash') {
    badges.push(
      <span key="trash" className={`${badge} bg-danger text-surface`}>
        <Trash2 size={13} aria-hidden />
        <span className={word}>
          <Trans>goes</Trans>
        </span>
      </span>,
    );
  } else if (mark === 'keep' || staysFor) {
    badges.push(
      <span key="keep" className={`${badge} bg-yolk text-on-yolk`}>
        <Check size={13} strokeWidth={2.5} aria-hidden />
        <span className={word}>
          <Trans>stays</Trans>
        </span>
      </span>,
    );
  } else if (isProposed) {
    badges.push(
      <span key="proposed" className={`${badge} bg-surface text-ink shadow-sm ring-1 ring-line`}>
        <Star size={13} className="text-accent" aria-hidden />
        <span className={word}>
          <Trans>proposed</Trans>
        </span>
      </span>,
    );
  }
  if (isAway) {
    badges.push(
      <span key="away" className={`${badge} bg-surface text-ink shadow-sm ring-1 ring-line`}>
        <Unplug size={13} aria-hidden />
        <span className={word}>
          <Trans>away</Trans>
        </span>
      </span>,
    );
  }
  return <span className="flex flex-wrap gap-1 empty:hidden">{badges}</span>;
}
