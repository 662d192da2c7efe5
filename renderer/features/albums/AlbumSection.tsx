import { ChevronDown } from 'lucide-react';
import { Trans, useLingui } from '@lingui/react/macro';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { formatNumber } from '../../ui/format-values.ts';
import { columnsOf, VirtualCards } from '../../ui/VirtualCards.tsx';
import { AlbumCard, CARD_GAP, CARD_WIDTH, cardHeight, tallCardHeight } from './AlbumCard.tsx';

export interface AlbumSectionProps {
  readonly title: string;
  /** One quiet sentence below the title. */
  readonly note?: string | undefined;
  readonly albums: readonly AlbumInfo[];
  /** The names may take two lines. */
  readonly hasLongNames: boolean;
  /** Rows shown before the person asks for all. */
  readonly rowsAtFirst: number;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
  /** Of the page's column, CSS pixels. */
  readonly width: number;
  readonly scroller: HTMLElement | null;
}

/** Albums of one kind: a few rows of them, and all when asked for. */
export function AlbumSection({ title, note, albums, hasLongNames, rowsAtFirst, isOpen, onToggle, width, scroller }: AlbumSectionProps) {
  const { t } = useLingui();
  const isLong = albums.length > rowsAtFirst * columnsOf(width, CARD_WIDTH, CARD_GAP);
  return (
    <section aria-label={title} className="pb-6">
      <div className="flex min-h-11 items-center gap-3">
        <h2 className="min-w-0 text-body font-semibold">
          {title} <span className="pl-1 text-small font-normal text-ink-soft tabular-nums">{formatNumber(albums.length)}</span>
        </h2>
        {isLong && (
          <button
            type="button"
            aria-expanded={isOpen}
            aria-label={isOpen ? t`Show fewer: ${title}` : t`Show all: ${title}`}
            onClick={onToggle}
            className="ml-auto flex h-8 shrink-0 items-center gap-1.5 rounded-lg px-2.5 text-small text-ink-soft transition-colors hover:bg-sunken hover:text-ink"
          >
            {isOpen ? <Trans>Show fewer</Trans> : <Trans>Show all</Trans>}
            <ChevronDown size={15} className={isOpen ? 'rotate-180' : ''} aria-hidden />
          </button>
        )}
      </div>
      {note !== undefined && <p className="-mt-1 pb-3 text-small text-ink-soft text-pretty">{note}</p>}
      <VirtualCards
        label={title}
        count={albums.length}
        rowsAtMost={isOpen ? Number.POSITIVE_INFINITY : rowsAtFirst}
        width={width}
        minWidth={CARD_WIDTH}
        gap={CARD_GAP}
        heightOf={hasLongNames ? tallCardHeight : cardHeight}
        scroller={scroller}
        keyOf={(index) => albums[index]?.id ?? ''}
        render={(index) => {
          const album = albums[index];
          return album && <AlbumCard album={album} />;
        }}
      />
    </section>
  );
}
