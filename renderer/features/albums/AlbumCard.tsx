import { Search } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { memo } from 'react';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { moveAmongCards } from '../../ui/move-among-cards.ts';
import { Cover } from './Cover.tsx';
import { describeBecause, describeCount, describeTime, nameAlbum } from './describe-album.ts';

/** Cards are at least this wide, CSS pixels, chosen by eye: five in a row of a usual window, two in a narrow one. */
export const CARD_WIDTH = 190;
export const CARD_GAP = 16;
/** Below the cover: a name and what is in it, CSS pixels; and for a second line of the name. */
const WORDS_HEIGHT = 54;
const LINE_HEIGHT = 22;

/** Height of a card whose name is in one line, by its width, CSS pixels. */
export function cardHeight(width: number): number {
  return Math.round(width * 0.75) + WORDS_HEIGHT;
}

/** Height of a card whose name may take two lines. */
export function tallCardHeight(width: number): number {
  return cardHeight(width) + LINE_HEIGHT;
}

/** One album: its cover, its name, and what is in it. Drawn once, however far the page is scrolled. */
export const AlbumCard = memo(({ album }: { readonly album: AlbumInfo }) => {
  useLingui();
  const go = useNavigation((store) => store.go);
  const name = nameAlbum(album);
  const isNew = album.newPhotos > 0;
  const days = album.kind === 'trip' ? (album.because.spanDays ?? 0) : 0;
  const count = describeCount(album.photos);
  // The names of journeys and years hold their time already.
  const time = album.kind === 'place' || album.kind === 'kind' || album.kind === 'concept' || album.kind === 'own' ? describeTime(album) : '';
  const parts = days > 0 ? [plural(days, { one: '# day', other: '# days' }), count] : [count, time].filter((part) => part !== '');
  return (
    <button
      type="button"
      data-card={album.id}
      onClick={() => go({ page: 'albums', item: album.id })}
      onKeyDown={moveAmongCards}
      title={describeBecause(album)}
      className="group flex size-full flex-col rounded-xl text-left -outline-offset-2"
    >
      <div className="relative w-full overflow-hidden rounded-xl">
        <Cover id={album.coverId} className="aspect-4/3 w-full rounded-xl transition-opacity group-hover:opacity-90" />
        {isNew && (
          <span className="absolute top-2 right-2 rounded-full bg-yolk px-2 py-0.5 text-small font-medium text-on-yolk tabular-nums">
            {plural(album.newPhotos, { one: '# new', other: '# new' })}
          </span>
        )}
      </div>
      <span className="mt-2 line-clamp-2 w-full px-0.5 font-medium break-words">{name}</span>
      <span className="flex w-full items-center gap-1.5 px-0.5 text-small text-ink-soft">
        {album.kind === 'question' && <Search size={13} className="shrink-0" aria-hidden />}
        <span className="truncate">{parts.join(' · ')}</span>
      </span>
    </button>
  );
});
AlbumCard.displayName = 'AlbumCard';
