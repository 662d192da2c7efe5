import { isAlbumenError } from '../../../shared/contract/errors.ts';
import type { ModelCheck } from '../../../shared/contract/schemas.ts';
import type { Encoders } from '../encode/encoders.ts';
import { loadPack } from '../encode/load-pack.ts';
import type { ModelPack } from '../encode/model-pack.ts';
import type { StoreReader } from '../store/library-store.ts';
import { describePack } from './library-models.ts';

/**
 * Load a pack folder and run both of its encoders once, without using it for the library.
 *
 * @returns What the pack is and how fast it runs here, or why it cannot be used.
 */
export async function checkPack(
  folder: string,
  { store, cacheDir, encodersOf }: { store: StoreReader | null; cacheDir: string; encodersOf: (pack: ModelPack) => Encoders },
): Promise<ModelCheck> {
  const failed = { folder, ok: false, model: null, provider: null, photosPerSecond: null, rejected: [] };
  try {
    const pack = await loadPack(folder); // Without the cache: a check reads and hashes every byte.
    const encoders = encodersOf(pack);
    await encoders.encodeTexts(['a photo']);
    const { provider, photosPerSecond, rejected } = await encoders.provider();
    const model = await describePack(pack, { records: (await store?.packs()) ?? [], store, cacheDir });
    return { folder, ok: true, error: null, model, provider, photosPerSecond, rejected: [...rejected] };
  } catch (error) {
    if (isAlbumenError(error)) return { ...failed, error: error.message };
    throw error;
  }
}
