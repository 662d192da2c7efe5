import type { CaptureInfo, DecodedPhoto } from '../decode/decoded-photo.ts';
import type { PhotoRow } from '../store/photo-row.ts';

/** Names of the place where a photo was taken; null where there is none near. */
export interface PlaceName {
  readonly city: string | null;
  readonly region: string | null;
  readonly country: string | null;
  readonly countryCode: string | null;
}

export type NamePlace = (latitude: number, longitude: number) => PlaceName | null;

/** Where a photo stands apart from its content: its places, its bundle. */
export interface Standing {
  readonly paths: string[];
  readonly bundleOf: string | null;
  /** As the model saw the same content before; null where it has not yet. */
  readonly autoTags: string | null;
  readonly addedAtMs: number;
}

/** The row of a decoded photo as its file has it; the store lays over it what the person said. */
export function makePhotoRow(decoded: DecodedPhoto, standing: Standing, namePlace: NamePlace): PhotoRow {
  const { capture } = decoded;
  return {
    id: decoded.contentHash,
    kind: decoded.kind,
    format: decoded.format,
    mimeType: decoded.mimeType,
    sizeBytes: decoded.sizeBytes,
    width: decoded.width,
    height: decoded.height,
    durationSeconds: decoded.durationSeconds,
    perceptualHash: decoded.perceptualHash,
    sharpness: decoded.sharpness,
    placeholder: decoded.placeholder,
    ...captureColumns(capture, namePlace),
    rating: capture.rating,
    isFavourite: false,
    isHidden: false,
    quarterTurns: 0,
    fileValues: null,
    autoTags: standing.autoTags,
    tags: [],
    albums: [],
    paths: standing.paths,
    bundleOf: standing.bundleOf,
    isVisible: standing.paths.length > 0 && standing.bundleOf === null,
    addedAtMs: standing.addedAtMs,
  };
}

function captureColumns(capture: CaptureInfo, namePlace: NamePlace) {
  const { latitude, longitude } = capture;
  const place = latitude !== null && longitude !== null ? namePlace(latitude, longitude) : null;
  return {
    orientation: capture.orientation,
    takenAt: capture.takenAt?.local ?? null,
    takenAtMs: capture.takenAt?.localMs ?? null,
    takenAtOffsetMinutes: capture.takenAt?.offsetMinutes ?? null,
    takenAtSource: capture.takenAt?.source ?? null,
    latitude,
    longitude,
    city: place?.city ?? null,
    region: place?.region ?? null,
    country: place?.country ?? null,
    countryCode: place?.countryCode ?? null,
    cameraMake: capture.cameraMake,
    cameraModel: capture.cameraModel,
    lens: capture.lens,
    iso: capture.iso,
    fNumber: capture.fNumber,
    exposureSeconds: capture.exposureSeconds,
    focalLengthMm: capture.focalLengthMm,
    fileRating: capture.rating,
    keywords: [...capture.keywords],
    caption: capture.caption,
    livePhotoId: capture.livePhotoId,
    isMotionPhoto: capture.isMotionPhoto,
  };
}
