import { acquireLease, readLease } from './lease-lock.ts';
import { isLocalFolder } from './library-location.ts';
import { connectTables, type LanceTables } from './lance-tables.ts';
import type { OpenStoreOptions } from './library-store.ts';
import { acquireLocalLock, readLocalLock } from './local-lock.ts';
import type { HeldLock } from './lock-owner.ts';
import { guardRead, guardWrite } from './store-errors.ts';

/** The process that writes to a library now. */
export interface Writer {
  readonly pid: number;
  readonly host: string;
  /** ISO time. */
  readonly since: string;
}

/**
 * Take the library's write lock: a file beside the data, or a lease where the library is no folder of this machine.
 *
 * @throws AlbumenError `library-locked` naming the process, its machine and since when; `permission-denied`.
 */
export async function acquireWriteLock(tables: LanceTables): Promise<HeldLock> {
  const { location } = tables;
  return await guardWrite(location, async () => await (tables.isLocal ? acquireLocalLock(location) : acquireLease(tables)));
}

/** Who writes to a library now; null where nobody does, or there is no library. */
export async function readWriter(options: OpenStoreOptions): Promise<Writer | null> {
  const owner = await guardRead(options.location, async () => {
    if (isLocalFolder(options.location)) return await readLocalLock(options.location);
    const tables = await connectTables(options.location, options.storageOptions);
    try {
      return await readLease(tables);
    } finally {
      tables.close();
    }
  });
  return owner && { pid: owner.pid, host: owner.host, since: owner.since };
}
