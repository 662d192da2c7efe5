import { AlbumenError } from '../../../shared/contract/errors.ts';
import { arrowField, type ColumnType } from './arrow-write.ts';
import type { LanceTables } from './lance-tables.ts';
import type { PackRecord } from './library-store.ts';
import { readMeta, writeMeta } from './meta-values.ts';
import { vectorColumnName, vectorColumns } from './vector-column.ts';

/**
 * Make room for a pack's vectors, and note the pack: `active` where the library has none, else `building`. A pack that
 * is there already keeps its vectors and, unless it was retired, its state.
 *
 * The column comes before the note, so that a pack that is noted can always be filled.
 */
export async function addPack(tables: LanceTables, pack: Omit<PackRecord, 'state'>): Promise<PackRecord> {
  const photos = await tables.table('photos');
  const type: ColumnType = `vector:${pack.dim}`;
  const name = vectorColumnName(pack.fingerprint);
  const there = (await vectorColumns(photos)).find((column) => column.name === name);
  if (there && there.type !== type) throw new Error(`the library's vectors of ${pack.fingerprint} are ${there.type}, not ${type}`);
  if (!there) await photos.addColumns(arrowField({ name, type, nullable: true }));
  const packs = await readPacks(tables);
  const before = packs.find((known) => known.fingerprint === pack.fingerprint);
  const isFirst = !packs.some((known) => known.state === 'active');
  const record: PackRecord = { ...pack, state: isFirst ? 'active' : before && before.state !== 'retired' ? before.state : 'building' };
  await writeMeta(tables, { packs: [...packs.filter((known) => known !== before), record] });
  return record;
}

/** Make a pack the one that answers; the one before becomes `retired`. @throws AlbumenError `not-found` for an unknown pack. */
export async function activatePack(tables: LanceTables, fingerprint: string): Promise<void> {
  const packs = await readPacks(tables);
  findPack(packs, fingerprint);
  await writeMeta(tables, {
    packs: packs.map((pack) => {
      if (pack.fingerprint === fingerprint) return { ...pack, state: 'active' };
      return pack.state === 'active' ? { ...pack, state: 'retired' } : pack;
    }),
  });
}

/**
 * Drop a pack's vectors. The note goes first: a kill then leaves a column that no pack names, which `maintain` drops.
 *
 * @throws AlbumenError `bad-input` for the active pack, `not-found` for an unknown one.
 */
export async function removePack(tables: LanceTables, fingerprint: string): Promise<void> {
  const packs = await readPacks(tables);
  const pack = findPack(packs, fingerprint);
  if (pack.state === 'active') {
    throw new AlbumenError('bad-input', `the model ${pack.name} answers questions now; choose another one with \`albumen models use\` first`);
  }
  const trained = { ...(await readMeta(tables, 'trained')) };
  await writeMeta(tables, {
    packs: packs.filter((known) => known !== pack),
    trained: Object.fromEntries(Object.entries(trained).filter(([known]) => known !== fingerprint)),
  });
  await dropUnusedVectors(tables);
}

/** Drop vector columns that no pack names. */
export async function dropUnusedVectors(tables: LanceTables): Promise<void> {
  const photos = await tables.table('photos');
  const used = new Set((await readPacks(tables)).map((pack) => vectorColumnName(pack.fingerprint)));
  const unused = (await vectorColumns(photos)).map((column) => column.name).filter((name) => !used.has(name));
  if (unused.length === 0) return;
  for (const index of await photos.listIndices()) {
    if (index.columns.some((column) => unused.includes(column))) await photos.dropIndex(index.name);
  }
  await photos.dropColumns(unused);
}

async function readPacks(tables: LanceTables): Promise<readonly PackRecord[]> {
  return (await readMeta(tables, 'packs')) ?? [];
}

function findPack(packs: readonly PackRecord[], fingerprint: string): PackRecord {
  const pack = packs.find((known) => known.fingerprint === fingerprint);
  if (!pack) throw new AlbumenError('not-found', `this library knows no model with fingerprint ${fingerprint}; \`albumen models\` lists them`);
  return pack;
}
