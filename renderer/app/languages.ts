import { i18n } from '@lingui/core';

/** Languages that the window speaks. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/** The language to use: the chosen one, or the first of the system's that the window speaks, or English. */
export function resolveLanguage(chosen: 'system' | Language, system: readonly string[]): Language {
  if (chosen !== 'system') return chosen;
  const spoken = system.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in LANGUAGES);
  return (spoken as Language | undefined) ?? 'en';
}

/** Load a language's strings and switch to it. */
export async function activateLanguage(language: Language): Promise<void> {
  const { messages } = language === 'de' ? await import('../locales/de.po') : await import('../locales/en.po');
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}
