import type { LibraryStatus } from '../../../shared/contract/schemas.ts';
import type { StoreReader } from '../store/library-store.ts';

export interface StatusFacts {
  readonly library: string;
  readonly version: string;
  readonly writer: LibraryStatus['writer'];
  /** The provider last found best for the active pack on this machine; null when none was tried yet. */
  readonly provider: string | null;
  /** Providers that this machine's onnxruntime offers. */
  readonly providers: readonly string[];
}

/** What the library holds, which model answers, and what failed. */
export async function describeStatus(store: StoreReader, facts: StatusFacts): Promise<LibraryStatus> {
  const [counts, packs, folders, files] = await Promise.all([store.counts(), store.packs(), store.folders(), store.listFiles()]);
  const active = packs.find((pack) => pack.state === 'active');
  const building = packs.find((pack) => pack.state === 'building');
  const missing = building ? (await store.idsWithoutVector(building.fingerprint, Number.MAX_SAFE_INTEGER)).length : 0;
  return {
    library: facts.library,
    photos: counts.photos,
    hidden: counts.hidden,
    files: counts.files,
    away: counts.away,
    failed: files
      .filter((file) => file.state === 'failed')
      .map(({ path, reason, attempts }) => ({ path, reason: reason ?? 'unknown', attempts })),
    model: active ? { id: active.id, name: active.name, fingerprint: active.fingerprint } : null,
    building: building ? { id: building.id, name: building.name, missing } : null,
    provider: facts.provider,
    providers: [...facts.providers],
    sizeBytes: counts.sizeBytes,
    version: facts.version,
    schemaVersion: counts.schemaVersion,
    folders: folders.map((folder) => folder.path),
    writer: facts.writer,
  };
}
