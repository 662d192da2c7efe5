import { posix } from 'node:path';
import { findPacks } from '../encode/find-packs.ts';
import type { Check, DoctorContext } from './check.ts';

/** The model packs that can be had, and what is wrong with those that cannot be used. */
export async function examineModels({ places }: DoctorContext): Promise<Check[]> {
  const found = await findPacks([posix.dirname(places.embedded), ...places.parents], { cacheDir: places.cacheDir });
  return found.map(({ folder, pack, error }): Check =>
    pack
      ? { area: 'model', status: 'ok', found: `${pack.id} (${pack.layout}, ${pack.dim} dimensions) in ${folder}`, advice: null, facts: { kind: 'model', id: pack.id, layout: pack.layout, dim: pack.dim, folder } }
      : { area: 'model', status: 'problem', found: error.message, advice: `mend or remove ${folder}`, facts: { kind: 'broken-model', folder, reason: error.message } },
  );
}
