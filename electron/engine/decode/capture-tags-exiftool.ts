import { emptyTags, timeTag } from './capture-tags.ts';
import type { CaptureTags, TagOrigin, TimeTag } from './capture-tags.ts';
import { withExiftoolPath } from './exiftool-process.ts';
import type { getExiftool } from './exiftool-process.ts';

/** What is asked of exiftool; `#` gives the number instead of its words. */
const ARGUMENTS = [
  '-fast', '-G1', '-a', '-api', 'largefilesupport=1', '-c', '%.8f',
  '-DateTimeOriginal', '-SubSecTimeOriginal', '-OffsetTimeOriginal', '-CreateDate', '-SubSecTimeDigitized', '-OffsetTimeDigitized',
  '-ModifyDate', '-SubSecTime', '-OffsetTime', '-CreationDate', '-CreationDateValue', '-DateCreated', '-TimeCreated',
  '-DigitalCreationDate', '-DigitalCreationTime', '-GPSDateStamp', '-GPSTimeStamp', '-GPSLatitude#', '-GPSLongitude#',
  '-Make', '-Model', '-LensModel', '-Lens', '-LensID', '-ISO#', '-RecommendedExposureIndex#', '-FNumber#', '-ApertureValue#',
  '-ExposureTime#', '-ShutterSpeedValue#', '-FocalLength#', '-Rating#', '-RatingPercent#', '-Orientation#', '-Subject',
  '-HierarchicalSubject', '-TagsList', '-Keywords', '-XPKeywords', '-Description', '-Title', '-Caption-Abstract', '-Headline',
  '-ObjectName', '-ImageDescription', '-UserComment', '-XPTitle', '-XPComment', '-XPSubject', '-ContentIdentifier', '-MediaGroupUUID',
  '-MotionPhoto', '-MicroVideo', '-EmbeddedVideoType',
];

/** Groups of exiftool's family 1 in which a tag is looked for, best first; a last `''` takes any group. */
const EXIF_GROUPS = ['ExifIFD', 'IFD0', 'GPS', 'SubIFD', 'MakerNotes', 'Composite'];
const MOVIE_GROUPS = ['Keys', 'ItemList', 'UserData', 'QuickTime', 'Matroska', 'Composite', ''];

/** The running exiftool, as exiftool-process.ts gives it. */
type ExifTool = NonNullable<Awaited<ReturnType<typeof getExiftool>>>;
type Values = ReadonlyMap<string, readonly string[]>;

/**
 * The capture tags of any file, read by exiftool: about 10 ms a file, every format and maker.
 *
 * @param path Absolute path in the store's escaped form.
 * @param isMovie For a video the container's own tags are read too.
 * @throws Error when exiftool fails on the file or takes too long.
 */
export async function readTagsWithExiftool(exiftool: ExifTool, path: string, isMovie: boolean): Promise<CaptureTags[]> {
  const found = await withExiftoolPath(path, async (plain) => await exiftool.readRaw(plain, { readArgs: ARGUMENTS }));
  const values: Values = new Map(Object.entries(found).map(([name, value]) => [name, [value].flat().map(String)]));
  const tags = [readCamera(values, 'exif', EXIF_GROUPS), readXmp(values), readIptc(values)];
  return isMovie ? [readMovie(values), ...tags] : tags;
}

function readCamera(values: Values, origin: TagOrigin, groups: readonly string[]): CaptureTags {
  const first = (name: string): string | null => find(values, groups, name)[0] ?? null;
  const numbers = (...names: readonly string[]): number[] => names.map((name) => toNumber(first(name))).filter((value) => value !== null);
  const gpsDate = find(values, ['GPS'], 'GPSDateStamp')[0];
  const gpsClock = find(values, ['GPS'], 'GPSTimeStamp')[0];
  return {
    ...emptyTags(origin),
    times: readExifTimes(values),
    gpsTime: gpsDate === undefined || gpsClock === undefined ? null : `${gpsDate} ${gpsClock}`,
    // The composite has its hemisphere applied, and is missing where the hemisphere is.
    latitude: toNumber(find(values, ['Composite'], 'GPSLatitude')[0] ?? null),
    longitude: toNumber(find(values, ['Composite'], 'GPSLongitude')[0] ?? null),
    make: first('Make'),
    model: first('Model'),
    lens: find(values, ['ExifIFD', 'Composite', ''], 'LensModel')[0] ?? find(values, ['Composite'], 'LensID')[0] ?? null,
    isos: numbers('ISO', 'RecommendedExposureIndex'),
    // exiftool gives the two APEX values as f-number and seconds already.
    fNumbers: numbers('FNumber', 'ApertureValue'),
    exposures: numbers('ExposureTime', 'ShutterSpeedValue'),
    focalLength: numbers('FocalLength')[0] ?? null,
    rating: toNumber(find(values, ['IFD0'], 'Rating')[0] ?? null),
    ratingPercent: toNumber(find(values, ['IFD0'], 'RatingPercent')[0] ?? null),
    keywords: find(values, ['IFD0'], 'XPKeywords').flatMap((text) => text.split(';')),
    captions: ['ImageDescription', 'UserComment', 'XPTitle', 'XPComment', 'XPSubject'].flatMap((name) => find(values, ['IFD0', 'ExifIFD'], name)),
    orientation: toNumber(find(values, ['IFD0'], 'Orientation')[0] ?? null),
    contentId: find(values, ['Apple'], 'ContentIdentifier')[0] ?? find(values, ['Apple'], 'MediaGroupUUID')[0] ?? null,
    claimsMotion: find(values, ['Samsung', ''], 'EmbeddedVideoType').includes('MotionPhoto_Data'),
  };
}

