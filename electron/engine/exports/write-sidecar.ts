import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { TagChange } from '../decode/tag-change.ts';
import { AlbumenError } from '../../../shared/contract/errors.ts';
import { sidecarNames } from '../scan/attach-sidecars.ts';
import { joinPath, listFolder, lookAt } from '../scan/list-folder.ts';
import { nameKind } from '../scan/name-kind.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import type { DecodePool } from '../workers/decode-pool.ts';
import { claimName, giveFreeName, settleFile } from '../scan/free-name.ts';

/** A packet that says nothing: exiftool adds to it. */
const EMPTY_PACKET = `<?xpacket begin='\ufeff' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description rdf:about=''/></rdf:RDF></x:xmpmeta>
<?xpacket end='w'?>
`;

export type SidecarWords = Omit<TagChange, 'path'>;

/** Writes sidecars of one export. */
export interface SidecarWriter {
  /** Into a folder, with what the photo's own sidecar says beside; never over another file. @returns Its path. */
  writeInto(folder: string, photo: string, words: SidecarWords): Promise<string>;
  /** Beside the photo, into the sidecar that it has or a new one. @returns Its path. */
  writeBeside(photo: string, words: SidecarWords): Promise<string>;
}

/**
 * [Note: Names of sidecars]
 * A new sidecar is called `IMG_1.jpg.xmp`, as darktable and digiKam do: it names one file, where `IMG_1.xmp` may mean a RAW
 * or the JPEG beside it. A sidecar that is there under either name is added to instead, found by the same rule as in a scan
 * (attach-sidecars.ts). Lightroom reads the short name only, and only of RAWs.
 */
export function createSidecarWriter(pool: DecodePool): SidecarWriter {
  const folders = new Map<string, ReadonlyMap<string, string>>();
  const turns = new Map<string, Promise<unknown>>();

  /** The sidecar that a photo has; null without one. */
  function sidecarOf(photo: string): string | null {
    const { dir, base } = posix.parse(photo);
    let names = folders.get(dir);
    if (!names) {
      const all = listFolder(dir);
      names = sidecarNames(all.filter((name) => nameKind(name) === 'picture' || nameKind(name) === 'unsure'), all.filter((name) => nameKind(name) === 'sidecar'));
      folders.set(dir, names);
    }
    const name = names.get(base);
    return name === undefined ? null : joinPath(dir, name);
  }

  /** One writer of a sidecar at a time: several photos may share one. */
  async function inTurn<T>(path: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(path) ?? Promise.resolve()).then(work);
    turns.set(path, turn.catch(() => undefined));
    return await turn;
  }

  /** A new file in `folder` that says what the sidecar says, and these words. */
  async function draftOf(sidecar: string | null, folder: string, words: SidecarWords): Promise<string> {
    const draft = joinPath(folder, `.albumen-export-${randomUUID()}.xmp`);
    try {
      if (sidecar === null) await writeFile(pathToOpen(draft), EMPTY_PACKET, { flag: 'wx' });
      else await copyFile(pathToOpen(sidecar), pathToOpen(draft), constants.COPYFILE_EXCL);
      await pool.writeTags({ ...words, path: draft }, 0);
      await settleFile(draft, null);
      return draft;
    } catch (error) {
      await rm(pathToOpen(draft), { force: true });
      throw error;
    }
  }

  /** @throws AlbumenError `bad-input` where another program wrote the sidecar meanwhile, or it is no plain file. */
  async function addTo(sidecar: string, words: SidecarWords): Promise<void> {
    const before = lookAt(sidecar);
    if (!before?.isFile()) throw new AlbumenError('bad-input', `its sidecar ${sidecar} is no plain file, and is left alone`);
    const draft = await draftOf(sidecar, posix.dirname(sidecar), words);
    try {
      const now = lookAt(sidecar);
      if (now?.size !== before.size || now.mtimeMs !== before.mtimeMs || now.ino !== before.ino) {
        throw new AlbumenError('bad-input', `its sidecar ${sidecar} was changed by another program meanwhile, and is left alone: export it again`);
      }
      await rename(pathToOpen(draft), pathToOpen(sidecar));
    } finally {
      await rm(pathToOpen(draft), { force: true });
    }
  }

  async function makeNew(sidecar: string, words: SidecarWords): Promise<void> {
    const draft = await draftOf(null, posix.dirname(sidecar), words);
    try {
      await claimName(draft, sidecar);
    } finally {
      await rm(pathToOpen(draft), { force: true });
    }
  }

  return {
    async writeInto(folder, photo, words) {
      const sidecar = sidecarOf(photo);
      const draft = await draftOf(sidecar !== null && lookAt(sidecar)?.isFile() ? sidecar : null, folder, words);
      try {
        return await giveFreeName(draft, folder, `${posix.basename(photo)}.xmp`);
      } finally {
        await rm(pathToOpen(draft), { force: true });
      }
    },
    async writeBeside(photo, words) {
      const known = sidecarOf(photo);
      const path = known ?? `${photo}.xmp`;
      await inTurn(path, () => (known === null && lookAt(path) === null ? makeNew(path, words) : addTo(path, words)));
      return path;
    },
  };
}
