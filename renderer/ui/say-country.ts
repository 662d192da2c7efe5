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
  return sayEach(name, codes, nameCountry);
}

/** A place as it stands behind "in" or "of"; only countries, which have codes, are called otherwise than by their names. */
export function sayBehindPreposition(name: string, codes: readonly (string | null)[]): string {
  return sayEach(name, codes, (code, locale) => (locale === 'de' && code !== null ? GERMAN_DATIVES[code] : undefined) ?? nameCountry(code, locale));
}

function sayEach(name: string, codes: readonly (string | null)[], say: typeof nameCountry): string {
  const { locale } = i18n;
  if (locale === 'en') return name;
  const said = codes.flatMap((code) => say(code, locale) ?? []);
  return said.length > 0 && said.length === codes.length ? said.join(', ') : name;
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
