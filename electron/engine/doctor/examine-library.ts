import { statfs } from 'node:fs/promises';
import { posix } from 'node:path';
import { listFolders } from '../library/library-folders.ts';
import { isLocalFolder, localFolder } from '../store/library-location.ts';
import type { Check, DoctorContext } from './check.ts';

const MB = 1e6;
/** Room for the thumbnails and rows of some 20,000 photos (about 25 kB each, measured on the samples). */
const LOW_SPACE_BYTES = 500 * MB;

/** The library and its folders: there, readable, with room on their disk. */
export async function examineLibrary({ stores, library }: DoctorContext): Promise<Check[]> {
  const store = await stores.readerIfAny();
  if (!store) {
    return [{ area: 'library', status: 'note', found: `none yet at ${library}`, advice: 'make one with: albumen index <folder>', facts: { kind: 'no-library', path: library } }];
  }
  const counts = await store.counts();
  const folders = await listFolders(store);
  return [
    {
      area: 'library',
      status: counts.failed > 0 ? 'note' : 'ok',
      found: `${library}: ${counts.photos} photos in ${counts.files} files, ${(counts.sizeBytes / MB).toFixed(1)} MB`,
      advice: counts.failed > 0 ? `${counts.failed} files could not be read; albumen status lists them` : null,
      facts: { kind: 'library', path: library, photos: counts.photos, files: counts.files, sizeBytes: counts.sizeBytes, failed: counts.failed },
    },
    ...(isLocalFolder(library) ? [await examineSpace(localFolder(library))] : []),
    ...folders.map(({ path, files, state }): Check => ({
      area: 'folder',
      status: state === 'present' ? 'ok' : 'problem',
      found: state === 'present' ? `${path}: ${files} files` : `${path} is not there or cannot be read; its ${files} files are kept`,
      advice: state === 'present' ? null : 'mount its drive, or take it out with: albumen folders remove',
      facts: { kind: 'folder', path, files, isThere: state === 'present' },
    })),
  ];
}

async function examineSpace(library: string): Promise<Check> {
  const { bavail, bsize } = await statfs(posix.dirname(library));
  const freeBytes = bavail * bsize;
  const isLow = freeBytes < LOW_SPACE_BYTES;
  return {
    area: 'disk',
    status: isLow ? 'problem' : 'ok',
    found: `${(freeBytes / MB).toFixed(0)} MB free where the library is`,
    advice: isLow ? 'make room before indexing: a full disk stops it' : null,
    facts: { kind: 'disk', freeBytes, isLow },
  };
}
