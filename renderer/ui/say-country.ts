import { i18n } from '@lingui/core';

const CODE = /^[A-Z]{2}$/;
const names = new Map<string, Intl.DisplayNames>();

/**
 * Countries in the window's language, side by side; in English by the name that the engine gives them.
 *
 * @param codes ISO 3166-1 alpha-2. With null, or what is no such code, among them the name stays as it is.
 */
export function sayCountries(name: string, codes: readonly (string | null)[]): string {
  const said = codes.flatMap((code) => nameOf(code) ?? []);
  return said.length > 0 && said.length === codes.length ? said.join(', ') : name;
}

function nameOf(code: string | null): string | undefined {
  const { locale } = i18n;
  if (locale === 'en' || code === null || !CODE.test(code)) return undefined;
  let inLanguage = names.get(locale);
  if (!inLanguage) names.set(locale, (inLanguage = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })));
  return inLanguage.of(code);
}

interface Place {
  readonly city: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
}

/** The town of a photo, else its country; null where neither is known. */
export function sayTownOrCountry(place: Place | null | undefined): string | null {
  return place?.city ?? sayCountryOf(place);
}

/** The country of a photo; null where it is not known. */
export function sayCountryOf(place: Place | null | undefined): string | null {
  return place?.country ? sayCountries(place.country, [place.countryCode]) : null;
}
