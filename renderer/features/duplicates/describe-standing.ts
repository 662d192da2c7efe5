import { t } from '@lingui/core/macro';
import type { ReviewedMember } from './use-member.ts';

/** A member for a screen reader: which one, what happens to it, where it lies. */
export function describeStanding({ member, mark, isProposed, isAway, staysFor }: ReviewedMember, index: number): string {
  const file = member.paths[0] ?? '';
  return [
    t`Photo ${index + 1}`,
    mark === 'trash' ? t`goes to the trash` : '',
    mark === 'keep' || staysFor ? t`stays` : '',
    mark === null && !staysFor && isProposed ? t`proposed` : '',
    isAway ? t`its drive is away` : '',
    file,
  ].filter((part) => part !== '').join(', ');
}
