import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isAlbumenError, type AlbumenError } from '../../../shared/contract/errors.ts';
import { detectLayout } from './detect-layout.ts';
import { loadPack, type LoadPackOptions } from './load-pack.ts';
import type { ModelPack } from './model-pack.ts';

/** A folder that looks like a pack: the pack, or why it cannot be used. */
export type FoundPack =
  | { readonly folder: string; readonly pack: ModelPack; readonly error: null }
  | { readonly folder: string; readonly pack: null; readonly error: AlbumenError };

/** Downloads keep the owner's folder: `Xenova/mobileclip_s0`. */
const DEPTH = 2;

/**
 * List the packs that lie in given folders, directly or one folder below.
 *
 * @param parents Absolute paths; those that do not exist hold none.
 * @returns In order of parents, then of names; a damaged pack is listed with its error.
 */
export async function findPacks(parents: readonly string[], options: LoadPackOptions = {}): Promise<FoundPack[]> {
  const folders = new Set(parents.flatMap((parent) => findFolders(resolve(parent), DEPTH)));
  const found: FoundPack[] = [];
  for (const folder of folders) {
    try {
      found.push({ folder, pack: await loadPack(folder, options), error: null });
    } catch (error) {
      if (!isAlbumenError(error)) throw error;
      found.push({ folder, pack: null, error });
    }
  }
  return found;
}

function findFolders(parent: string, depth: number): string[] {
  if (depth === 0) return [];
  return foldersIn(parent).flatMap((folder) => (detectLayout(folder) === null ? findFolders(folder, depth - 1) : [folder]));
}

function foldersIn(parent: string): string[] {
  try {
    const entries = readdirSync(parent, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory() || entry.isSymbolicLink()).map((entry) => join(parent, entry.name)).sort();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
