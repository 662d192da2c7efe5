import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { loadBackground } from '../../electron/engine/encode/background.ts';
import type { Encoders } from '../../electron/engine/encode/encoders.ts';
import { openImageEncoder } from '../../electron/engine/encode/image-encoder.ts';
import { loadPack } from '../../electron/engine/encode/load-pack.ts';
import { openTextEncoder } from '../../electron/engine/encode/text-encoder.ts';
import { loadGazetteer } from '../../electron/engine/places/gazetteer.ts';
import { createSearch, type Search } from '../../electron/engine/search/create-search.ts';
import { loadGermanVocabulary } from '../../electron/engine/search/german-vocabulary.ts';
import { NO_TAGS } from '../../electron/engine/search/tag-finder.ts';
import type { SearchDeps, SearchImage } from '../../electron/engine/search/search-deps.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import type { StoreReader } from '../../electron/engine/store/library-store.ts';
import type { PhotoRow } from '../../electron/engine/store/photo-row.ts';
import { fileRow, photoRow } from '../fixtures/made-up-rows.ts';
import { REPOSITORY } from '../fixtures/repository.ts';

/** A picture with the place it has in the test's library, and what else is known of it. */
export interface TestPhoto {
  /** Absolute, as the library shows it. */
  readonly path: string;
  /** The file's bytes, or where they are. */
  readonly picture: string | Buffer;
  readonly changes?: Partial<PhotoRow>;
}

const pack = await loadPack(join(REPOSITORY, 'resources', 'models', 'albumen-mini'));
const images = await openImageEncoder(pack, { provider: 'cpu', threads: 1 });
const texts = await openTextEncoder(pack, { provider: 'cpu', threads: 1 });

/** The embedded pack in this process. */
export const ENCODERS: Encoders = {
  pack,
  encodeImages: (pixels) => images.encode(pixels),
  encodeTexts: (questions) => texts.encode(questions),
  provider: () => Promise.resolve({ provider: 'cpu', photosPerSecond: 1, rejected: [] }),
  close: () => Promise.resolve(),
};

export const BACKGROUND = loadBackground(pack);

/** What decoding gives a search: the model's pixels and the photo's identity. */
export async function decodePicture(picture: string | Buffer): Promise<SearchImage> {
  const bytes = typeof picture === 'string' ? readFileSync(picture) : picture;
  const pixels = await sharp(bytes, { failOn: 'none' })
    .autoOrient().toColourspace('srgb').flatten({ background: '#fff' })
    .resize(pack.image.pixels.width, pack.image.pixels.height, { fit: 'fill', kernel: 'cubic', fastShrinkOnLoad: false })
    .raw().toBuffer();
  return { pixels: new Uint8Array(pixels), contentHash: hash('md5', bytes) };
}

export interface PhotoSearch {
  readonly search: Search;
  readonly store: StoreReader;
  /** File paths of an answer's results, in order. */
  ask(text: string, limit?: number): Promise<{ strong: number; paths: string[] }>;
  close(): Promise<void>;
}

/** A real store in a temporary folder with these photos in it, under the embedded pack, and a search over it. */
export async function searchOver(photos: readonly TestPhoto[], changes: Partial<SearchDeps> = {}): Promise<PhotoSearch> {
  const folder = await mkdtemp(join(tmpdir(), 'albumen-search-'));
  const store = await openLibrary({ location: join(folder, 'library'), cacheDir: join(folder, 'cache') });
  await store.addPack({ fingerprint: pack.fingerprint, id: pack.id, name: pack.name, folder: pack.folder, dim: pack.dim });
  await store.setFolders([{ path: '/library', addedAtMs: 0 }]);
  const decoded = await Promise.all(photos.map(async (photo) => await decodePicture(photo.picture)));
  const vectors = await images.encode(decoded.map((each) => each.pixels));
  const byId = new Map<string, { row: PhotoRow; vector: Float32Array }>();
  photos.forEach((photo, i) => {
    const id = (decoded[i] as SearchImage).contentHash;
    const known = byId.get(id)?.row;
    byId.set(id, { row: { ...(known ?? photoRow(i, { id })), ...photo.changes, paths: [...(known?.paths ?? []), photo.path] }, vector: vectors[i] as Float32Array });
  });
  const entries = [...byId.values()];
  await store.upsertPhotos(entries.map(({ row }) => row), { fingerprint: pack.fingerprint, rows: entries.map(({ row, vector }) => ({ id: row.id, vector: vector as never })) });
  await store.upsertFiles(photos.map((photo, i) => fileRow(i, { path: photo.path, root: '/library', photoId: (decoded[i] as SearchImage).contentHash })));
  await store.maintain({ force: true });
  const gazetteer = loadGazetteer(join(REPOSITORY, 'resources', 'places'));
  const search = createSearch({
    store,
    encoders: ENCODERS,
    background: BACKGROUND,
    places: { find: (name) => gazetteer.find(name) },
    tags: () => Promise.resolve(NO_TAGS),
    albums: () => Promise.resolve(new Map()),
    decodeForSearch: decodePicture,
    pathOfExample: (token) => token,
    loadGerman: () => loadGermanVocabulary(join(REPOSITORY, 'resources')),
    now: () => new Date(2026, 10, 24, 12),
    ...changes,
  });
  return {
    search,
    store,
    async close() {
      await store.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    async ask(text, limit = 10) {
      const answer = await search.searchPhotos({ text, limit });
      return { strong: answer.strong, paths: answer.results.map((result) => (result.path ?? '').replace('/library/', '')) };
    },
  };
}
