import type { ExportWish } from '../../../shared/contract/edit-schemas.ts';
import { correctedValues } from '../store/apply-marks.ts';
import type { FileRow, PhotoRow } from '../store/photo-row.ts';
import type { TagChange, TagPath } from '../decode/tag-change.ts';

/** How one photo is to be exported. */
export interface CopyPlan {
  /** `copy`: the file's own bytes; `render`: a JPEG of its picture. */
  readonly how: 'copy' | 'render';
  /** Without a dot, in lower case. */
  readonly extension: string;
  /** What is to be written into the copy, its path apart; null where nothing is. */
  readonly tags: Omit<TagChange, 'path'> | null;
}

type Wish = Pick<ExportWish, 'withMetadata' | 'withPlace'> & { readonly format: 'original' | 'jpeg' };

/** Formats that hold nothing but pixels. */
const PIXELS_ONLY = new Set(['bmp']);
/** Formats whose metadata exiftool can take out altogether. TIFF and RAW keep theirs among the facts of the pixels. */
const STRIPPED_WHOLE = new Set(['jpeg', 'png', 'webp', 'gif', 'heic', 'avif']);
const MOVIES_WRITTEN = new Set(['mp4', 'mov']);

/**
 * Decide how a photo is exported.
 *
 * @param tagPaths Tags to be written as keywords, where metadata is.
 * @returns The plan, or why it cannot be exported as wished, for the person.
 */
export function planCopy(photo: PhotoRow, file: Pick<FileRow, 'path' | 'sidecarSignature'>, wish: Wish, tagPaths: readonly TagPath[]): CopyPlan | { readonly refused: string } {
  const keep = !wish.withMetadata ? 'nothing' : wish.withPlace ? 'all' : 'all-but-place';
  const isSaid = keep !== 'nothing';
  const tags = { format: photo.format, keep, ...correctionsOf(photo, keep), tagPaths: isSaid ? tagPaths : [], sidecar: isSaid ? sidecarOf(file) : null } as const;
  if (wish.format === 'jpeg') {
    if (photo.kind === 'video') return { refused: 'a video cannot be exported as JPEG: export the original' };
    // Pixels are turned when they are rendered, and a rendered file has nothing to be taken out.
    const rendered = { ...tags, format: 'jpeg', wordsFrom: file.path, quarterTurns: 0, orientation: 1 };
    return { how: 'render', extension: 'jpg', tags: keep === 'nothing' ? null : rendered };
  }
  const refused = refusalOf(photo, { ...tags, wordsFrom: null });
  if (refused !== null) return { refused };
  const isPlain = PIXELS_ONLY.has(photo.format) || (keep === 'all' && !hasSomethingToSay(tags));
  return { how: 'copy', extension: extensionOf(file.path), tags: isPlain ? null : { ...tags, wordsFrom: null } };
}

/**
 * What a sidecar is to say of a photo. A turn is not among it: programs do not agree on what an orientation in a sidecar
 * turns.
 *
 * @param keep What it keeps of the sidecar that is there. @returns Null where it would say nothing.
 */
export function planSidecar(photo: PhotoRow, keep: 'all' | 'all-but-place', tagPaths: readonly TagPath[]): Omit<TagChange, 'path'> | null {
  const tags = { ...correctionsOf(photo, keep), format: 'xmp', keep, wordsFrom: null, sidecar: null, quarterTurns: 0, orientation: 1, tagPaths } as const;
  return hasSomethingToSay(tags) ? tags : null;
}

type Corrections = Pick<TagChange, 'takenAt' | 'place' | 'rating' | 'quarterTurns' | 'orientation'>;

function correctionsOf(photo: PhotoRow, keep: TagChange['keep']): Corrections {
  const corrected = correctedValues(photo);
  const says = keep !== 'nothing';
  return {
    takenAt: says && corrected.takenAt && photo.takenAt !== null ? { local: photo.takenAt, offsetMinutes: photo.takenAtOffsetMinutes } : null,
    place: keep === 'all' && corrected.place && photo.latitude !== null && photo.longitude !== null
      ? { latitude: photo.latitude, longitude: photo.longitude } : null,
    rating: says && photo.rating !== photo.fileRating ? photo.rating : null,
    quarterTurns: photo.quarterTurns,
    orientation: photo.orientation,
  };
}

function hasSomethingToSay(tags: Corrections & Pick<TagChange, 'sidecar' | 'tagPaths'>): boolean {
  return tags.tagPaths.length > 0 || tags.takenAt !== null || tags.place !== null || tags.rating !== null || tags.quarterTurns !== 0 || tags.sidecar !== null;
}

/** Why an original cannot say what it should. */
function refusalOf(photo: PhotoRow, tags: Omit<TagChange, 'path'>): string | null {
  const { format, kind, isMotionPhoto } = photo;
  if (kind === 'video') {
    if (tags.keep !== 'all') return 'what is written in a video cannot be taken out: export it with metadata and place';
    if (tags.quarterTurns !== 0) return 'its turn cannot be written into a video: turn it back, or export it from another program';
    return hasSomethingToSay(tags) && !MOVIES_WRITTEN.has(format) ? `corrections and tags cannot be written into a video of type ${format}: export sidecars` : null;
  }
  if (PIXELS_ONLY.has(format)) return hasSomethingToSay(tags) ? `corrections and tags cannot be written into a ${format} file: export it as JPEG, or sidecars` : null;
  if (tags.keep === 'nothing' && !STRIPPED_WHOLE.has(format)) return `metadata cannot be taken out of a ${format} file whole: export it as JPEG`;
  if (tags.keep !== 'all' && isMotionPhoto && format !== 'jpeg') return 'the clip in this motion photo may tell when and where: export it as JPEG';
  return null;
}

/** The sidecar beside a file, as the last index run saw it: its signature begins with its name. */
function sidecarOf({ path, sidecarSignature }: Pick<FileRow, 'path' | 'sidecarSignature'>): string | null {
  const name = /^(.*):\d+:[\d.]+$/s.exec(sidecarSignature ?? '')?.[1];
  return name === undefined ? null : path.slice(0, path.lastIndexOf('/') + 1) + name;
}

function extensionOf(path: string): string {
  return /\.([^./]{1,10})$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
