const CODE = /^[A-Z]{2}$/;
const names = new Map<string, Intl.DisplayNames>();

/**
 * What a country is called in a language.
 *
 * @param code ISO 3166-1 alpha-2.
 * @param language BCP 47.
 * @returns Null for no code, or one of no country.
 */
export function nameCountry(code: string | null, language: string): string | null {
  if (code === null || !CODE.test(code)) return null;
  let inLanguage = names.get(language);
  if (!inLanguage) names.set(language, (inLanguage = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })));
  return inLanguage.of(code) ?? null;
}
