import { useEffect } from 'react';
import { useSettings } from '../stores/settings.ts';

/** Show the window in the chosen theme, or in the system's, and follow the system when it changes. */
export function useTheme(): void {
  const theme = useSettings((store) => store.settings?.theme ?? 'system');
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)');
    const apply = (): void => {
      document.documentElement.dataset['theme'] = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
    };
    apply();
    system.addEventListener('change', apply);
    return () => system.removeEventListener('change', apply);
  }, [theme]);
}