function readExifTimes(values: Values): TimeTag[] {
  const get = (name: string): string | null => find(values, ['ExifIFD', 'IFD0'], name)[0] ?? null;
  const changed = get('ModifyDate');
  const times: TimeTag[] = [];
  for (const [name, suffix] of [['DateTimeOriginal', 'Original'], ['CreateDate', 'Digitized'], ['ModifyDate', '']] as const) {
    const text = get(name);
    if (text === null) continue;
    const offset = get(`OffsetTime${suffix}`) ?? (text === changed ? get('OffsetTime') : null);
    times.push({ ...timeTag(text, 'exif'), subSeconds: get(`SubSecTime${suffix}`), offset, isChange: name === 'ModifyDate' });
  }
  return times;
}

/** The container's own tags: a creation date with its zone before mvhd's, which is UTC. */
function readMovie(values: Values): CaptureTags {
  const zoned = ['CreationDate', 'CreationDateValue', 'DateTimeOriginal'].flatMap((name) =>
    find(values, ['Keys', 'ItemList', 'UserData', 'XML', 'QuickTime', 'Canon', 'CNTH', 'Sony'], name).slice(0, 1),
  );
  const utc = [...find(values, ['QuickTime'], 'CreateDate'), ...find(values, ['Matroska', 'Info'], 'DateTimeOriginal')];
  return {
    ...readCamera(values, 'quicktime', MOVIE_GROUPS),
    times: [...zoned.map((text) => timeTag(text, 'quicktime')), ...utc.map((text) => timeTag(text.replace(/Z$/, ''), 'quicktime', true))],
    keywords: find(values, ['Keys', 'ItemList'], 'Keywords').flatMap((text) => text.split(',')),
    captions: ['Description', 'Title'].flatMap((name) => find(values, ['Keys', 'ItemList', 'UserData', 'Info'], name)),
    rating: null,
    contentId: find(values, ['Keys'], 'ContentIdentifier')[0] ?? null,
  };
}

function readXmp(values: Values): CaptureTags {
  const get = (name: string): readonly string[] => find(values, ['XMP-'], name);
  const times = ['DateTimeOriginal', 'DateCreated', 'CreateDate'].flatMap((name) => get(name).slice(0, 1));
  return {
    ...emptyTags('xmp'),
    times: times.map((text) => timeTag(text, 'xmp')),
    latitude: toNumber(get('GPSLatitude')[0] ?? null),
    longitude: toNumber(get('GPSLongitude')[0] ?? null),
    make: get('Make')[0] ?? null,
    model: get('Model')[0] ?? null,
    lens: get('LensModel')[0] ?? get('Lens')[0] ?? null,
    rating: toNumber(get('Rating')[0] ?? null),
    ratingPercent: toNumber(get('RatingPercent')[0] ?? null),
    keywords: [
      ...get('Subject'),
      ...get('HierarchicalSubject').flatMap((path) => path.split('|')),
      ...get('TagsList').flatMap((path) => path.split('/')),
    ],
    captions: ['Description', 'Title', 'Headline', 'UserComment'].flatMap((name) => get(name).slice(0, 1)),
    claimsMotion: [get('MotionPhoto')[0], get('MicroVideo')[0]].includes('1'),
  };
}

function readIptc(values: Values): CaptureTags {
  const get = (name: string): string | undefined => find(values, ['IPTC'], name)[0];
  const dates = [[get('DateCreated'), get('TimeCreated')], [get('DigitalCreationDate'), get('DigitalCreationTime')]];
  return {
    ...emptyTags('iptc'),
    times: dates.flatMap(([date, clock]) => (date === undefined ? [] : [timeTag(clock === undefined ? date : `${date} ${clock}`, 'xmp')])),
    keywords: find(values, ['IPTC'], 'Keywords'),
    captions: ['Caption-Abstract', 'Headline', 'ObjectName'].flatMap((name) => find(values, ['IPTC'], name)),
  };
}

/** The values of a tag in the first of the groups that has it; a group ending in `-` stands for all that begin so. */
function find(values: Values, groups: readonly string[], name: string): readonly string[] {
  for (const group of groups) {
    const exact = values.get(`${group}:${name}`);
    if (exact !== undefined) return exact;
    if (group !== '' && !group.endsWith('-')) continue;
    for (const [key, value] of values) {
      if (key.startsWith(group) && key.endsWith(`:${name}`)) return value;
    }
  }
  return [];
}

function toNumber(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const value = Number(text.split(/[ ,]/)[0]);
  return Number.isFinite(value) ? value : null;
}
