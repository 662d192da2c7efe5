import { createRequire } from 'node:module';

type CountryCoder = typeof import('@rapideditor/country-coder');

let coder: CountryCoder | null = null;

/**
 * Codes (ISO 3166-1 alpha-2) of the land whose borders hold this point: the territory's own first (Réunion: RE), then
 * the country's (FR); empty far out at sea.
 */
export function countryCodesAt(latitude: number, longitude: number): string[] {
  // Loading the borders takes 50 ms, which only naming places costs, never a search.
  coder ??= createRequire(import.meta.url)('@rapideditor/country-coder') as CountryCoder;
  const at: [number, number] = [longitude, latitude];
  const codes = [coder.iso1A2Code(at, { level: 'territory' }), coder.iso1A2Code(at, { level: 'country' })];
  return [...new Set(codes.filter((code) => code !== null))];
}
