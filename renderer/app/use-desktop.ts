import { useEffect } from 'react';
import { desktop } from '../desktop/this-desktop.ts';
import { searchByImages } from '../features/search/example-images.ts';
import { useSettings } from '../stores/settings.ts';
import { resolveLanguage } from './languages.ts';

/** What the desktop app tells the window and the other way round; nothing of it happens in a browser. */
export function useDesktop(): void {
  const theme = useSettings((store) => store.settings?.theme);
  const language = useSettings((store) => store.settings?.language);
  useEffect(() => {
    if (theme !== undefined && language !== undefined) desktop.setAppearance({ theme, language: resolveLanguage(language, navigator.languages) });
  }, [theme, language]);
  // `searchByImages` tells its own problems.
  useEffect(() => desktop.onOpenedImages((images) => void searchByImages(images.map(({ name, bytes }) => new File([new Uint8Array(bytes)], name)))), []);
}
