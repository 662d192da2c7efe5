import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AlbumenError } from '../../../shared/contract/errors.ts';

/** A letter and a colon alone is a Windows drive, not a scheme. */
const SCHEME = /^[a-z][a-z0-9+.-]+:\/\//i;

/** True for a folder on this machine (a path or a `file://` address), false for `s3://…` and its like. */
export function isLocalFolder(location: string): boolean {
  return !SCHEME.test(location) || location.startsWith('file://');
}

/** The folder of a local library as a plain path. */
export function localFolder(location: string): string {
  return location.startsWith('file://') ? fileURLToPath(location) : location;
}

/** A file or folder beside the data of a local library: `lock`, `photos.lance`. */
export function besideData(location: string, name: string): string {
  return join(localFolder(location), name);
}

/** @throws AlbumenError `bad-input` where the location names a file. */
export async function refuseFile(location: string): Promise<void> {
  if (!isLocalFolder(location)) return;
  try {
    if ((await stat(localFolder(location))).isDirectory()) return;
  } catch {
    return; // Not there yet, or not to be seen: opening it says which.
  }
  throw new AlbumenError('bad-input', `${location} is a file; a library is a folder`);
}
