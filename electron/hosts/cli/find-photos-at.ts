import { existsSync } from 'node:fs';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import type { AlbumenClient } from '../../../shared/wire/create-client.ts';
import { absolutePath } from './library-location.ts';
import { showPath } from './show-path.ts';
import type { Surroundings } from './surroundings.ts';

/** Photos that one argument may name: as many as one search gives. */
const NAMED_MAX = 10_000;

/**
 * The photos that arguments name: by id, by the path of a file, or by a folder, which names all below it.
 *
 * @returns Ids, each once, in the order named.
 * @throws AlbumenError `not-found` for one that names no photo of the library.
 */
export async function findPhotosAt(targets: readonly string[], client: AlbumenClient, surroundings: Pick<Surroundings, 'platform' | 'workingDir'>): Promise<string[]> {
  const ids: string[] = [];
  for (const target of targets) {
    const path = absolutePath(target, surroundings);
    // 32 hex digits are an id unless a file of that name lies here.
    const isId = /^[0-9a-f]{32}$/.test(target) && !existsSync(path);
    ids.push(...(isId ? [await requireId(target, client)] : await photosBelow(path, client)));
  }
  return [...new Set(ids)];
}

async function requireId(id: string, client: AlbumenClient): Promise<string> {
  const [photo] = await client.photos.get.query({ ids: [id] });
  if (!photo) throw new AlbumenError('not-found', `${id} is no photo of this library`);
  return photo.id;
}

async function photosBelow(path: string, client: AlbumenClient): Promise<string[]> {
  const quoted = path.includes('"') ? `“${path}”` : `"${path}"`;
  const { results } = await client.search.query.query({ text: `path:${quoted}`, limit: NAMED_MAX });
  const below = path.endsWith('/') ? path : `${path}/`;
  const found = results.filter(({ paths }) => paths.some((one) => one === path || one.startsWith(below)));
  if (found.length === 0) throw new AlbumenError('not-found', `${showPath(path)} is no photo of this library; index its folder first`);
  return found.map(({ id }) => id);
}
