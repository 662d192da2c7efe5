import { useLingui } from '@lingui/react/macro';
import { useMemo, type ReactNode } from 'react';
import { useLibrary, type Shown } from '../../stores/library.ts';
import { formatMonths, formatWallTime } from '../../ui/format-dates.ts';
import { GridSkeleton } from '../grid/GridSkeleton.tsx';
import { PhotoGrid } from '../grid/PhotoGrid.tsx';
import { DateScrubber } from './DateScrubber.tsx';
import { LibraryProblem } from './LibraryProblem.tsx';
import { monthSections } from './month-sections.ts';
import { useLoadedList } from './use-loaded-list.ts';
import { ZoomControl } from './ZoomControl.tsx';

/** Photos of the library by date, with what stands there while there are none. */
export function LibraryGrid({ shown, label, empty }: { readonly shown: Shown; readonly label: string; readonly empty: ReactNode }) {
  const { t, i18n } = useLingui();
  const list = useLoadedList(shown);
  const problem = useLibrary((store) => store.problem);
  const undated = t`Without a date`;
  const { locale } = i18n;
  const sections = useMemo(
    () => (list === null || locale === '' ? [] : monthSections(list, { months: formatMonths, day: (ms) => formatWallTime(ms, 'day'), undated })),
    [list, undated, locale],
  );
  if (list === null) return problem === null ? <GridSkeleton /> : <LibraryProblem problem={problem} shown={shown} />;
  if (list.count === 0) return empty;
  return (
    <>
      <PhotoGrid list={list} sections={sections} label={label} memoryKey={shown} Edge={DateScrubber} />
      <ZoomControl />
    </>
  );
}
