import { CircleAlert, FolderPlus, GalleryVerticalEnd } from 'lucide-react';
import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import type { AlbumInfo } from '../../../shared/contract/album-schemas.ts';
import { useActivity } from '../../stores/activity.ts';
import { useAlbums } from '../../stores/albums.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { FilterField } from '../../ui/FilterField.tsx';
import { findOptions } from '../../ui/find-options.ts';
import { useDialogs } from '../actions/dialog-store.ts';
import { useBoxSize } from '../../ui/use-box-size.ts';
import { AlbumSection } from './AlbumSection.tsx';
import { AlbumsSkeleton } from './AlbumsSkeleton.tsx';
import { nameAlbum } from './describe-album.ts';
import { sortAlbums, type AlbumPart } from './sort-albums.ts';

/** Rows of a part before the person asks for all of it: what is looked for most has most room. */
const ROWS_AT_FIRST: Readonly<Record<AlbumPart, number>> = { memory: 1, own: 2, journeys: 3, place: 1, kind: 1, concept: 1, year: 1, removed: 0 };
/** Parts whose names hold a date, or are the person's. */
const LONG_NAMES: readonly AlbumPart[] = ['memory', 'own', 'journeys', 'removed'];
/** A filter field is worth its place from so many albums on. */
const FILTER_FROM = 12;

/** All albums by their kind: what Albumen found together, what is asked again and again, and what was made by hand. */
export function AlbumsList() {
  const { t } = useLingui();
  const albums = useAlbums((store) => store.albums);
  const problem = useAlbums((store) => store.problem);
  const [text, setText] = useState('');
  const newAlbum = (
    <Button icon={<FolderPlus size={16} aria-hidden />} onClick={() => useDialogs.getState().show('new-album', [])}>
      <Trans>New album</Trans>
    </Button>
  );
  if (albums === null && problem !== null) {
    return (
      <EmptyState
        icon={<CircleAlert size={40} strokeWidth={1.5} aria-hidden />}
        title={t`The albums could not be read`}
        actions={
          <Button look="accent" onClick={() => void useAlbums.getState().load()}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <p role="alert">{problem}</p>
      </EmptyState>
    );
  }
  if (albums === null) return <AlbumsSkeleton />;
  if (albums.length === 0) return <NoAlbums action={newAlbum} />;
  return (
    <Parts albums={albums} text={text}>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 pt-5 pb-3">
        <h1 className="text-title font-semibold">
          <Trans>Albums</Trans>
        </h1>
        <div className="flex min-w-0 items-center gap-2 max-sm:w-full sm:ml-auto">
          {albums.length >= FILTER_FROM && <FilterField label={t`Find an album`} text={text} onChange={setText} />}
          {newAlbum}
        </div>
      </header>
    </Parts>
  );
}

function NoAlbums({ action }: { readonly action: React.ReactNode }) {
  const { t } = useLingui();
  const state = useActivity((store) => store.now?.state ?? 'idle');
  const isComing = state === 'indexing' || state === 'waiting';
  return (
    <EmptyState icon={<GalleryVerticalEnd size={40} strokeWidth={1.5} aria-hidden />} title={isComing ? t`Albums are on their way` : t`No albums yet`} actions={action}>
      <Trans>Trips, days and places make themselves as photos come in. An album of your own can be made of any photos.</Trans>
    </EmptyState>
  );
}

function Parts({ albums, text, children }: { readonly albums: readonly AlbumInfo[]; readonly text: string; readonly children: React.ReactNode }) {
  const { t, i18n } = useLingui();
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [column, setColumn] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<AlbumPart>>(new Set());
  const { width } = useBoxSize(column);
  const { locale } = i18n;
  const names = useMemo(() => (locale === '' ? [] : albums.map((album) => ({ value: album.id, label: nameAlbum(album), words: [album.name] }))), [albums, locale]);
  const found = useMemo(() => {
    if (text.trim() === '') return albums;
    const ids = new Set(findOptions(names, text).map(({ value }) => value));
    return albums.filter(({ id }) => ids.has(id));
  }, [albums, names, text]);
  const parts = useMemo(() => sortAlbums(found), [found]);
  const isFiltered = text.trim() !== '';
  const titles: Readonly<Record<AlbumPart, string>> = {
    memory: t`On this day`, own: t`Your albums`, journeys: t`Trips and events`, place: t({ message: 'Places', context: 'albums' }), kind: t`Kinds of picture`, concept: t`Look alike`, year: t`Years`, removed: t`Taken away`,
  };
  const notes: Partial<Readonly<Record<AlbumPart, string>>> = {
    concept: t`Pictures that look alike and that no tag names.`,
    removed: t`Open one to bring it back.`,
  };
  const toggle = (part: AlbumPart): void => {
    const next = new Set(opened);
    if (!next.delete(part)) next.add(part);
    setOpened(next);
  };
  return (
    <div ref={setScroller} className="h-full overflow-y-auto">
      <div data-cards className="mx-auto max-w-[1800px] px-3 pb-10 sm:px-5">
        <div ref={setColumn}>
          {children}
          <p role="status" className="sr-only">
            {isFiltered && plural(found.length, { one: '# album found', other: '# albums found' })}
          </p>
          {parts.size === 0 && <p className="py-16 text-center text-ink-soft">{t`No album has this name.`}</p>}
          {[...parts].map(([part, members]) => (
            <AlbumSection
              key={part}
              title={titles[part]}
              note={notes[part]}
              albums={members}
              hasLongNames={LONG_NAMES.includes(part)}
              rowsAtFirst={ROWS_AT_FIRST[part]}
              isOpen={isFiltered || opened.has(part)}
              onToggle={() => toggle(part)}
              width={width}
              scroller={scroller}
            />
          ))}
        </div>
      </div>
    </div>
  );
}
