import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { AlbumenClient } from '../../../shared/wire/create-client.ts';
import type { CliContext } from './cli-context.ts';
import { absolutePath } from './library-location.ts';

const PHOTO_ID = /^[0-9a-f]{32}$/;
/** Photos that one name may stand for: a folder names all below it. */
const NAMED_MAX = 10_000;

/**
 * Photos of the library by id, by file, or by a folder that holds them.
 *
 * @returns Ids in the order named, each once; a folder's by their paths.
 * @throws AlbumenError `not-found` for a name that no shown photo has.
 */
export async function findPhotos(context: CliContext, client: AlbumenClient, names: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const name of names) {
    const found = PHOTO_ID.test(name) ? [name] : await findByPath(client, absolutePath(name, context));
    if (found.length === 0) throw new AlbumenError('not-found', `${name} is no photo of this library, and no folder of its photos`);
    for (const id of found) ids.add(id);
  }
  return [...ids];
}

async function findByPath(client: AlbumenClient, path: string): Promise<string[]> {
  // Any part of a path will do to find it; what is found is compared whole.
  const asked = path.split('"').toSorted((a, b) => b.length - a.length)[0] ?? '';
  const { results } = await client.search.query.query({ text: `path:"${asked}"`, limit: NAMED_MAX });
  const below = path.endsWith('/') ? path : `${path}/`;
  const placeOf = (paths: readonly string[]): string | undefined => paths.find((one) => one === path || one.startsWith(below));
  const found = results.map(({ id, paths }) => ({ id, place: placeOf(paths) })).filter(({ place }) => place !== undefined);
  return found.toSorted((a, b) => ((a.place as string) < (b.place as string) ? -1 : 1)).map((photo) => photo.id);
}
