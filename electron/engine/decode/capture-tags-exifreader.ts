import ExifReader from 'exifreader';

import { METADATA_DECOMPRESSED_MAX_BYTES } from '../config.ts';
import { readAppleContentId } from './capture-apple-note.ts';
import { signedDegrees } from './capture-place.ts';
import { emptyTags, timeTag } from './capture-tags.ts';
import type { CaptureTags, TimeTag } from './capture-tags.ts';
import { readXmpTags } from './capture-tags-xmp.ts';

// oxlint-disable-next-line import/no-named-as-default-member -- a CommonJS module, whose names Node cannot import one by one
const { load } = ExifReader;

/** Names as exifreader calls them; what is not read is not decoded, which halves its time. */
const EXIF_TAGS = [
  'DateTimeOriginal', 'SubSecTimeOriginal', 'OffsetTimeOriginal', 'DateTimeDigitized', 'SubSecTimeDigitized',
  'OffsetTimeDigitized', 'DateTime', 'SubSecTime', 'OffsetTime', 'GPSDateStamp', 'GPSTimeStamp',
  'GPSLatitude', 'GPSLatitudeRef', 'GPSLongitude', 'GPSLongitudeRef', 'Make', 'Model', 'LensModel',
  'ISOSpeedRatings', 'RecommendedExposureIndex', 'ISOSpeed', 'FNumber', 'ApertureValue', 'ExposureTime',
  'ShutterSpeedValue', 'FocalLength', 'Rating', 'RatingPercent', 'Orientation', 'MakerNote',
  'ImageDescription', 'UserComment', 'XPTitle', 'XPComment', 'XPSubject', 'XPKeywords', 'IPTC-NAA', 'ApplicationNotes',
];

/** A tag of exifreader, seen loosely: the file decides what is in it. */
interface LooseTag {
  readonly value?: unknown;
  readonly description?: unknown;
}
type LooseTags = Readonly<Record<string, LooseTag | readonly LooseTag[] | undefined>>;

/**
 * The capture tags of a still, read by exifreader: about a millisecond a file.
 *
 * @param head What metadataHead gave.
 * @returns EXIF, XMP and IPTC, each with what it says; EXIF says nothing at all where it could not be read.
 * @throws Error where exifreader does not know the format or gives up.
 */
export async function readTagsWithExifReader(head: ArrayBuffer): Promise<CaptureTags[]> {
  const packets: string[] = [];
  const tags = await load(head, {
    expanded: true,
    async: true,
    includeTags: { exif: EXIF_TAGS, iptc: true, xmp: true, png: ['Description', 'Title', 'Comment'] },
    domParser: xmpCatcher(packets),
    decompress: { maxDecompressedSize: METADATA_DECOMPRESSED_MAX_BYTES },
  });
  const exif = (tags.exif ?? {}) as LooseTags;
  const iptc = (tags.iptc ?? {}) as LooseTags;
  const png = (tags.pngText ?? {}) as LooseTags;
  return [readExif(exif, png), readXmpTags(packets, 'xmp'), readIptc(iptc)];
}

/** Takes XMP from exifreader as text, in place of a document parser: Albumen has a bounded reader of its own. */
function xmpCatcher(packets: string[]): { parseFromString: (xml: string) => unknown } {
  return {
    parseFromString: (xml) => {
      packets.push(xml);
      return { childNodes: [], getElementsByTagName: () => [] };
    },
  };
}

function readExif(exif: LooseTags, png: LooseTags): CaptureTags {
  const [latitude, longitude] = [degreesOf(exif, 'GPSLatitude'), degreesOf(exif, 'GPSLongitude')];
  const aperture = rational(exif, 'ApertureValue');
  const shutter = rational(exif, 'ShutterSpeedValue');
  return {
    ...emptyTags('exif'),
    times: readExifTimes(exif),
    gpsTime: readGpsTime(exif),
    latitude,
    longitude,
    make: ascii(exif, 'Make'),
    model: ascii(exif, 'Model'),
    lens: ascii(exif, 'LensModel'),
    isos: [integer(exif, 'ISOSpeedRatings'), integer(exif, 'RecommendedExposureIndex'), integer(exif, 'ISOSpeed')].filter(isNumber),
    fNumbers: [rational(exif, 'FNumber'), aperture === null ? null : 2 ** (aperture / 2)].filter(isNumber),
    exposures: [rational(exif, 'ExposureTime'), shutter === null ? null : 2 ** -shutter].filter(isNumber),
    focalLength: rational(exif, 'FocalLength'),
    rating: integer(exif, 'Rating'),
    ratingPercent: integer(exif, 'RatingPercent'),
    keywords: (ucs2(exif, 'XPKeywords') ?? '').split(';'),
    captions: [
      ascii(exif, 'ImageDescription'),
      readUserComment(bytesOf(exif, 'UserComment')),
      ucs2(exif, 'XPTitle'),
      ucs2(exif, 'XPComment'),
      ucs2(exif, 'XPSubject'),
      ...['Description', 'Title', 'Comment'].map((name) => described(png[name])),
    ].filter((text) => text !== null),
    orientation: integer(exif, 'Orientation'),
    contentId: readAppleContentId(bytesOf(exif, 'MakerNote')),
  };
}

