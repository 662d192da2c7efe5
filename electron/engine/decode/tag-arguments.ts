import type { TagChange } from './tag-change.ts';

/** Formats whose programs turn a picture by its EXIF orientation. */
const TURNED_BY_EXIF = new Set(['jpeg', 'tiff', 'webp', 'dng', 'cr2', 'cr3', 'nef', 'arw', 'raf', 'orf', 'rw2']);
/** Formats that carry their turn beside the picture; see write-tags.ts. */
export const TURNED_BY_CONTAINER = new Set(['heic', 'avif']);
const MOVIES = new Set(['mp4', 'mov']);
/** Formats whose EXIF exiftool writes. GIF has XMP alone. */
const WITH_EXIF = new Set([...TURNED_BY_EXIF, ...TURNED_BY_CONTAINER, 'png']);

/** EXIF orientations, each the one before turned a quarter clockwise. Source: EXIF 2.32, tag 0x0112. */
const CLOCKWISE = [[1, 6, 3, 8], [2, 7, 4, 5]] as const;

/**
 * Not brought over to a rendered picture: what is true of the file alone (its shape, colours, previews, the motion clip
 * behind it) and maker notes, whose insides point into the file they came from.
 */
const OF_THE_FILE = [
  'IFD1:all', 'MakerNotes', 'ThumbnailImage', 'PreviewImage', 'JpgFromRaw', 'OtherImage', 'ICC_Profile', 'JFIF:all', 'MPF:all', 'InteropIFD:all',
  'PhotoshopThumbnail', 'XMP-xmp:Thumbnails*', 'XMP-tiff:all', 'XMP-GCamera:all', 'XMP-GContainer:all', 'XMP-xmpNote:all', 'XMP-crs:all',
  'Orientation', 'Rotation', 'ColorSpace', 'ExifImageWidth', 'ExifImageHeight', 'PixelXDimension', 'PixelYDimension', 'CompressedBitsPerPixel',
  'XMP-exif:ExifImageWidth', 'XMP-exif:ExifImageHeight', 'XMP-exif:ColorSpace', 'SubfileType', 'Compression', 'BitsPerSample',
].map((tag) => `--${tag}`);

/** Where a motion photo says that a clip follows; the clip itself may hold the place. */
const NO_CLIP = ['-Trailer:all=', '-XMP-GCamera:all=', '-XMP-GContainer:all='];

/**
 * The runs of exiftool that make a copy say what it should, each a list of arguments: a run sees what the one before left.
 * Names of files are `{words}` and `{sidecar}`.
 *
 * @throws Error, with the reason for the person, for what cannot be said in this format.
 */
export function tagArguments(change: TagChange): string[][] {
  if (change.keep === 'nothing') return [strip(change)];
  const runs: string[][] = [];
  const over = broughtOver(change);
  if (over.length > 0) runs.push(over);
  if (change.keep === 'all-but-place') runs.push(['-Location:all=', ...NO_CLIP]);
  const corrections = [...takenAtArguments(change), ...placeArguments(change), ...ratingArguments(change), ...turnArguments(change)];
  if (corrections.length > 0) runs.push(corrections);
  return runs;
}

/** Pixels and colour profile only; the orientation belongs to the pixels. */
function strip(change: TagChange): string[] {
  const keepsTurn = change.quarterTurns === 0 && change.orientation !== 1;
  // The profile can only be brought back whole, under its own name.
  return ['-all=', '-Trailer:all=', '-tagsFromFile', '@', '-ICC_Profile', ...(keepsTurn ? ['-IFD0:Orientation'] : []), ...turnArguments(change)];
}

function broughtOver({ wordsFrom, sidecar, format }: TagChange): string[] {
  const words = wordsFrom === null ? [] : ['-tagsFromFile', '{words}', '-all:all', ...OF_THE_FILE, '-IFD0:Orientation#=1', '-ExifIFD:ColorSpace#=1'];
  if (sidecar === null) return words;
  const shape = format === 'jpeg' && wordsFrom !== null ? OF_THE_FILE : ['--XMP-tiff:Orientation', '--XMP-xmp:Thumbnails*'];
  return [...words, '-tagsFromFile', '{sidecar}', '-XMP:all', ...shape];
}

