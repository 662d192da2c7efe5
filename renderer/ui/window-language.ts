import { i18n } from '@lingui/core';

/** The window's language, for calls whose answer has words in it. */
export function windowLanguage(): 'en' | 'de' {
  return i18n.locale === 'de' ? 'de' : 'en';
}
