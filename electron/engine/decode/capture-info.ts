import { open } from 'node:fs/promises';

import { METADATA_HEAD_BYTES } from '../config.ts';
import { pathToOpen } from '../scan/path-bytes.ts';
import { chooseCamera, chooseOrientation } from './capture-camera.ts';
import { gifXmpPacket, metadataHead, seemsToHoldMetadata } from './capture-metadata-head.ts';
import { chooseLivePhotoId, holdsMotionVideo } from './capture-motion.ts';
import { choosePosition } from './capture-place.ts';
import type { Position } from './capture-place.ts';
import { chooseRating } from './capture-rating.ts';
import { readSidecar } from './capture-sidecar.ts';
import type { CaptureSource } from './capture-source.ts';
import type { CaptureTags, TagOrigin } from './capture-tags.ts';
import { readTagsWithExifReader } from './capture-tags-exifreader.ts';
import { readTagsWithExiftool } from './capture-tags-exiftool.ts';
import { readMovieTags } from './capture-tags-movie.ts';
import { readXmpTags } from './capture-tags-xmp.ts';
import { chooseTime } from './capture-time.ts';
import { chooseCaption, tidyKeywords } from './capture-words.ts';
import { offsetAtPosition } from './capture-zone.ts';
import type { CaptureInfo } from './decoded-photo.ts';
import { getExiftool } from './exiftool-process.ts';

/** What the camera measured is believed where the camera wrote it; a sidecar adds what the file lacks. */
const MEASURED_ORDER: readonly TagOrigin[] = ['exif', 'quicktime', 'xmp', 'iptc', 'sidecar'];
/** A film's container knows its zone; what stands in its EXIF is often a copy. */
const MOVIE_ORDER: readonly TagOrigin[] = ['quicktime', 'exif', 'xmp', 'iptc', 'sidecar'];
/** What a person wrote is believed where it was written last: beside the file, then in its newest form. */
const WRITTEN_ORDER: readonly TagOrigin[] = ['sidecar', 'xmp', 'iptc', 'exif', 'quicktime'];

/** Formats without metadata that is read here: only the name, the file's time and a sidecar tell. */
const BARE_FORMATS = new Set(['bmp', 'svg']);

/**
 * What a file, its sidecar and its name say about the moment it was taken.
 *
 * Stills are read by exifreader, RAW, video and stills that exifreader cannot read by exiftool; where exiftool cannot
 * run, by exifreader and by a reader of the movie's own index. Every value is checked on its own: what is absurd is left
 * out and the next best place is asked, so that broken metadata costs its own field and nothing else.
 *
 * @returns Always an answer: metadata is never a reason for a photo to fail.
 */
export async function readCaptureInfo(source: CaptureSource): Promise<CaptureInfo> {
  const inFile = BARE_FORMATS.has(source.format) ? [] : await readFileTags(source);
  const sidecar = source.sidecarPath === null ? null : await readSidecar(source.sidecarPath);
  const tags = sidecar === null ? inFile : [...inFile, sidecar];
  const measured = inOrder(tags, source.kind === 'video' ? MOVIE_ORDER : MEASURED_ORDER);
  const written = inOrder(tags, WRITTEN_ORDER);

  const fileName = source.path.slice(source.path.lastIndexOf('/') + 1);
  const position = choosePosition(measured);
  const camera = chooseCamera(measured);
  const takenAt = chooseTime(measured, {
    fileName,
    mtimeMs: source.mtimeMs,
    nowMs: Date.now(),
    cameraMake: camera.cameraMake,
    offsetAtPlace: await zoneOf(source, position),
  });
  return {
    takenAt,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    ...camera,
    rating: chooseRating(written),
    keywords: chooseKeywords(written),
    caption: chooseCaption(written.flatMap((tag) => tag.captions), fileName),
    orientation: chooseOrientation(measured),
    livePhotoId: chooseLivePhotoId(measured),
    isMotionPhoto: holdsMotionVideo(tags, source.bytes, source.format),
  };
}

async function readFileTags(source: CaptureSource): Promise<readonly CaptureTags[]> {
  if (source.kind !== 'image') return (await tryExiftool(source)) ?? (await readWithoutExiftool(source));
  const head = await readHead(source);
  if (source.format === 'gif') return readXmpTagsOfGif(head);
  try {
    const tags = await readTagsWithExifReader(head);
    if (tags.some(saysSomething) || !seemsToHoldMetadata(head)) return tags;
  } catch {
    // Not a file that exifreader can take apart; exiftool forgives more.
    if (!seemsToHoldMetadata(head)) return [];
  }
  return (await tryExiftool(source)) ?? [];
}

function readXmpTagsOfGif(head: ArrayBuffer): readonly CaptureTags[] {
  const packet = gifXmpPacket(head);
  return packet === null ? [] : [readXmpTags([packet], 'xmp')];
}

async function tryExiftool(source: CaptureSource): Promise<readonly CaptureTags[] | null> {
  const exiftool = await getExiftool();
  if (exiftool === null) return null;
  try {
    return await readTagsWithExiftool(exiftool, source.path, source.kind === 'video');
  } catch {
    // A file that exiftool refuses or takes too long for: the photo stands with its name and time.
    return null;
  }
}

async function readWithoutExiftool(source: CaptureSource): Promise<readonly CaptureTags[]> {
  try {
    return source.kind === 'video' ? await readMovieTags(source.path) : await readTagsWithExifReader(await readHead(source));
  } catch {
    // A RAW of a layout of its own, or a broken movie: its name and time remain.
    return [];
  }
}

async function readHead({ bytes, path, format }: CaptureSource): Promise<ArrayBuffer> {
  if (bytes !== null) return metadataHead(bytes, format);
  try {
    const file = await open(pathToOpen(path), 'r');
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(METADATA_HEAD_BYTES), 0, METADATA_HEAD_BYTES, 0);
      return metadataHead(buffer.subarray(0, bytesRead), format);
    } finally {
      await file.close();
    }
  } catch {
    // Gone since it was hashed: whoever decodes it says so.
    return new ArrayBuffer(0);
  }
}

function saysSomething(tags: CaptureTags): boolean {
  const { times, make, latitude, orientation, keywords, captions, rating } = tags;
  return times.length + keywords.length + captions.length > 0 || [make, latitude, orientation, rating].some((value) => value !== null);
}

/** Keywords of the sidecar where it has any, else of the file, from all its places. */
function chooseKeywords(written: readonly CaptureTags[]): string[] {
  const ofSidecar = tidyKeywords(written.filter((tag) => tag.origin === 'sidecar').flatMap((tag) => tag.keywords));
  return ofSidecar.length > 0 ? ofSidecar : tidyKeywords(written.flatMap((tag) => tag.keywords));
}

async function zoneOf({ kind }: CaptureSource, position: Position | null): Promise<(utcMs: number) => number | null> {
  const exiftool = kind === 'video' && position !== null ? await getExiftool() : null;
  if (exiftool === null || position === null) return () => null;
  return (utcMs) => offsetAtPosition((latitude, longitude) => exiftool.options.geoTz(latitude, longitude), position, utcMs);
}

function inOrder(tags: readonly CaptureTags[], order: readonly TagOrigin[]): CaptureTags[] {
  return [...tags].sort((a, b) => order.indexOf(a.origin) - order.indexOf(b.origin));
}