/** Local wall time with its offset where known; other dates of the moment go, so that no two disagree. */
function takenAtArguments({ takenAt, format }: TagChange): string[] {
  if (!takenAt) return [];
  const { local, offsetMinutes } = takenAt;
  const time = local.replace('T', ' ').replaceAll('-', ':');
  const offset = offsetMinutes === null ? '' : offsetText(offsetMinutes);
  const others = [
    'XMP-exif:DateTimeOriginal', 'XMP-exif:DateTimeDigitized', 'XMP-photoshop:DateCreated', 'XMP-xmp:CreateDate', 'IPTC:DateCreated', 'IPTC:TimeCreated',
    'IPTC:DigitalCreationDate', 'IPTC:DigitalCreationTime', 'GPS:GPSDateStamp', 'GPS:GPSTimeStamp', 'XMP-exif:GPSDateTime', 'PNG:CreationTime',
  ].map((tag) => `-${tag}=`);
  if (MOVIES.has(format)) return [`-Keys:CreationDate=${time}${offset}`, `-XMP-exif:DateTimeOriginal=${time}${offset}`];
  if (!WITH_EXIF.has(format)) return [...others, `-XMP-exif:DateTimeOriginal=${time}${offset}`];
  return [
    ...others,
    `-ExifIFD:DateTimeOriginal=${time}`, `-ExifIFD:CreateDate=${time}`, '-ExifIFD:SubSecTimeOriginal=', '-ExifIFD:SubSecTimeDigitized=',
    `-ExifIFD:OffsetTimeOriginal=${offset}`, `-ExifIFD:OffsetTimeDigitized=${offset}`,
  ];
}

function offsetText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** The place, without what the file said of another one. */
function placeArguments({ place, keep, format }: TagChange): string[] {
  if (!place || keep !== 'all') return [];
  const { latitude, longitude } = place;
  if (MOVIES.has(format)) return ['-Location:all=', `-Keys:GPSCoordinates=${latitude}, ${longitude}, 0`];
  const group = WITH_EXIF.has(format) ? 'GPS' : null;
  if (group === null) return ['-Location:all=', `-XMP-exif:GPSLatitude=${latitude}`, `-XMP-exif:GPSLongitude=${longitude}`];
  return [
    '-Location:all=',
    `-GPS:GPSLatitude=${Math.abs(latitude)}`, `-GPS:GPSLatitudeRef=${latitude < 0 ? 'S' : 'N'}`,
    `-GPS:GPSLongitude=${Math.abs(longitude)}`, `-GPS:GPSLongitudeRef=${longitude < 0 ? 'W' : 'E'}`,
  ];
}

function ratingArguments({ rating, format }: TagChange): string[] {
  if (rating === null) return [];
  const others = WITH_EXIF.has(format) ? ['-IFD0:Rating=', '-IFD0:RatingPercent=', '-XMP-microsoft:RatingPercent='] : [];
  return [...others, `-XMP-xmp:Rating=${rating}`];
}

function turnArguments({ quarterTurns, orientation, format }: TagChange): string[] {
  if (quarterTurns === 0 || TURNED_BY_CONTAINER.has(format)) return [];
  if (TURNED_BY_EXIF.has(format)) return [`-IFD0:Orientation#=${turnedOrientation(orientation, quarterTurns)}`, '-XMP-tiff:Orientation='];
  throw new Error(`its turn cannot be written into a file of type ${format}: export it as JPEG`);
}

function turnedOrientation(orientation: number, quarterTurns: number): number {
  const ring: readonly number[] = CLOCKWISE.find((one) => (one as readonly number[]).includes(orientation)) ?? CLOCKWISE[0];
  return ring[(ring.indexOf(orientation) + quarterTurns) % 4] ?? 1;
}
