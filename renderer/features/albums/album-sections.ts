import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import type { PhotoList } from '../../stores/photo-list.ts';
import { plainSection, type GridSection } from '../grid/grid-section.ts';
import { monthSections, type DateNames } from '../timeline/month-sections.ts';

/** An album of so many days at most is divided into days; a longer one into months. */
const DAYS_AT_MOST = 40;
const DAY_MS = 86_400_000;

/** Divide an album: one that is ordered by hand or by a question not at all, a journey into its days, the others into months. */
export function albumSections(album: AlbumInfo, list: PhotoList, names: DateNames): GridSection[] {
  if (list.count === 0) return [];
  if (album.kind === 'own' || album.kind === 'question') return [plainSection('all', null, 0, list.count)];
  const days = daySections(list, names);
  if (days.length === 1) return [plainSection('all', null, 0, list.count)];
  if (days.length <= DAYS_AT_MOST) return days;
  return isNewestFirst(list) ? monthSections(list, names) : [plainSection('all', null, 0, list.count)];
}

/** One section for every stretch of photos of one day. */
function daySections(list: PhotoList, names: DateNames): GridSection[] {
  const sections: GridSection[] = [];
  let from = 0;
  for (let index = 1; index <= list.count; index++) {
    if (index < list.count && dayOf(list, index) === dayOf(list, from)) continue;
    const takenAtMs = list.takenAtMsAt(from);
    const title = Number.isNaN(takenAtMs) ? names.undated : names.day(takenAtMs);
    sections.push({ ...plainSection(`${dayOf(list, from)} ${sections.length}`, title, from, index), look: 'month' });
    from = index;
  }
  return sections;
}

function dayOf(list: PhotoList, index: number): number {
  const takenAtMs = list.takenAtMsAt(index);
  return Number.isNaN(takenAtMs) ? Number.POSITIVE_INFINITY : Math.floor(takenAtMs / DAY_MS);
}

function isNewestFirst(list: PhotoList): boolean {
  for (let index = 1; index < list.count; index++) if (list.takenAtMsAt(index) > list.takenAtMsAt(index - 1)) return false;
  return true;
}
