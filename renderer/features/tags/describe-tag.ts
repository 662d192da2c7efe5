import { plural, t } from '@lingui/core/macro';
import type { TagInfo } from '../../../shared/contract/tag-schemas.ts';
import { quoteValue } from '../../ui/quote-value.ts';
import { sayNames } from '../../ui/say-names.ts';

/** How often a tag was right, out of so many: a share that a person can picture. */
const OUT_OF = 20;

/** The question for the photos that bear a tag. */
export function tagQuestion({ names }: Pick<TagInfo, 'names'>): string {
  return `tag:${quoteValue(sayNames(names))}`;
}

/** How much a tag can be trusted, plainly: "right in 19 of 20". */
export function describeTrust({ kind, measured, said }: TagInfo): string {
  if (kind === 'own') return t`given by you`;
  if (kind === 'taught') return plural(said.yes + said.no, { one: 'learnt from # photo', other: 'learnt from # photos' });
  if (measured === null) return t`not measured`;
  return t`right in ${Math.round(measured.precision * OUT_OF)} of ${OUT_OF}`;
}

/** The same, for who wants to know it exactly; empty where nothing was measured. */
export function describeMeasure({ measured }: TagInfo): string {
  if (measured === null) return '';
  const percent = (share: number): number => Math.round(share * 100);
  const range = t`${percent(measured.low)} to ${percent(measured.high)} %`;
  return plural(measured.positives, {
    one: `Right ${percent(measured.precision)} % of the time (${range}), measured where # photo shows it`,
    other: `Right ${percent(measured.precision)} % of the time (${range}), measured where # photos show it`,
  });
}
