import { foldText } from '../store/fold-text.ts';
import type { Facets, StoreReader } from '../store/library-store.ts';
import { explicitNearNames, explicitPlaceNames } from './explicit-filters.ts';
import { NEAR_RADIUS_KM } from './limits.ts';
import { placeNamesToLookUp } from './place-phrases.ts';
import type { LibraryFacts, NearPlace } from './read-phrases.ts';
import type { PlaceFinder, PlaceMatch } from './search-deps.ts';

/** Places of one name that are counted at most: a name in many countries means the one where the photos are. */
const SAME_NAME_MAX = 8;

type PlaceFacts = Pick<LibraryFacts, 'near' | 'placeAliases'>;

/**
 * Look up the places that a question may name, before it is parsed. Nothing is loaded or asked for a question that names
 * none: "near" or "in" with a name behind it is needed.
 */
export async function lookUpPlaces(question: string, deps: { readonly store: StoreReader; readonly places: PlaceFinder; readonly facets: Facets }): Promise<PlaceFacts> {
  const { near, within } = placeNamesToLookUp(question);
  const explicitNear = explicitNearNames(question);
  const held = new Set([...deps.facets.cities, ...deps.facets.regions, ...deps.facets.countries].map(({ value }) => foldText(value)));
  const aliases = held.size === 0 ? [] : [...within, ...explicitPlaceNames(question)].filter((name) => !held.has(foldText(name)) && /^\p{Lu}/u.test(name));
  const [nearPlaces, explicitPlaces, aliasPlaces] = await Promise.all([
    Promise.all(near.map((name) => nearestHeld(name, deps, false))),
    Promise.all(explicitNear.map((name) => nearestHeld(name, deps, true))),
    Promise.all(aliases.map(async (name) => [name, await deps.places.find(name)] as const)),
  ]);
  const found = [...nearPlaces, ...explicitPlaces].filter((entry) => entry !== null);
  return {
    near: new Map(found),
    placeAliases: new Map(aliasPlaces.flatMap(([name, matches]) => {
      const match = matches.find((place) => held.has(foldText(place.name)));
      return match ? [[foldText(name), match.name] as const] : [];
    })),
  };
}

/** The place of that name with most photos around it; none where the library has none there, unless it was asked for expressly. */
async function nearestHeld(
  name: string, deps: { readonly store: StoreReader; readonly places: PlaceFinder }, evenIfEmpty: boolean,
): Promise<readonly [string, NearPlace] | null> {
  const matches = (await deps.places.find(name)).slice(0, SAME_NAME_MAX);
  const counts = await Promise.all(matches.map(({ latitude, longitude }) => deps.store.countPhotos({ near: { latitude, longitude, radiusKm: NEAR_RADIUS_KM } })));
  let best: PlaceMatch | null = evenIfEmpty ? (matches[0] ?? null) : null;
  let most = 0;
  matches.forEach((match, i) => {
    if ((counts[i] ?? 0) > most) [best, most] = [match, counts[i] ?? 0];
  });
  return best ? [foldText(name), { ...best, countryCode: best.kind === 'country' ? best.countryCode : null }] : null;
}
