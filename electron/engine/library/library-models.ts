import { posix } from 'node:path';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import type { ModelInfo } from '../../../shared/contract/schemas.ts';
import { findPacks } from '../encode/find-packs.ts';
import { loadPack } from '../encode/load-pack.ts';
import type { ModelPack } from '../encode/model-pack.ts';
import { readVerdict } from '../encode/provider-verdicts.ts';
import { verdictKey } from '../encode/verdict-key.ts';
import type { PackRecord, StoreReader, StoreWriter } from '../store/library-store.ts';

/** Where model packs are looked for, and where what was learned of them is kept. */
export interface PackPlaces {
  /** The pack that ships with Albumen. */
  readonly embedded: string;
  /** Folders that hold packs, one folder each. */
  readonly parents: readonly string[];
  readonly cacheDir: string;
}

/** The pack that answers this library's questions: the active one, or the embedded pack where there is none yet. */
export async function loadActivePack(store: StoreReader | null, places: PackPlaces): Promise<ModelPack> {
  const active = (await store?.packs())?.find((pack) => pack.state === 'active');
  return active ? await loadRecordedPack(active, places) : await loadPack(places.embedded, { cacheDir: places.cacheDir });
}

/** The pack that is being built beside the active one; null where none is. */
export async function loadBuildingPack(store: StoreReader, places: PackPlaces): Promise<ModelPack | null> {
  const building = (await store.packs()).find((pack) => pack.state === 'building');
  return building ? await loadRecordedPack(building, places) : null;
}

/**
 * Choose a pack for a library: the first one becomes active at once; a later one is built beside it by the next index run.
 *
 * @param idOrFolder Id of a pack in the places, or the absolute path of a pack's folder.
 */
export async function choosePack(idOrFolder: string, store: StoreWriter, places: PackPlaces): Promise<void> {
  const pack = await findPack(idOrFolder, places);
  const records = await store.packs();
  const record = records.find((one) => one.fingerprint === pack.fingerprint);
  if (record?.state === 'active') {
    const building = records.find((one) => one.state === 'building');
    if (building) await store.removePack(building.fingerprint); // The person stays with the pack that answers.
    return;
  }
  if (record?.state === 'building') return;
  const other = records.find((one) => one.state === 'building');
  if (other) await store.removePack(other.fingerprint);
  await store.addPack({ fingerprint: pack.fingerprint, id: pack.id, name: pack.name, folder: pack.folder, dim: pack.dim });
}

/**
 * Remove the vectors of a pack that is not active.
 *
 * @throws AlbumenError `not-found` for a pack without vectors here, `bad-input` for the active one.
 */
export async function removePackVectors(idOrFingerprint: string, store: StoreWriter): Promise<void> {
  const records = await store.packs();
  const named = records.filter((pack) => pack.fingerprint === idOrFingerprint || pack.id === idOrFingerprint);
  const record = named.find((pack) => pack.state !== 'active') ?? named[0];
  if (!record) throw new AlbumenError('not-found', `this library holds no vectors of a model called ${idOrFingerprint}; see albumen models list`);
  if (record.state === 'active') {
    throw new AlbumenError('bad-input', `${record.id} answers this library's questions and cannot be removed; use another model first`);
  }
  await store.removePack(record.fingerprint);
  await store.maintain();
}

/** Every pack that can be had, and every one that this library holds vectors of. */
export async function listPacks(store: StoreReader | null, places: PackPlaces): Promise<ModelInfo[]> {
  const records = (await store?.packs()) ?? [];
  const packs = await usablePacks(places);
  for (const record of records) {
    if (packs.some((pack) => pack.fingerprint === record.fingerprint)) continue;
    const pack = await loadPackIfThere(record, places);
    if (pack) packs.push(pack);
  }
  return await Promise.all(packs.map((pack) => describePack(pack, { records, store, cacheDir: places.cacheDir })));
}

export interface PackSurroundings {
  readonly records: readonly PackRecord[];
  readonly store: StoreReader | null;
  /** Where verdicts of this machine are kept. */
  readonly cacheDir: string;
}

/** What a person sees of a pack; `missing` counts photos with a picture but no vector of it. */
export async function describePack(pack: ModelPack, { records, store, cacheDir }: PackSurroundings): Promise<ModelInfo> {
  const verdict = readVerdict(cacheDir, await verdictKey(pack));
  const record = records.find((one) => one.fingerprint === pack.fingerprint);
  const missing = record && store ? (await store.idsWithoutVector(pack.fingerprint, Number.MAX_SAFE_INTEGER)).length : 0;
  return {
    id: pack.id,
    name: pack.name,
    folder: pack.folder,
    layout: pack.layout,
    fingerprint: pack.fingerprint,
    dim: pack.dim,
    licence: pack.licence,
    quality: pack.quality,
    state: record?.state ?? 'none',
    missing,
    measured: verdict && { provider: verdict.provider, photosPerSecond: verdict.photosPerSecond },
  };
}

async function findPack(idOrFolder: string, places: PackPlaces): Promise<ModelPack> {
  if (posix.isAbsolute(idOrFolder) || /^[a-z]:/i.test(idOrFolder)) return await loadPack(idOrFolder, { cacheDir: places.cacheDir });
  const packs = await usablePacks(places);
  const pack = packs.find((one) => one.id === idOrFolder);
  if (pack) return pack;
  const known = packs.map((one) => one.id).join(', ');
  throw new AlbumenError('not-found', `no model pack is called ${idOrFolder} (found: ${known}); give its folder instead`);
}

/** Packs that load; a damaged one is told of by `models check`. */
async function usablePacks(places: PackPlaces): Promise<ModelPack[]> {
  const found = await findPacks([posix.dirname(places.embedded), ...places.parents], { cacheDir: places.cacheDir });
  return found.flatMap(({ pack }) => pack ?? []);
}

async function loadRecordedPack(record: PackRecord, places: PackPlaces): Promise<ModelPack> {
  // The embedded pack travels with Albumen: its folder may be elsewhere after an update.
  const folders = [record.folder, places.embedded];
  for (const folder of folders) {
    const pack = await loadPackIfThere({ ...record, folder }, places);
    if (pack?.fingerprint === record.fingerprint) return pack;
  }
  throw new AlbumenError(
    'pack-invalid',
    `the model pack ${record.name} that this library was built with is not in ${record.folder} any more, or has changed; ` +
      'put it back, or choose another one with albumen models use and index again',
  );
}

async function loadPackIfThere(record: PackRecord, places: PackPlaces): Promise<ModelPack | null> {
  try {
    return await loadPack(record.folder, { cacheDir: places.cacheDir });
  } catch (error) {
    if (isAlbumenError(error, 'pack-invalid') || isAlbumenError(error, 'not-found')) return null;
    throw error;
  }
}
