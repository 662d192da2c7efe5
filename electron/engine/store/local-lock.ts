import { link, mkdir, open, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { LOCK_HEARTBEAT_MS, LOCK_STALE_AFTER_MS } from '../config.ts';
import { besideData, localFolder } from './library-location.ts';
import { type HeldLock, lockedError, type LockOwner, lostLockError, parseOwner, thisOwner } from './lock-owner.ts';
import { isProcessAlive } from './process-identity.ts';

const TRIES = 50;
/** Between tries, with as much again by chance, so that starters do not keep step. */
const RETRY_MS = 10;
/** A lock that cannot be read for this long was left by a crash in the middle of writing it. */
const UNREADABLE_AFTER_MS = 5_000;

/**
 * Take the write lock of a library in a folder.
 *
 * [Note: One writer per library]
 * The lock is a file, made with its content in one step (a hard link), so that of any number of starters one wins. A
 * dead owner's lock (same machine: process gone or its number used by another process; other machine: no sign of life
 * for LOCK_STALE_AFTER_MS) is taken over under a second file, `lock.takeover`, which is made the same way: whoever holds
 * it looks again before it removes anything, so that a slow starter cannot remove the new owner's lock.
 *
 * @throws AlbumenError `library-locked` naming the owner.
 */
export async function acquireLocalLock(location: string): Promise<HeldLock> {
  await mkdir(localFolder(location), { recursive: true });
  const path = besideData(location, 'lock');
  const me = thisOwner();
  for (let attempt = 0; attempt < TRIES; attempt++) {
    if (await createWhole(path, me)) return holdLock(location, path, me);
    const state = await examineLock(path);
    if (state.kind === 'alive') throw lockedError(location, state.owner);
    if (state.kind === 'dead') await removeDead(path, me);
    await delay(RETRY_MS * (1 + Math.random()));
  }
  const state = await examineLock(path);
  throw lockedError(location, state.kind === 'alive' ? state.owner : { pid: 0, host: 'an unknown machine', since: 'a moment ago' });
}

/** The live owner of a library's lock; null where nobody writes. */
export async function readLocalLock(location: string): Promise<LockOwner | null> {
  const state = await examineLock(besideData(location, 'lock'));
  return state.kind === 'alive' ? state.owner : null;
}

type LockState = { kind: 'none' | 'unclear' } | { kind: 'alive' | 'dead'; owner: LockOwner };
const UNKNOWN_OWNER: LockOwner = { pid: 0, host: '', since: '', processStart: null, token: '' };

async function examineLock(path: string): Promise<LockState> {
  let text: string;
  let ageMs: number;
  try {
    text = await readFile(path, 'utf8');
    ageMs = Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { kind: 'none' };
    throw error;
  }
  const owner = parseOwner(text);
  if (!owner) return ageMs > UNREADABLE_AFTER_MS ? { kind: 'dead', owner: UNKNOWN_OWNER } : { kind: 'unclear' };
  const isHere = owner.host === thisOwner().host;
  const isAlive = isHere ? isProcessAlive(owner.pid, owner.processStart) : ageMs <= LOCK_STALE_AFTER_MS;
  return { kind: isAlive ? 'alive' : 'dead', owner };
}

async function removeDead(path: string, me: LockOwner): Promise<void> {
  const takeover = `${path}.takeover`;
  if (!(await createWhole(takeover, me))) {
    // Left by a crash inside these few lines. Renaming it away is a step that one starter alone can do.
    const state = await examineLock(takeover);
    if (state.kind === 'dead') await ignoringMissing(rename(takeover, `${takeover}.${me.token}`));
    await ignoringMissing(unlink(`${takeover}.${me.token}`));
    return;
  }
  try {
    const state = await examineLock(path);
    if (state.kind === 'dead') await ignoringMissing(unlink(path));
  } finally {
    await ignoringMissing(unlink(takeover));
  }
}

/** Make a file with its content in one step. @returns false where it exists already. */
async function createWhole(path: string, owner: LockOwner): Promise<boolean> {
  const text = JSON.stringify(owner);
  const draft = `${path}.${owner.token}`;
  await writeFile(draft, text);
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') return false;
    // exFAT and some network drives know no hard links: made exclusively, then filled.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS') return await createThenFill(path, text);
    throw error;
  } finally {
    await ignoringMissing(unlink(draft));
  }
}

async function createThenFill(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holdLock(location: string, path: string, me: LockOwner): HeldLock {
  let isLost = false;
  const isMine = async () => {
    try {
      return parseOwner(await readFile(path, 'utf8'))?.token === me.token;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  };
  async function beat(): Promise<void> {
    if (await isMine()) await utimes(path, new Date(), new Date());
    else isLost = true;
  }
  // A beat that fails (a drive that sleeps) is made up for by the next one.
  const timer = setInterval(() => void beat().catch(() => undefined), LOCK_HEARTBEAT_MS);
  timer.unref();
  return {
    assertHeld() {
      if (isLost) throw lostLockError(location);
    },
    async release() {
      clearInterval(timer);
      if (await isMine()) await ignoringMissing(unlink(path));
    },
  };
}

async function ignoringMissing(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
