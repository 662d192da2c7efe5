import { signedDegrees } from './capture-place.ts';
import { emptyTags, timeTag } from './capture-tags.ts';
import type { CaptureTags } from './capture-tags.ts';
import { readXmp } from './capture-xmp.ts';
import type { XmpProperties } from './capture-xmp.ts';

/** Times in the order in which they are believed: when it was shot, when the work was made, when it was digitised. */
const TIMES = ['exif:DateTimeOriginal', 'photoshop:DateCreated', 'xmp:CreateDate', 'exif:DateTimeDigitized'];
const CAPTIONS = ['dc:description', 'dc:title', 'photoshop:Headline', 'tiff:ImageDescription', 'exif:UserComment'];
/** Levels of a hierarchical keyword: Lightroom writes `|`, digiKam `/`. */
const HIERARCHIES = [['lr:hierarchicalSubject', '|'], ['digiKam:TagsList', '/']] as const;

/**
 * The capture tags of XMP packets.
 *
 * @param packets XMP as text; where a property stands in several, the first that has it counts.
 */
export function readXmpTags(packets: readonly string[], origin: 'xmp' | 'sidecar'): CaptureTags {
  const properties = packets.map((packet) => readXmp(packet));
  const all = (name: string): readonly string[] => properties.find((packet) => packet.has(name))?.get(name) ?? [];
  const first = (name: string): string | null => all(name)[0] ?? null;
  const numberOf = (name: string): number | null => readNumber(first(name));
  const numbersOf = (names: readonly string[]): number[] => names.map(numberOf).filter((value) => value !== null);
  const apertureApex = numberOf('exif:ApertureValue');
  const shutterApex = numberOf('exif:ShutterSpeedValue');
  return {
    ...emptyTags(origin),
    times: TIMES.flatMap((name) => all(name).slice(0, 1)).map((text) => timeTag(text, 'xmp')),
    latitude: readCoordinate(first('exif:GPSLatitude')),
    longitude: readCoordinate(first('exif:GPSLongitude')),
    make: first('tiff:Make'),
    model: first('tiff:Model'),
    lens: first('exifEX:LensModel') ?? first('aux:Lens'),
    isos: numbersOf(['exifEX:PhotographicSensitivity', 'exif:ISOSpeedRatings', 'exifEX:RecommendedExposureIndex']),
    fNumbers: [...numbersOf(['exif:FNumber']), ...(apertureApex === null ? [] : [2 ** (apertureApex / 2)])],
    exposures: [...numbersOf(['exif:ExposureTime']), ...(shutterApex === null ? [] : [2 ** -shutterApex])],
    focalLength: numberOf('exif:FocalLength'),
    rating: numberOf('xmp:Rating'),
    ratingPercent: numberOf('MicrosoftPhoto:Rating'),
    keywords: [
      ...all('dc:subject'),
      ...HIERARCHIES.flatMap(([name, separator]) => all(name).flatMap((path) => path.split(separator))),
    ],
    captions: CAPTIONS.flatMap((name) => all(name).slice(0, 1)),
    claimsMotion: claimsMotion(properties),
  };
}

/** A number or a fraction as XMP writes it; null for anything else, and for a fraction of nothing. */
export function readNumber(text: string | null): number | null {
  if (text === null) return null;
  const match = /^\s*([+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?:\/(\d+(?:\.\d+)?))?\s*$/i.exec(text);
  if (match === null) return null;
  const value = Number(match[1]) / Number(match[2] ?? 1);
  return Number.isFinite(value) ? value : null;
}

/** `39,54.5N`, `39,54,30N`. Source: XMP specification part 2, GPSCoordinate. */
function readCoordinate(text: string | null): number | null {
  const match = /^\s*(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?(?:,(\d+(?:\.\d+)?))?\s*([NSEW])\s*$/i.exec(text ?? '');
  if (match === null) return null;
  return signedDegrees([Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)], match[4] ?? null);
}

function claimsMotion(packets: readonly XmpProperties[]): boolean {
  return packets.some((packet) => ['GCamera:MotionPhoto', 'GCamera:MicroVideo'].some((name) => packet.get(name)?.[0]?.trim() === '1'));
}