function readExifTimes(exif: LooseTags): TimeTag[] {
  const changed = ascii(exif, 'DateTime');
  const times: TimeTag[] = [];
  for (const [name, suffix] of [['DateTimeOriginal', 'Original'], ['DateTimeDigitized', 'Digitized'], ['DateTime', '']] as const) {
    const text = ascii(exif, name);
    if (text === null) continue;
    // OffsetTime belongs to the time of change; where that is this very time, its zone is this one's too.
    const offset = ascii(exif, `OffsetTime${suffix}`) ?? (text === changed ? ascii(exif, 'OffsetTime') : null);
    times.push({ ...timeTag(text, 'exif'), subSeconds: ascii(exif, `SubSecTime${suffix}`), offset, isChange: name === 'DateTime' });
  }
  return times;
}

function readGpsTime(exif: LooseTags): string | null {
  const date = ascii(exif, 'GPSDateStamp');
  const [hour, minute, second] = rationals(exif, 'GPSTimeStamp').map((part) => String(Math.floor(part)).padStart(2, '0'));
  return date === null || hour === undefined ? null : `${date.trim()} ${hour}:${minute}:${second}`;
}

function readIptc(iptc: LooseTags): CaptureTags {
  const time = (date: string | null, clock: string | null): TimeTag[] => {
    if (date === null) return [];
    const [, hms, zone] = /^(\d\d:?\d\d:?\d\d)([+-]\d\d:?\d\d)?$/.exec(clock?.trim() ?? '') ?? [];
    // An IPTC clock of midnight UTC is how programs write "no time"; the date stands either way.
    return [timeTag(hms === undefined ? date : `${date} ${hms}${zone ?? ''}`, 'xmp')];
  };
  return {
    ...emptyTags('iptc'),
    times: [
      ...time(described(iptc['Date Created']), described(iptc['Time Created'])),
      ...time(described(iptc['Digital Creation Date']), described(iptc['Digital Creation Time'])),
    ],
    keywords: [iptc['Keywords'] ?? []].flat().map((tag) => described(tag)).filter((text) => text !== null),
    captions: ['Caption/Abstract', 'Headline', 'Object Name'].map((name) => described(iptc[name])).filter((text) => text !== null),
  };
}

/** A comment after its eight-byte character code. Source: EXIF 2.3, UserComment. */
function readUserComment(bytes: Uint8Array): string | null {
  const code = Buffer.from(bytes.subarray(0, 8)).toString('latin1').replace(/[\0 ]+$/, '');
  const text = bytes.subarray(8);
  if (code === 'UNICODE') return decodeUtf16(text);
  // JIS is left unread: its decoder is not in every Node build.
  if (code === 'ASCII' || code === '') return decodeUtf8(text);
  // Written without a code, against the specification.
  return code === 'JIS' ? null : decodeUtf8(bytes);
}

/** UTF-16 of either byte order: the high bytes of a text vary less than the low ones, so the order shows. */
function decodeUtf16(bytes: Uint8Array): string {
  const even = new Set(bytes.filter((_, i) => i % 2 === 0));
  const odd = new Set(bytes.filter((_, i) => i % 2 === 1));
  const hasMark = bytes[0] === 0xfe && bytes[1] === 0xff;
  return new TextDecoder(hasMark || even.size < odd.size ? 'utf-16be' : 'utf-16le').decode(bytes);
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}

function valueOf(tags: LooseTags, name: string): unknown {
  const tag = tags[name];
  return tag === undefined || Array.isArray(tag) ? null : (tag as LooseTag).value;
}

function described(tag: LooseTag | readonly LooseTag[] | undefined): string | null {
  const text = tag === undefined ? null : [tag].flat()[0]?.description;
  return typeof text === 'string' ? text : null;
}

function ascii(tags: LooseTags, name: string): string | null {
  const value = valueOf(tags, name);
  const text: unknown = Array.isArray(value) ? value[0] : value;
  return typeof text === 'string' ? text : null;
}

function bytesOf(tags: LooseTags, name: string): Uint8Array {
  const value = valueOf(tags, name);
  return Array.isArray(value) ? Uint8Array.from(value.filter(isNumber)) : new Uint8Array();
}

/** Windows' XP tags: UTF-16, little-endian. */
function ucs2(tags: LooseTags, name: string): string | null {
  const bytes = bytesOf(tags, name);
  return bytes.length === 0 ? null : new TextDecoder('utf-16le').decode(bytes.subarray(0, bytes.length & ~1));
}

function integer(tags: LooseTags, name: string): number | null {
  const value = valueOf(tags, name);
  const number: unknown = Array.isArray(value) ? value[0] : value;
  return isNumber(number) ? number : null;
}

function rational(tags: LooseTags, name: string): number | null {
  const value = valueOf(tags, name);
  if (!Array.isArray(value) || !isNumber(value[0]) || !isNumber(value[1]) || value[1] === 0) return null;
  return value[0] / value[1];
}

/** A list of rationals as numbers; 0/0 is NaN. */
function rationals(tags: LooseTags, name: string): number[] {
  const value = valueOf(tags, name);
  if (!Array.isArray(value)) return [];
  const pairs = (isNumber(value[0]) ? [value] : value) as unknown[];
  return pairs.map((pair) => (Array.isArray(pair) && isNumber(pair[0]) && isNumber(pair[1]) ? pair[0] / pair[1] : Number.NaN));
}

function degreesOf(tags: LooseTags, name: 'GPSLatitude' | 'GPSLongitude'): number | null {
  return signedDegrees(rationals(tags, name), ascii(tags, `${name}Ref`));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number';
}
