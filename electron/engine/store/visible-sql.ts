import { filterSql } from './filter-sql.ts';
import type { PhotoFilter } from './photo-filter.ts';

/** The condition of every question: visible photos, and of these the ones that pass the filter. */
export function visibleSql(filter: PhotoFilter | undefined): string {
  return filter === undefined ? 'isVisible' : `isVisible AND ${filterSql(filter)}`;
}
