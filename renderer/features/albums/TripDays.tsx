import { useLingui } from '@lingui/react/macro';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { formatWallTime } from '../../ui/format-dates.ts';
import { moveAmongCards } from '../../ui/move-among-cards.ts';
import { Cover } from './Cover.tsx';
import { describeCount, nameAlbum, wallTimeMs } from './describe-album.ts';

/** The days of a trip side by side, each an album of its own. */
export function TripDays({ days }: { readonly days: readonly AlbumInfo[] }) {
  const { t } = useLingui();
  const go = useNavigation((store) => store.go);
  return (
    <ul aria-label={t`Days of the trip`} data-cards className="mt-3 flex gap-2 overflow-x-auto px-2 pb-1">
      {days.map((day) => {
        const date = formatWallTime(wallTimeMs(day.from), 'day');
        // Its date stands above: the name is said without it.
        const name = nameAlbum({ ...day, name: day.title === null ? day.name : '', from: null, to: null });
        return (
          <li key={day.id} className="w-56 shrink-0">
            <button type="button" data-card={day.id} onKeyDown={moveAmongCards} onClick={() => go({ page: 'albums', item: day.id })} className="flex w-full items-center gap-3 rounded-xl p-1.5 text-left ring-1 ring-line transition-colors ring-inset hover:bg-sunken">
              <Cover id={day.coverId} className="size-13 shrink-0 rounded-lg" />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-body">{date}</span>
                <span className="block truncate text-small text-ink-soft">{[name, describeCount(day.photos)].filter((part) => part !== '').join(' · ')}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
