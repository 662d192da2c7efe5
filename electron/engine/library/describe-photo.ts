import type { Photo } from '../../../shared/contract/schemas.ts';
import { cameraName } from '../store/camera-name.ts';
import type { PhotoRow } from '../store/photo-row.ts';

/** A photo as every door sees it. */
export function describePhoto(row: PhotoRow): Photo {
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
    isFavourite: false,
    isHidden: false,
    quarterTurns: 0,
    corrected: [],
    keywords: row.keywords,
    caption: row.caption,
    isMotionPhoto: row.isMotionPhoto,
    hasMotion: row.isMotionPhoto,
    bundleOf: row.bundleOf,
    placeholder: row.placeholder ? Buffer.from(row.placeholder).toString('base64') : null,
  };
}
