import { i18n } from '@lingui/core';
import { nameCountry } from '../../shared/name-country.ts';

/** Countries whose German name has an article or a case, as they stand behind "in" and "von". */
const GERMAN_DATIVES: Readonly<Record<string, string>> = {
  AE: 'den Vereinigten Arabischen Emiraten', AX: 'den Ålandinseln', BQ: 'den Karibischen Niederlanden', BS: 'den Bahamas', CF: 'der Zentralafrikanischen Republik',
  CH: 'der Schweiz', CK: 'den Cookinseln', DO: 'der Dominikanischen Republik', EH: 'der Westsahara', FK: 'den Falklandinseln', FO: 'den Färöern',
  GB: 'dem Vereinigten Königreich', HK: 'der Sonderverwaltungsregion Hongkong', KM: 'den Komoren', KY: 'den Kaimaninseln', MD: 'der Republik Moldau',
  MH: 'den Marshallinseln', MN: 'der Mongolei', MO: 'der Sonderverwaltungsregion Macau', MP: 'den Nördlichen Marianen', MV: 'den Malediven', NL: 'den Niederlanden',
  PH: 'den Philippinen', PN: 'den Pitcairninseln', PS: 'den Palästinensischen Autonomiegebieten', SB: 'den Salomonen', SC: 'den Seychellen', SK: 'der Slowakei',
  TC: 'den Turks- und Caicosinseln', TR: 'der Türkei', UA: 'der Ukraine', US: 'den Vereinigten Staaten', VA: 'der Vatikanstadt',
  VG: 'den Britischen Jungferninseln', VI: 'den Amerikanischen Jungferninseln',
};

/**
 * Countries in the window's language, side by side; in English by the name that the engine gives them.
 *
 * @param codes ISO 3166-1 alpha-2. With null, or what is no such code, among them the name stays as it is.
 */
export function sayCountries(name: string, codes: readonly (string | null)[]): string {
  const { locale } = i18n;
  if (locale === 'en') return name;
  const said = codes.flatMap((code) => nameCountry(code, locale) ?? []);
  return said.length > 0 && said.length === codes.length ? said.join(', ') : name;
}

/** A place as it stands behind "in" or "of"; only a country, which has a code, is called otherwise than by its name. */
export function sayBehindPreposition({ name, countryCode }: { readonly name: string; readonly countryCode: string | null }): string {
  const dative = i18n.locale === 'de' && countryCode !== null ? GERMAN_DATIVES[countryCode] : undefined;
  return dative ?? sayCountries(name, [countryCode]);
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
