import { COMPACT_AFTER_COMMITS, COMPACT_AT_GROWTH, COMPACT_SLACK_BYTES, UNINDEXED_ROWS_MAX } from '../config.ts';
import { countFacets } from './count-facets.ts';
import { tableSizeBytes } from './disk-size.ts';
import { buildColumnIndices } from './index-columns.ts';
import { buildVectorIndices } from './index-vectors.ts';
import type { LanceTables, Table, TableName } from './lance-tables.ts';
import { dropUnusedVectors } from './library-packs.ts';
import { type MaintainRecord, readMeta, writeMeta } from './meta-values.ts';

/** Old versions of the small `meta` table that are left alone: a few kilobytes each. */
const META_VERSIONS_MAX = 10;
const HOUR_MS = 3_600_000;

export interface MaintainOptions {
  /** Merge and clean even where little has changed. */
  readonly force?: boolean;
  /** Vectors from which an index is built; for tests. */
  readonly indexFrom?: number;
}

/**
 * Put a library in order after writing: indices built or extended, small files merged and old versions removed where
 * that is due, facets counted. Costs a few milliseconds where nothing was written since the last time.
 */
export async function maintainLibrary(tables: LanceTables, options: MaintainOptions = {}): Promise<void> {
  const before = (await readMeta(tables, 'maintained')) ?? {};
  if (!options.force && (await isUntouched(tables))) return;
  await dropUnusedVectors(tables);
  const trained = await buildVectorIndices(tables, options.indexFrom);
  await buildColumnIndices(tables, options.indexFrom);
  const maintained: Record<string, MaintainRecord> = { ...before };
  for (const name of ['photos', 'files', 'marks', 'records', 'albums', 'pairs'] as const) {
    if (options.force || (await isDue(tables, name, before[name]))) {
      await mergeAndClean(await tables.table(name));
      maintained[name] = { version: await (await tables.table(name)).version(), sizeBytes: await tableSizeBytes(tables, name) };
    }
  }
  const facets = await countFacets(tables);
  await writeMeta(tables, { facets, maintained, trained, seen: await versionsNow(tables) });
  const meta = await tables.table('meta');
  if (options.force || (await meta.listVersions()).length > META_VERSIONS_MAX) await mergeAndClean(meta);
}

/**
 * Merge a table's small files, bring all rows into its indices, and remove every version but the newest, with files
 * that a killed write left behind. See [Note: Readers and clean-up]; only the one writer may call it.
 */
export async function mergeAndClean(table: Table): Promise<void> {
  // A date ahead of the clock: all versions but the newest are old. Files of unfinished writes can only be a killed
  // writer's, since this one waits for its own.
  const all = { cleanupOlderThan: new Date(Date.now() + HOUR_MS), deleteUnverified: true };
  await table.optimize(all);
  // The first pass cleans before it extends the indices; the second removes what that replaced.
  await table.optimize(all);
}

async function isUntouched(tables: LanceTables): Promise<boolean> {
  const seen = await readMeta(tables, 'seen');
  return seen !== null && String(seen) === String(await versionsNow(tables));
}

async function versionsNow(tables: LanceTables): Promise<number[]> {
  return [await (await tables.table('photos')).version(), await (await tables.table('files')).version()];
}

async function isDue(tables: LanceTables, name: TableName, before: MaintainRecord | undefined): Promise<boolean> {
  const table = await tables.table(name);
  const commits = (await table.version()) - (before?.version ?? 0);
  if (commits === 0) return false;
  if (!before || commits >= COMPACT_AFTER_COMMITS) return true;
  if ((await tableSizeBytes(tables, name)) > before.sizeBytes * COMPACT_AT_GROWTH + COMPACT_SLACK_BYTES) return true;
  for (const index of await table.listIndices()) {
    if (((await table.indexStats(index.name))?.numUnindexedRows ?? 0) > UNINDEXED_ROWS_MAX) return true;
  }
  return false;
}
