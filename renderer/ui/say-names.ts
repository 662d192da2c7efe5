import { i18n } from '@lingui/core';
import type { Names } from '../../shared/contract/tag-schemas.ts';

/** A name in the window's language. */
export function sayNames(names: Names): string {
  return i18n.locale === 'de' ? names.de : names.en;
}

/** The same at the head of a title: "Dog". */
export function sayAsTitle(names: Names): string {
  const name = sayNames(names);
  return name.charAt(0).toLocaleUpperCase(i18n.locale) + name.slice(1);
}
