import { LOCK_HEARTBEAT_MS, LOCK_STALE_AFTER_MS } from '../config.ts';
import { isMissingTable, type LanceTables, type Table } from './lance-tables.ts';
import { readRows } from './arrow-read.ts';
import { type Column, toArrowTable } from './arrow-write.ts';
import { type HeldLock, lockedError, type LockOwner, lostLockError, parseOwner, thisOwner } from './lock-owner.ts';

const LEASE_COLUMNS: readonly Column[] = [
  { name: 'key', type: 'text', nullable: false },
  { name: 'owner', type: 'text', nullable: false },
  { name: 'expires', type: 'number', nullable: false },
];
const NOBODY = '';
/** Versions of the lease table that are kept; each heartbeat adds one. */
const VERSIONS_MAX = 100;

interface LeaseRow {
  owner: string;
  /** Milliseconds since 1970. The name is lower case for LanceDB, whose merge conditions fold names. */
  expires: number;
}

/**
 * Take the write lock of a library on an object store: a lease, held in one row of the table `lease`.
 *
 * The row is made with the table, in one commit that one process alone can make. From then on it is only ever changed
 * under a condition (expired, or my own), and LanceDB's commits settle a race: the loser's condition is checked again
 * on the winner's row. The lease runs out LOCK_STALE_AFTER_MS after the last heartbeat.
 *
 * @throws AlbumenError `library-locked` naming the owner.
 */
export async function acquireLease(tables: LanceTables): Promise<HeldLock> {
  const table = await openLease(tables);
  const me = thisOwner();
  const text = JSON.stringify(me);
  await claim(table, text, Date.now() + LOCK_STALE_AFTER_MS);
  const row = await readLeaseRow(table);
  const owner = row && parseOwner(row.owner);
  if (owner?.token !== me.token) throw lockedError(tables.location, owner ?? { pid: 0, host: 'an unknown machine', since: 'a moment ago' });
  return holdLease(tables.location, table, text);
}

/** The live owner of a library's lease; null where nobody writes. */
export async function readLease(tables: LanceTables): Promise<LockOwner | null> {
  const table = await tables.tableIfAny('lease');
  const row = table && (await readLeaseRow(table));
  return row && row.expires > Date.now() ? parseOwner(row.owner) : null;
}

async function openLease(tables: LanceTables): Promise<Table> {
  try {
    return await tables.table('lease');
  } catch (error) {
    if (!isMissingTable(error)) throw error;
  }
  const nobody = toArrowTable(LEASE_COLUMNS, [{ key: 'writer', owner: NOBODY, expires: 0 }]);
  try {
    await tables.connection.createTable('lease', nobody, { mode: 'create' });
  } catch (error) {
    // Another process made it a moment earlier; opening it below says whether that is so.
    if (!(error instanceof Error) || !/exist|conflict/i.test(error.message)) throw error;
  }
  return await tables.table('lease');
}

/** Write the row where it has expired or is this owner's already. */
async function claim(table: Table, owner: string, expires: number): Promise<void> {
  const row = toArrowTable(LEASE_COLUMNS, [{ key: 'writer', owner, expires }]);
  await table
    .mergeInsert('key')
    .whenMatchedUpdateAll({ where: `target.expires <= ${Date.now()} OR target.owner = source.owner` })
    .execute(row);
}

async function readLeaseRow(table: Table): Promise<LeaseRow | null> {
  const [row] = await readRows<LeaseRow>(table.query().select(['owner', 'expires']), ['owner', 'expires']);
  return row ?? null;
}

function holdLease(location: string, table: Table, me: string): HeldLock {
  let expiresAtMs = Date.now() + LOCK_STALE_AFTER_MS;
  let isLost = false;
  async function beat(): Promise<void> {
    const next = Date.now() + LOCK_STALE_AFTER_MS;
    await claim(table, me, next);
    if ((await readLeaseRow(table))?.owner === me) expiresAtMs = next;
    else isLost = true;
  }
  // A beat that fails (no network) is made up for by the next one; after several, the lease itself has run out.
  const timer = setInterval(() => void beat().catch(() => undefined), LOCK_HEARTBEAT_MS);
  timer.unref();
  return {
    assertHeld() {
      if (isLost || Date.now() > expiresAtMs) throw lostLockError(location);
    },
    async release() {
      clearInterval(timer);
      await claim(table, me, 0);
      if ((await table.version()) > VERSIONS_MAX) await table.optimize({ cleanupOlderThan: new Date(Date.now() - LOCK_STALE_AFTER_MS) });
    },
  };
}
