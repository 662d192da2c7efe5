import type { FileRow } from '../store/photo-row.ts';
import { cameraName } from '../store/camera-name.ts';
import { folderMerit } from './folder-merit.ts';
import type { KeeperCandidate } from './keeper-candidate.ts';
import type { ShownPhoto } from './library-view.ts';

/** Sources of a capture time that are the shot's own; a file's name or time only says when somebody saved it. */
const OWN_TIME: ReadonlySet<string | null> = new Set(['exif', 'quicktime', 'xmp', 'person']);
/** A favourite counts above every rating. */
const FAVOURITE = 6;

export interface CandidateParts {
  readonly key: string;
  readonly photo: ShownPhoto;
  /** What belongs to it and would go with it. */
  readonly bundled: readonly ShownPhoto[];
  /** Files that go when it goes: its own first. */
  readonly files: readonly FileRow[];
  readonly paths: readonly string[];
}

/** A candidate but for its sharpness, which depends on what it is compared with. */
export type DescribedCandidate = Omit<KeeperCandidate, 'sharpness'>;

/** One member of a group, with what choosing a keeper weighs. */
export function describeCandidate({ key, photo, bundled, files, paths }: CandidateParts): DescribedCandidate {
  const hasCamera = photo.cameraModel !== null;
  const hasExposure = photo.exposureSeconds !== null || photo.iso !== null || photo.lens !== null;
  const hasSidecar = files.some((file) => file.sidecarSignature !== null);
  return {
    key,
    id: photo.id,
    paths: [...paths],
    sizeBytes: photo.sizeBytes,
    width: photo.width,
    height: photo.height,
    format: photo.format,
    takenAt: photo.takenAt,
    camera: cameraName(photo.cameraMake, photo.cameraModel),
    isRaw: photo.kind === 'raw',
    bundled: bundled.map((one) => one.format.toUpperCase()).toSorted(),
    bytesInAll: files.reduce((sum, file) => sum + Math.max(0, file.sizeBytes), 0),
    generation: hasCamera && hasExposure && photo.takenAtSource === 'exif' ? 2 : hasCamera ? 1 : 0,
    hasDate: OWN_TIME.has(photo.takenAtSource),
    hasPlace: photo.latitude !== null,
    metadata: Number(photo.keywords.length > 0) + Number(photo.caption !== null) + Number(photo.lens !== null) + Number(hasSidecar),
    rating: photo.isFavourite ? FAVOURITE : (photo.rating ?? 0),
    folderMerit: Math.max(...files.filter((file) => paths.includes(file.path)).map((file) => folderMerit(file.path, file.root)), -1),
    fileTimeMs: Math.min(...files.map((file) => file.mtimeMs)),
  };
}
