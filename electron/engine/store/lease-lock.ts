import { setTimeout as delay } from 'node:timers/promises';
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
/** How often a change is tried that another process's commit got in the way of: as many processes as may start together. */
const CLAIM_TRIES = 8;
/** Whoever made the table looks again after this time whether it still holds the lease: see [Note: A table made twice]. */
const SETTLED_AFTER_MS = 500;
/** LanceDB's words for a commit that another one got in the way of. */
const CONFLICT = /incompatible transaction|commit conflict|preempted|concurrent/i;

interface LeaseRow {
  owner: string;
  /** Milliseconds since 1970. The name is lower case for LanceDB, whose merge conditions fold names. */
  expires: number;
}

/**
 * Take the write lock of a library on an object store: a lease, held in one row of the table `lease`.
 *
 * The row is made with the table. From then on it is only ever changed under a condition (expired, or my own), and
 * LanceDB's commits settle a race: the loser's condition is checked again on the winner's row. The lease runs out
 * LOCK_STALE_AFTER_MS after the last heartbeat.
 *
 * [Note: A table made twice]
 * Of several processes that make one table at the same moment two may succeed: LanceDB writes the second as an overwrite,
 * version 2 or later. A claim that came between is lost with it. So whoever made a later version than the first gives
 * back what it wiped, and whoever found no table looks again a moment later before it believes its claim.
 *
 * @throws AlbumenError `library-locked` naming the owner.
 */
export async function acquireLease(tables: LanceTables): Promise<HeldLock> {
  const { table, wasMissing } = await openLease(tables);
  const me = thisOwner();
  const text = JSON.stringify(me);
  await claim(table, text, Date.now() + LOCK_STALE_AFTER_MS);
  await assertMine(table, me, tables.location);
  if (wasMissing) {
    await delay(SETTLED_AFTER_MS);
    await assertMine(table, me, tables.location);
  }
  return holdLease(tables.location, table, text);
}

/** @throws AlbumenError `library-locked` where the row names somebody else. */
async function assertMine(table: Table, me: LockOwner, location: string): Promise<void> {
  const row = await readLeaseRow(table);
  const owner = row && parseOwner(row.owner);
  if (owner?.token !== me.token) throw lockedError(location, owner ?? { pid: 0, host: 'an unknown machine', since: 'a moment ago' });
}

/** The live owner of a library's lease; null where nobody writes. */
export async function readLease(tables: LanceTables): Promise<LockOwner | null> {
  const table = await tables.tableIfAny('lease');
  const row = table && (await readLeaseRow(table));
  return row && row.expires > Date.now() ? parseOwner(row.owner) : null;
}

async function openLease(tables: LanceTables): Promise<{ readonly table: Table; readonly wasMissing: boolean }> {
  try {
    return { table: await tables.table('lease'), wasMissing: false };
  } catch (error) {
    if (!isMissingTable(error)) throw error;
  }
  const nobody = toArrowTable(LEASE_COLUMNS, [{ key: 'writer', owner: NOBODY, expires: 0 }]);
  try {
    await giveBackWiped(await tables.connection.createTable('lease', nobody, { mode: 'create' }));
  } catch (error) {
    // Another process made it a moment earlier; opening it below says whether that is so.
    if (!(error instanceof Error) || !/exist|conflict/i.test(error.message)) throw error;
  }
  return { table: await tables.table('lease'), wasMissing: true };
}

/** Where making the table wiped a claim, write that claim again: see [Note: A table made twice]. */
async function giveBackWiped(made: Table): Promise<void> {
  const version = await made.version();
  if (version < 3) return; // The first, or one that overwrote the first, in which nobody has a claim.
  await made.checkout(version - 1);
  const wiped = await readLeaseRow(made);
  await made.checkoutLatest();
  if (wiped && wiped.expires > Date.now()) await claim(made, wiped.owner, wiped.expires);
}

/** Write the row where it has expired or is this owner's already. */
async function claim(table: Table, owner: string, expires: number): Promise<void> {
  const row = toArrowTable(LEASE_COLUMNS, [{ key: 'writer', owner, expires }]);
  for (let tries = 1; ; tries++) {
    try {
      await table
        .mergeInsert('key')
        .whenMatchedUpdateAll({ where: `target.expires <= ${Date.now()} OR target.owner = source.owner` })
        .execute(row);
      return;
    } catch (error) {
      // LanceDB tries again by itself, but not over a table that was made anew.
      if (tries === CLAIM_TRIES || !(error instanceof Error) || !CONFLICT.test(error.message)) throw error;
      await table.checkoutLatest();
    }
  }
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
