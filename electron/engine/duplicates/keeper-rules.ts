import { keeperRules, type KeeperRules } from '../../../shared/contract/duplicate-schemas.ts';
import type { StoreReader, StoreWriter } from '../store/library-store.ts';

const KIND = 'duplicate-rules';
const KEY = `${KIND}/all`;

/** The person's rules; none where they made none. */
export async function readRules(store: StoreReader): Promise<KeeperRules> {
  const [row] = await store.records(KIND);
  return row ? keeperRules.parse(JSON.parse(row.value)) : { rules: [] };
}

export async function writeRules(rules: KeeperRules, store: StoreWriter): Promise<void> {
  await store.upsertRecords([{ key: KEY, kind: KIND, value: JSON.stringify(rules), updatedAtMs: Date.now() }]);
}
