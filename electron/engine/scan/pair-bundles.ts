import { LIVE_PHOTO_APART_MS, LIVE_PHOTO_SECONDS } from '../config.ts';
import type { PhotoRow } from '../store/photo-row.ts';
import { stemOf } from './name-kind.ts';

/** One place of one photo; a photo with two places is given twice. */
export interface BundleCandidate extends Pick<PhotoRow, 'id' | 'kind' | 'format' | 'livePhotoId' | 'takenAtMs'> {
  /** Absolute. */
  readonly path: string;
  /** Of a video; a long one is no half of a Live Photo. */
  readonly durationSeconds?: number | null | undefined;
}

/** What cameras and phones write as the picture of a bundle. Other formats are somebody's edit. */
const PICTURE_FORMATS = new Set(['jpeg', 'heic']);
const LIVE_VIDEO_FORMATS = new Set(['mov', 'mp4']);

/**
 * Find RAW + JPEG pairs and Live Photos. The JPEG or HEIC stands for its bundle; of a RAW and its video, the RAW does.
 *
 * [Note: Bundles]
 * Only within one folder. A RAW belongs to the picture of its stem, unless both say that they were taken at different
 * times (a camera's counter that began again). A video belongs to the picture with its Live Photo id; without ids on
 * both sides, to that of its stem, where both were taken within LIVE_PHOTO_APART_MS and the video is short. Whatever
 * is ambiguous (two pictures of a stem, different partners at two places) is no pair. Nothing belongs to two bundles, and what
 * stands for a bundle belongs to none.
 *
 * @returns For every photo that belongs to another one, the id of the one that stands for the bundle.
 */
export function pairBundles(candidates: readonly BundleCandidate[]): Map<string, string> {
  const claims = new Map<string, Set<string>>();
  for (const members of Map.groupBy(candidates, folderOf).values()) {
    for (const [member, head] of pairFolder(members)) {
      claims.set(member.id, (claims.get(member.id) ?? new Set()).add(head.id));
    }
  }
  const pairs = new Map<string, string>();
  for (const [member, heads] of claims) {
    const [head] = heads;
    if (head !== undefined && heads.size === 1 && head !== member) pairs.set(member, head);
  }
  // A RAW that leads a video may itself belong to a picture by another place: then all belong to that picture.
  for (const [member, head] of pairs) pairs.set(member, pairs.get(head) ?? head);
  return pairs;
}

type Pair = readonly [member: BundleCandidate, head: BundleCandidate];

function pairFolder(members: readonly BundleCandidate[]): Pair[] {
  const stems = Map.groupBy(members, stemKey);
  const pairs: Pair[] = [];
  for (const group of stems.values()) {
    const picture = only(group.filter(isPicture));
    const raw = only(group.filter((photo) => photo.kind === 'raw'));
    const rawHasPicture = picture && raw && !wereApart(picture, raw);
    if (rawHasPicture) pairs.push([raw, picture]);
    if (group.some(isPicture) && !picture) continue;
    const head = picture ?? raw;
    const video = only(group.filter((photo) => isLiveVideo(photo) && !hasPartnerById(photo, members)));
    if (head && video && isLiveByTime(video, head)) pairs.push([video, head]);
  }
  return [...pairs, ...pairsById(members)];
}

function pairsById(members: readonly BundleCandidate[]): Pair[] {
  const pairs: Pair[] = [];
  for (const [id, group] of Map.groupBy(members, (photo) => photo.livePhotoId)) {
    const video = only(group.filter(isLiveVideo));
    if (id === null || !video) continue;
    const stills = group.filter((photo) => photo.kind !== 'video');
    const head = bestStill(stills) ?? bestStill(stills.filter((still) => stemKey(still) === stemKey(video)));
    if (head) pairs.push([video, head]);
  }
  return pairs;
}

/** The picture among them, else the RAW; null where there are several. */
function bestStill(stills: readonly BundleCandidate[]): BundleCandidate | null {
  const pictures = stills.filter(isPicture);
  return only(pictures.length > 0 ? pictures : stills);
}

function hasPartnerById(video: BundleCandidate, members: readonly BundleCandidate[]): boolean {
  return video.livePhotoId !== null
    && members.some((photo) => photo.kind !== 'video' && photo.livePhotoId === video.livePhotoId);
}

function isPicture(photo: BundleCandidate): boolean {
  return photo.kind === 'image' && PICTURE_FORMATS.has(photo.format);
}

function isLiveVideo(photo: BundleCandidate): boolean {
  return photo.kind === 'video' && LIVE_VIDEO_FORMATS.has(photo.format) && (photo.durationSeconds ?? 0) <= LIVE_PHOTO_SECONDS;
}

/** Two ids that differ say that these are no pair; so do missing times, since a stem alone may be chance. */
function isLiveByTime(video: BundleCandidate, still: BundleCandidate): boolean {
  if (video.livePhotoId !== null && still.livePhotoId !== null) return false;
  return video.takenAtMs !== null && still.takenAtMs !== null && !wereApart(video, still);
}

function wereApart(a: BundleCandidate, b: BundleCandidate): boolean {
  return a.takenAtMs !== null && b.takenAtMs !== null && Math.abs(a.takenAtMs - b.takenAtMs) > LIVE_PHOTO_APART_MS;
}

function folderOf(photo: BundleCandidate): string {
  return photo.path.slice(0, photo.path.lastIndexOf('/'));
}

function stemKey(photo: BundleCandidate): string {
  return stemOf(photo.path.slice(photo.path.lastIndexOf('/') + 1)).normalize('NFC').toLowerCase();
}

function only<T>(items: readonly T[]): T | null {
  return items.length === 1 ? (items[0] as T) : null;
}
