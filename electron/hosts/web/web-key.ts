import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Bytes of every secret of the browser's door: 256 bits cannot be guessed. */
const SECRET_BYTES = 32;
const KEY_TEXT = /^[0-9a-f]{64}$/;
/** Access for anyone but the owner. */
const OTHERS = 0o077;

/** A fresh secret as text that fits into an address and a cookie. */
export function makeSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url');
}

/**
 * [Note: Cookies that outlive a restart]
 * The token in the address is new with every start. What it is exchanged for must still be good when the server was
 * started again on its port (after a crash, an update), or every open window would be dead: it is made of a key that
 * only this person can read, and of the port, so that it opens no other door.
 *
 * @param keyFile Made when it is not there, readable by its owner only; null for a key of this run alone.
 */
export async function makeCookieSecret(keyFile: string | null, port: number): Promise<string> {
  const key = keyFile === null ? makeSecret() : await readOrMakeKey(keyFile);
  return createHmac('sha256', key).update(`albumen cookie ${port}`).digest('base64url');
}

async function readOrMakeKey(file: string): Promise<string> {
  const known = await readKey(file);
  if (known !== null) return known;
  const made = randomBytes(SECRET_BYTES).toString('hex');
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(temporary, made, { mode: 0o600, flag: 'wx' });
    await rename(temporary, file);
  } catch {
    // A folder that cannot be written to costs no more than signing in again after a restart.
    await rm(temporary, { force: true });
  }
  return made;
}

/** Null for one that is missing, damaged, or that others may have read. */
async function readKey(file: string): Promise<string | null> {
  try {
    const { mode, uid } = await stat(file);
    const isOurs = process.getuid === undefined || (uid === process.getuid() && (mode & OTHERS) === 0);
    if (!isOurs) return null;
    const text = (await readFile(file, 'utf8')).trim();
    return KEY_TEXT.test(text) ? text : null;
  } catch {
    return null;
  }
}
