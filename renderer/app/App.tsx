import { useEffect } from 'react';
import { FirstRun } from '../features/first-run/FirstRun.tsx';
import { useShortcuts } from '../features/commands/use-shortcuts.ts';
import { Palette } from '../features/commands/Palette.tsx';
import { ShortcutSheet } from '../features/commands/ShortcutSheet.tsx';
import { ImageDrop } from '../features/search/ImageDrop.tsx';
import { SearchHeader } from '../features/search/SearchHeader.tsx';
import { SelectionDialogs } from '../features/actions/SelectionDialogs.tsx';
import { StatusLine } from '../features/status/StatusLine.tsx';
import { FolderChooser } from '../desktop/FolderChooser.tsx';
import { useFolders } from '../stores/folders.ts';
import { useLibrary } from '../stores/library.ts';
import { useNavigation } from '../stores/navigation.ts';
import { useSettings } from '../stores/settings.ts';
import { tellingProblems, useToasts } from '../stores/toasts.ts';
import { Toasts } from '../ui/Toasts.tsx';
import { activateLanguage, resolveLanguage } from './languages.ts';
import { ConnectionNotice } from './ConnectionNotice.tsx';
import { NavigationRail } from './NavigationRail.tsx';
import { Page } from './Page.tsx';
import { useDesktop } from './use-desktop.ts';
import { useTheme } from './use-theme.ts';
import { ViewerLayer } from './ViewerLayer.tsx';

/** The window: header, pages, status line, and what lies over them. */
export function App() {
  const folders = useFolders((store) => store.folders);
  const language = useSettings((store) => store.settings?.language);
  const page = useNavigation((store) => store.place.page);
  const isPhotoOpen = useNavigation((store) => store.place.photo !== null);
  const { toasts, dismiss } = useToasts();
  useTheme();
  useDesktop();
  useShortcuts();
  useEffect(() => {
    void tellingProblems(() => Promise.all([useFolders.getState().load(), useSettings.getState().load(), useLibrary.getState().load('all')]));
  }, []);
  useEffect(() => {
    if (language !== undefined) void tellingProblems(() => activateLanguage(resolveLanguage(language, navigator.languages)));
  }, [language]);

  const isFirstRun = folders?.length === 0 && page !== 'settings' && page !== 'models';
  return (
    <>
      {isFirstRun ? (
        <FirstRun />
      ) : (
        // Under the viewer neither Tab nor a screen reader should wander.
        <div inert={isPhotoOpen} className="flex h-full flex-col md:flex-row">
          <NavigationRail />
          <div className="flex min-h-0 min-w-0 flex-1 flex-col">
            <SearchHeader />
            <main className="relative min-h-0 flex-1">
              <Page page={page} />
            </main>
            <StatusLine />
          </div>
        </div>
      )}
      <ViewerLayer />
      <SelectionDialogs />
      <ImageDrop />
      <FolderChooser />
      <Palette />
      <ShortcutSheet />
      <ConnectionNotice />
      <Toasts toasts={toasts} onDismiss={dismiss} />
    </>
  );
}
