import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { processStart } from './process-identity.ts';

/** Who writes to a library, as its lock says. */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  /** ISO time at which the lock was taken. */
  readonly since: string;
  /** See process-identity.ts; null where unknown. */
  readonly processStart: string | null;
  /** Tells this holding apart from every other one. */
  readonly token: string;
}

/** A write lock that this process holds. */
export interface HeldLock {
  /** @throws AlbumenError `library-locked` when the lock was lost to another process meanwhile. */
  assertHeld(): void;
  release(): Promise<void>;
}

/** This process as an owner. */
export function thisOwner(): LockOwner {
  return { pid: process.pid, host: hostname(), since: new Date().toISOString(), processStart: processStart(process.pid), token: randomUUID() };
}

export function parseOwner(text: string): LockOwner | null {
  try {
    const owner = JSON.parse(text) as Partial<LockOwner> | null;
    if (typeof owner?.pid !== 'number' || typeof owner.host !== 'string' || typeof owner.since !== 'string' || typeof owner.token !== 'string') return null;
    return { pid: owner.pid, host: owner.host, since: owner.since, token: owner.token, processStart: owner.processStart ?? null };
  } catch {
    // Half written, or not ours: the caller decides by its age.
    return null;
  }
}

export function lockedError(location: string, owner: Pick<LockOwner, 'pid' | 'host' | 'since'>): AlbumenError {
  return new AlbumenError(
    'library-locked',
    `process ${owner.pid} on ${owner.host} has been writing to the library ${location} since ${owner.since}; wait until it is done, or end it`,
  );
}

export function lostLockError(location: string): AlbumenError {
  return new AlbumenError('library-locked', `the write lock of the library ${location} was taken by another process; nothing more is written, what is done is kept`);
}
