import { plural } from '@lingui/core/macro';
import { SearchX } from 'lucide-react';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import type { SearchAnswer } from '../../../shared/contract/schemas.ts';
import { useActivity } from '../../stores/activity.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { sayRemark } from '../../ui/say-remark.ts';
import { Advice } from './Advice.tsx';

/** Says why there is nothing, and what to loosen. */
export function NothingFound({ answer }: { readonly answer: SearchAnswer }) {
  const { t } = useLingui();
  const isIndexing = useActivity((store) => store.now?.state === 'indexing');
  const filters = answer.parsed.filters.length;
  const hasFilters = filters > 0;
  return (
    <EmptyState icon={<SearchX size={40} strokeWidth={1.5} aria-hidden />} title={hasFilters ? plural(filters, { one: 'No photo passes this filter', other: 'No photo passes these filters' }) : t`Nothing found`} actions={<Advice advice={answer.advice} />}>
      {answer.advice.length > 0 ? (
        <Trans>Leave out one of the filters to see more.</Trans>
      ) : hasFilters ? (
        <Plural
          value={filters}
          one="Nothing in this library passes it. Remove it, or use it as plain words."
          other="Nothing in this library passes any of them alone. Remove them, or use them as plain words."
        />
      ) : (
        <Trans>Describe what can be seen in the photo, in a few words.</Trans>
      )}{' '}
      {!hasFilters && answer.parsed.remarks.map(sayRemark).join(' ')} {isIndexing && <Trans>Photos are still being indexed; more may come.</Trans>}
    </EmptyState>
  );
}
