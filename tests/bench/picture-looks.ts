import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import sharp from 'sharp';
import { decodePhoto } from '../../electron/engine/decode/decode-photo.ts';
import { openImageEncoder } from '../../electron/engine/encode/image-encoder.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { REPOSITORY } from '../fixtures/repository.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { distinctPhotos, type DistinctPhoto } from '../duplicates/distinct-photos.ts';
import { EDITS, type Edit } from '../duplicates/generated-edits.ts';

/** A picture with everything that candidates and confirming work on. */
export interface PictureLook {
  /** Below the measuring folder. */
  readonly file: string;
  readonly thumbnail: string;
  readonly perceptualHash: string;
  /** Base64. */
  readonly placeholder: string;
  readonly vector: readonly number[];
  /** Null for a distinct photo; otherwise what was made, and of which distinct photo by its place. */
  readonly edit: { readonly name: string; readonly tier: Edit['tier']; readonly of: number } | null;
  readonly set: DistinctPhoto['set'];
  readonly label: string | null;
}

/** Long side that originals are brought to before they are edited: some are 24 MP, and thumbnails have 512 pixels. */
const EDITED_LONG_SIDE = 1_600;

/**
 * Make every edit of photos drawn by chance, and look at all pictures as an index run does.
 *
 * @param folder Where pictures, thumbnails and `looks.json` are written.
 * @param editsOf How many photos are edited.
 */
export async function makeLooks(folder: string, editsOf: number, morePackages: string | undefined, tell: (line: string) => void): Promise<PictureLook[]> {
  const pack = await loadPack(join(REPOSITORY, 'resources', 'models', 'albumen-mini'));
  const encoder = await openImageEncoder(pack, { provider: 'cpu', threads: 1 });
  for (const name of ['originals', 'edits', 'thumbs']) mkdirSync(join(folder, name), { recursive: true });
  const looks: PictureLook[] = [];
  const contents = new Set<string>();

  async function look(file: string, about: Pick<PictureLook, 'edit' | 'set' | 'label'>): Promise<void> {
    const decoded = await decodePhoto({ path: join(folder, file), pixels: pack.image.pixels, sidecarPath: null, mtimeMs: 0 }).catch(() => null);
    if (!decoded || 'skipped' in decoded || !decoded.pixels || !decoded.thumbnail || !decoded.placeholder || decoded.perceptualHash === null) return tell(`left out: ${file}`);
    // A package may hold another one's photo.
    if (about.edit === null && contents.has(decoded.contentHash)) return tell(`twice: ${file}`);
    contents.add(decoded.contentHash);
    const thumbnail = join('thumbs', `${looks.length}.webp`);
    writeFileSync(join(folder, thumbnail), decoded.thumbnail);
    const [vector] = await encoder.encode([decoded.pixels]);
    looks.push({ ...about, file, thumbnail, perceptualHash: decoded.perceptualHash, placeholder: Buffer.from(decoded.placeholder).toString('base64'), vector: [...(vector ?? [])] });
  }

  for (const [i, { path, set, label }] of distinctPhotos(morePackages).entries()) {
    const file = join('originals', `${i}${extname(path).toLowerCase()}`);
    writeFileSync(join(folder, file), readFileSync(path));
    await look(file, { edit: null, set, label });
  }
  tell(`${looks.length} distinct photos`);
  const random = seededRandom(11);
  const drawn = looks.map((one, of) => ({ one, of, order: random() })).toSorted((a, b) => a.order - b.order).slice(0, editsOf);
  for (const [i, { one, of }] of drawn.entries()) {
    const photo = await sharp(join(folder, one.file), { failOn: 'none' }).autoOrient().toColourspace('srgb').flatten({ background: '#fff' })
      .resize(EDITED_LONG_SIDE, EDITED_LONG_SIDE, { fit: 'inside', withoutEnlargement: true }).png({ compressionLevel: 0 }).toBuffer({ resolveWithObject: true });
    for (const [number, edit] of EDITS.entries()) {
      const made = await edit.make(photo.data, photo.info);
      const file = join('edits', `${of}-${number}.${(await sharp(made).metadata()).format}`);
      writeFileSync(join(folder, file), made);
      await look(file, { edit: { name: edit.name, tier: edit.tier, of }, set: one.set, label: null });
    }
    if (i % 10 === 9) tell(`${i + 1} of ${drawn.length} photos edited`);
  }
  writeFileSync(join(folder, 'looks.json'), JSON.stringify(looks));
  return looks;
}

export function readLooks(folder: string): PictureLook[] {
  return JSON.parse(readFileSync(join(folder, 'looks.json'), 'utf8')) as PictureLook[];
}
