import { readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import type { MediaFile, MediaRequest } from '../../../shared/contract/app-schemas.ts';
import { AlbumenError, isAlbumenError } from '../../../shared/contract/errors.ts';
import { RENDITION_LONG_SIDE_MAX, RENDITION_PIXELS_MAX, RENDITION_QUALITY, RENDITIONS_MAX_BYTES } from '../config.ts';
import type { PixelSpec } from '../decode/decoded-photo.ts';
import { pathToOpen, pathToShow } from '../scan/path-bytes.ts';
import type { StoreReader } from '../store/library-store.ts';
import type { PhotoRow } from '../store/photo-row.ts';
import type { ThumbnailFiles } from '../thumbs/thumbnail-files.ts';
import type { StartWorker } from '../workers/worker-port.ts';
import { createOriginalFinder } from './find-original.ts';
import { createMediaPool } from './media-pool.ts';
import { findMotionClip } from './motion-clip.ts';
import { createRenditionFiles, writeClip, type RenditionFile, type RenditionFiles } from './rendition-files.ts';
import { isShownAsIs } from './shown-as-is.ts';

export interface MediaDeps {
  readonly reader: () => Promise<StoreReader>;
  readonly thumbnails: ThumbnailFiles;
  readonly startWorker: StartWorker;
  readonly cacheDir: string;
}

/** The files behind the window's pictures. */
export interface Media {
  /**
   * @throws AlbumenError `not-found` for an unknown photo, one without that picture, and where its file is away;
   *   `permission-denied`, `decode-failed`, `disk-full` as reading and making say.
   */
  locate(request: MediaRequest): Promise<MediaFile>;
  close(): void;
}

/** What is read of a photo to find and make its pictures. */
const MEDIA_NAMES = ['id', 'kind', 'format', 'mimeType', 'sizeBytes', 'width', 'height', 'orientation', 'isMotionPhoto', 'paths'] as const satisfies readonly (keyof PhotoRow)[];
type MediaPhoto = Pick<PhotoRow, (typeof MEDIA_NAMES)[number]>;
/** Long side of a `large` picture: a row of 360 CSS pixels on a screen of double density shows 720 to 1,080 of it. */
const LARGE_SIDE = 1_280;
const LARGE_QUALITY = 82;
/** About 150 kB each; and how many are made between two looks at how much they are together. */
const LARGE_MAX_BYTES = 512 * 1024 ** 2;
const LARGE_TRIM_EVERY = 100;
/** A lost thumbnail is made by decoding; the model input that comes with it is not used. */
const NO_MODEL: PixelSpec = { width: 8, height: 8, resize: 'squash', kernel: 'linear', background: [255, 255, 255] };
/** Browsers play these containers under the names of their standard siblings only. */
const PLAYED_AS: Readonly<Record<string, string>> = { 'video/quicktime': 'video/mp4', 'video/x-matroska': 'video/webm' };

export function createMedia({ reader, thumbnails, startWorker, cacheDir }: MediaDeps): Media {
  const originals = createOriginalFinder();
  const renditions = createRenditionFiles(posix.join(cacheDir, 'renditions'), RENDITIONS_MAX_BYTES);
  const larges = createRenditionFiles(posix.join(cacheDir, 'large'), LARGE_MAX_BYTES, LARGE_TRIM_EVERY);
  const pool = createMediaPool(startWorker);
  const making = new Map<string, Promise<unknown>>();

  /** Two windows that ask for one picture wait for one making of it. */
  async function once<T>(key: string, make: () => Promise<T>): Promise<T> {
    const underWay = making.get(key) as Promise<T> | undefined;
    if (underWay !== undefined) return await underWay;
    const made = make().finally(() => making.delete(key));
    making.set(key, made);
    return await made;
  }

  async function photoOf(id: string): Promise<MediaPhoto> {
    const [row] = await (await reader()).photosById([id], MEDIA_NAMES);
    if (row === undefined) throw new AlbumenError('not-found', 'This photo is not in the library.');
    return row;
  }

  async function originalOf(row: MediaPhoto): Promise<string> {
    return await originals.find(row, await (await reader()).filesOf([row.id]));
  }

  async function makeThumbnail(id: string): Promise<void> {
    const row = await photoOf(id);
    const path = await originalOf(row);
    const decoded = await pool.use((decoder) => decoder.decode({ path, pixels: NO_MODEL, sidecarPath: null, mtimeMs: 0 }, row.sizeBytes)).catch(nameFile(path));
    if ('skipped' in decoded) throw new AlbumenError('not-found', `${pathToShow(path)} has no picture: ${decoded.skipped}.`);
    if (decoded.contentHash !== id) throw changedMeanwhile(path);
    if (decoded.thumbnail === null) throw new AlbumenError('not-found', `${pathToShow(path)} has no picture: ${decoded.notes.join('; ')}.`);
    await thumbnails.save(id, decoded.thumbnail);
  }

  async function render(row: MediaPhoto, into: RenditionFiles, size: { readonly quality: number; readonly longSideMax: number }): Promise<RenditionFile> {
    const path = await originalOf(row);
    return await into.add(row.id, async (target) => {
      const made = await pool.use((decoder) => decoder.render({
        path, target, as: 'jpeg-or-png', ...size, pixelsMax: RENDITION_PIXELS_MAX, rawOrientation: row.orientation, quarterTurns: 0,
      }, row.sizeBytes)).catch(nameFile(path));
      if (made.contentHash !== row.id) throw changedMeanwhile(path);
      return made.mimeType === 'image/png' ? 'png' : 'jpg';
    });
  }

  async function thumb(id: string): Promise<MediaFile> {
    // By far the most asked for: where the file is there, the library is not.
    if (!(await thumbnails.has(id))) await once(`thumb ${id}`, () => makeThumbnail(id));
    return { path: thumbnails.pathOf(id), mimeType: 'image/webp', name: `${id}.webp`, etag: `${id}-t` };
  }

  /** For tall rows on dense screens; of a video its poster, which is no larger than its thumbnail. */
  async function large(id: string): Promise<MediaFile> {
    const kept = await larges.find(id, ['jpg', 'png']);
    if (kept !== null) return largeFile(id, kept);
    const row = await photoOf(id);
    if (row.kind === 'video') return await thumb(id);
    return largeFile(id, await once(`large ${id}`, () => render(row, larges, { quality: LARGE_QUALITY, longSideMax: LARGE_SIDE })));
  }

  async function original(id: string): Promise<MediaFile> {
    const row = await photoOf(id);
    const path = await originalOf(row);
    return { path, mimeType: row.mimeType, name: nameOf(path), etag: id };
  }

  async function display(id: string): Promise<MediaFile> {
    const row = await photoOf(id);
    if (row.kind === 'video') return await asPlayed(row);
    const kept = await renditions.find(id, ['jpg', 'png']);
    if (kept === null) {
      const path = await originalOf(row);
      if (await isShownAsIs(row, path)) return { path, mimeType: row.mimeType, name: nameOf(path), etag: id };
    }
    const { path, mimeType } = kept ?? (await once(`display ${id}`, () => render(row, renditions, { quality: RENDITION_QUALITY, longSideMax: RENDITION_LONG_SIDE_MAX })));
    return { path, mimeType, name: `${stemOf(row)}.${mimeType === 'image/png' ? 'png' : 'jpg'}`, etag: posix.basename(path) };
  }

  async function motion(id: string): Promise<MediaFile> {
    const row = await photoOf(id);
    if (row.isMotionPhoto && row.kind === 'image') {
      const clip = (await renditions.find(id, ['mp4'])) ?? (await once(`motion ${id}`, () => extractClip(row)));
      if (clip !== null) return { ...clip, name: `${stemOf(row)}.mp4`, etag: posix.basename(clip.path) };
    }
    const bundled = await (await reader()).bundledWith([id], MEDIA_NAMES);
    const film = bundled.find((member) => member.kind === 'video');
    if (film === undefined) throw new AlbumenError('not-found', 'This photo has no moving picture.');
    return await asPlayed(film);
  }

  async function extractClip(row: MediaPhoto): Promise<RenditionFile | null> {
    const clip = findMotionClip(await readFile(pathToOpen(await originalOf(row))));
    return clip === null ? null : await renditions.add(row.id, (target) => writeClip(target, clip));
  }

  async function asPlayed(film: MediaPhoto): Promise<MediaFile> {
    const path = await originalOf(film);
    return { path, mimeType: PLAYED_AS[film.mimeType] ?? film.mimeType, name: nameOf(path), etag: film.id };
  }

  const variants = { thumb, large, display, original, motion };
  return {
    locate: async ({ id, variant }) => await variants[variant](id),
    close: () => pool.close(),
  };
}

function largeFile(id: string, { path, mimeType }: RenditionFile): MediaFile {
  return { path, mimeType, name: `${id}.${mimeType === 'image/png' ? 'png' : 'jpg'}`, etag: `${id}-l` };
}

const nameOf = (path: string): string => pathToShow(posix.basename(path));

function stemOf(row: MediaPhoto): string {
  const path = row.paths[0];
  return path === undefined ? row.id : posix.parse(nameOf(path)).name;
}

/** Decoders say what is wrong; which file it is, the person needs to hear too. */
function nameFile(path: string): (error: unknown) => never {
  return (error) => {
    if (!isAlbumenError(error)) throw error;
    throw new AlbumenError(error.code, `${pathToShow(path)} cannot be shown: ${error.message}`, { cause: error });
  };
}

function changedMeanwhile(path: string): AlbumenError {
  return new AlbumenError('not-found', `${pathToShow(path)} has changed since Albumen read it; rescan its folder to see it as it is now.`);
}
