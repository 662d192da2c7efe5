import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { SearchAnswer } from '../../../shared/contract/schemas.ts';
import { addressOf } from '../../stores/navigation.ts';
import { useSearch } from '../../stores/search.ts';
import { plainSection, type GridSection } from '../grid/grid-section.ts';
import { PhotoGrid } from '../grid/PhotoGrid.tsx';
import { Advice } from './Advice.tsx';
import { describeWeaker } from './describe-results.ts';

/** The photos of an answer: those that match, a quiet divider, and those that are less sure. */
export function ResultsGrid() {
  const { t } = useLingui();
  const list = useSearch((store) => store.list);
  const strong = useSearch((store) => store.answer?.strong ?? 0);
  const advice = useSearch((store) => store.answer?.advice ?? NO_ADVICE);
  const answered = useSearch((store) => store.answered);
  const weaker = describeWeaker(strong);
  const sections = useMemo(() => sectionsOf(strong, list.count, weaker), [strong, list.count, weaker]);
  return (
    <PhotoGrid
      list={list}
      sections={sections}
      label={t`Results`}
      memoryKey={answered === null ? 'search' : addressOf({ page: 'search', question: answered, item: null, photo: null })}
      header={strong === 0 && advice.length > 0 && <div className="px-2 pt-2 sm:px-5"><Advice advice={advice} /></div>}
      className="min-h-0 flex-1"
    />
  );
}

const NO_ADVICE: SearchAnswer['advice'] = [];

function sectionsOf(strong: number, count: number, weaker: string): readonly GridSection[] {
  return [plainSection('strong', null, 0, strong), plainSection('weaker', weaker, strong, count)].filter((section) => section.to > section.from);
}
