import type { Photo } from '../../../shared/contract/schemas.ts';
import { correctedValues } from '../store/apply-marks.ts';
import { cameraName } from '../store/camera-name.ts';
import type { StoreReader } from '../store/library-store.ts';
import type { PhotoRow } from '../store/photo-row.ts';

/** What is read for a photo of the contract. */
const DESCRIBED_NAMES = [
  'id', 'paths', 'kind', 'format', 'mimeType', 'sizeBytes', 'width', 'height', 'durationSeconds', 'takenAt', 'takenAtOffsetMinutes', 'takenAtSource', 'latitude', 'longitude',
  'city', 'region', 'country', 'countryCode', 'cameraMake', 'cameraModel', 'lens', 'iso', 'fNumber', 'exposureSeconds', 'focalLengthMm', 'rating', 'isFavourite', 'isHidden',
  'quarterTurns', 'fileValues', 'keywords', 'caption', 'isMotionPhoto', 'bundleOf', 'placeholder',
] as const satisfies readonly (keyof PhotoRow)[];

/**
 * A photo as every door sees it.
 *
 * @param hasClip A video belongs to it: it is the still half of a Live Photo.
 */
function describePhoto(row: Pick<PhotoRow, (typeof DESCRIBED_NAMES)[number]>, hasClip: boolean): Photo {
  const corrected = correctedValues(row);
  return {
    id: row.id,
    path: row.paths[0] ?? null,
    paths: row.paths,
    kind: row.kind,
    format: row.format,
    mimeType: row.mimeType,
    sizeBytes: row.sizeBytes,
    width: row.width,
    height: row.height,
    durationSeconds: row.durationSeconds,
    takenAt:
      row.takenAt !== null && row.takenAtSource !== null
        ? { local: row.takenAt, offsetMinutes: row.takenAtOffsetMinutes, source: row.takenAtSource }
        : null,
    place:
      row.latitude !== null && row.longitude !== null
        ? {
            latitude: row.latitude,
            longitude: row.longitude,
            city: row.city,
            region: row.region,
            country: row.country,
            countryCode: row.countryCode,
          }
        : null,
    camera: cameraName(row.cameraMake, row.cameraModel),
    lens: row.lens,
    iso: row.iso,
    fNumber: row.fNumber,
    exposureSeconds: row.exposureSeconds,
    focalLengthMm: row.focalLengthMm,
    rating: row.rating,
    isFavourite: row.isFavourite,
    isHidden: row.isHidden,
    quarterTurns: row.quarterTurns,
    corrected: [...(corrected.takenAt ? (['takenAt'] as const) : []), ...(corrected.place ? (['place'] as const) : [])],
    keywords: row.keywords,
    caption: row.caption,
    isMotionPhoto: row.isMotionPhoto,
    hasMotion: row.isMotionPhoto || hasClip,
    bundleOf: row.bundleOf,
    placeholder: row.placeholder ? Buffer.from(row.placeholder).toString('base64') : null,
  };
}

/** Photos as every door sees them, in the order asked; unknown ids are left out. */
export async function describePhotos(ids: readonly string[], store: StoreReader): Promise<Photo[]> {
  const [rows, bundled] = await Promise.all([store.photosById(ids, DESCRIBED_NAMES), store.bundledWith(ids, ['kind', 'paths', 'bundleOf'])]);
  const withClip = new Set(bundled.flatMap((row) => (row.kind === 'video' && row.paths.length > 0 ? (row.bundleOf ?? []) : [])));
  return rows.map((row) => describePhoto(row, withClip.has(row.id)));
}
