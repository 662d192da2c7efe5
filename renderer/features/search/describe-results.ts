import { plural, t } from '@lingui/core/macro';
import type { SearchAnswer } from '../../../shared/contract/schemas.ts';
import { LISTED_LIMIT } from '../../stores/search.ts';
import { formatNumber } from '../../ui/format-values.ts';

/** How many photos a question found, in one line. */
export function describeResults({ strong, results }: Pick<SearchAnswer, 'strong' | 'results'>): string {
  if (results.length === 0) return t`No photos`;
  if (strong === 0) return t`Nothing matches well`;
  if (strong >= LISTED_LIMIT) return t`${formatNumber(LISTED_LIMIT)} photos and more`;
  return plural(strong, { one: '# photo', other: '# photos' });
}

/** What stands above the weaker results. */
export function describeWeaker(strong: number): string {
  return strong === 0 ? t`These come closest` : t`Less sure`;
}
