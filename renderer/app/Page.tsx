import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { lazy, Suspense, type ComponentType } from 'react';
import { FavouritesPage } from '../features/timeline/FavouritesPage.tsx';
import { HiddenPage } from '../features/timeline/HiddenPage.tsx';
import { TimelinePage } from '../features/timeline/TimelinePage.tsx';
import { SearchPage } from '../features/search/SearchPage.tsx';
import type { PageName } from '../stores/navigation.ts';

// Loaded when they are opened first: what a person needs at once is small.
const AlbumsPage = lazy(async () => ({ default: (await import('../features/albums/AlbumsPage.tsx')).AlbumsPage }));
const TagsPage = lazy(async () => ({ default: (await import('../features/tags/TagsPage.tsx')).TagsPage }));
const PlacesPage = lazy(async () => ({ default: (await import('../features/places/PlacesPage.tsx')).PlacesPage }));
const FoldersPage = lazy(async () => ({ default: (await import('../features/folders/FoldersPage.tsx')).FoldersPage }));
const DuplicatesPage = lazy(async () => ({ default: (await import('../features/duplicates/DuplicatesPage.tsx')).DuplicatesPage }));
const TrashPage = lazy(async () => ({ default: (await import('../features/trash/TrashPage.tsx')).TrashPage }));
const ModelsPage = lazy(async () => ({ default: (await import('../features/models/ModelsPage.tsx')).ModelsPage }));
const SettingsPage = lazy(async () => ({ default: (await import('../features/settings/SettingsPage.tsx')).SettingsPage }));

const PAGES: Readonly<Record<PageName, ComponentType>> = {
  photos: TimelinePage,
  search: SearchPage,
  favourites: FavouritesPage,
  hidden: HiddenPage,
  albums: AlbumsPage,
  tags: TagsPage,
  places: PlacesPage,
  folders: FoldersPage,
  duplicates: DuplicatesPage,
  trash: TrashPage,
  models: ModelsPage,
  settings: SettingsPage,
};

/** Names of the pages that show photos instead of a title; the others show their own. */
const UNTITLED: Partial<Readonly<Record<PageName, MessageDescriptor>>> = {
  photos: msg`Photos`,
  favourites: msg`Favourites`,
  hidden: msg`Hidden photos`,
  places: msg`Places`,
};

/** The page that the address names. */
export function Page({ page }: { readonly page: PageName }) {
  const { i18n } = useLingui();
  const Shown = PAGES[page];
  const name = UNTITLED[page];
  return (
    <>
      {name && <h1 className="sr-only">{i18n._(name)}</h1>}
      <Suspense fallback={null}>
        <Shown />
      </Suspense>
    </>
  );
}
