import { CAMERA_NAME_MAX_CHARACTERS, LENS_NAME_MAX_CHARACTERS } from '../config.ts';
import type { CaptureTags } from './capture-tags.ts';
import { cleanName } from './capture-words.ts';
import type { CaptureInfo } from './decoded-photo.ts';

/** Camera and exposure of one photo; null for what is not known. */
export type CameraInfo = Pick<
  CaptureInfo,
  'cameraMake' | 'cameraModel' | 'lens' | 'iso' | 'fNumber' | 'exposureSeconds' | 'focalLengthMm'
>;

const COMPANY_WORDS =
  /[\s,.]+(?:corporation|corp|company|co|ltd|limited|inc|gmbh|ag|kg|imaging|optical|computer|electric|electronics|techwin|camera|digital|photo film|aerospace)?\.?$/i;
const NO_NAME = /^(?:unknown|none|null|undefined|n\/?a|camera|digital camera|model|make|default|lens|no lens|manual|-+)$/i;
const NO_LENS = /^(?:0(?:\.0)? ?mm.*|.*\b0\.0 ?mm f\/0\.0.*|[\d .]+|(?:none|unknown|unknown lens|n\/a|no lens|manual lens no cpu).*)$/i;

/** Film and sensor speeds that exist reach 4,560,000 (Canon ME20F). */
const ISO_MAX = 4_560_000;
/** The field has 16 bits; this value says "look elsewhere". Source: EXIF 2.3, PhotographicSensitivity. */
const ISO_OVERFLOW = 65_535;
/** From the fastest lens made (f/0.33, Zeiss, a joke) to a pinhole. */
const F_NUMBER_RANGE = [0.3, 1000] as const;
/** From a scientific high-speed camera to a day-long exposure, seconds. */
const EXPOSURE_RANGE = [1e-9, 86_400] as const;
/** From a phone's wide lens to a telescope, millimetres. */
const FOCAL_LENGTH_RANGE = [0.2, 20_000] as const;

/** The first believable value of each, in the order of the places given. */
export function chooseCamera(tags: readonly CaptureTags[]): CameraInfo {
  const cameraMake = firstOf(tags, (tag) => tidyMake(tag.make));
  return {
    cameraMake,
    cameraModel: firstOf(tags, (tag) => tidyModel(tag.model, cameraMake)),
    lens: firstOf(tags, (tag) => tidyLens(tag.lens)),
    iso: firstOf(tags, (tag) => tag.isos.find((iso) => iso > 0 && iso <= ISO_MAX && iso !== ISO_OVERFLOW) ?? null),
    fNumber: firstOf(tags, (tag) => firstWithin(tag.fNumbers, F_NUMBER_RANGE)),
    exposureSeconds: firstOf(tags, (tag) => firstWithin(tag.exposures, EXPOSURE_RANGE)),
    focalLengthMm: firstOf(tags, (tag) => firstWithin(tag.focalLength === null ? [] : [tag.focalLength], FOCAL_LENGTH_RANGE)),
  };
}

/** EXIF orientation, 1 to 8; 1 for anything else. */
export function chooseOrientation(tags: readonly CaptureTags[]): number {
  return firstOf(tags, ({ orientation }) => (orientation !== null && [1, 2, 3, 4, 5, 6, 7, 8].includes(orientation) ? orientation : null)) ?? 1;
}

/** "NIKON CORPORATION" is NIKON: the maker without its legal form. */
function tidyMake(raw: string | null): string | null {
  const name = cleanName(raw, CAMERA_NAME_MAX_CHARACTERS);
  if (name === null || NO_NAME.test(name)) return null;
  let short = name;
  for (let next = short.replace(COMPANY_WORDS, ''); next !== short && next !== ''; next = short.replace(COMPANY_WORDS, '')) short = next;
  return short;
}

/** "NIKON D90" of a NIKON is D90, so that make and model together read NIKON D90. */
function tidyModel(raw: string | null, make: string | null): string | null {
  const name = cleanName(raw, CAMERA_NAME_MAX_CHARACTERS);
  if (name === null || NO_NAME.test(name)) return null;
  // "EASTMAN KODAK" names its models KODAK: the last word of the make counts like the whole.
  const brands = make === null ? [] : [make, make.slice(make.lastIndexOf(' ') + 1)];
  const brand = brands.find((word) => name.toLowerCase().startsWith(`${word.toLowerCase()} `));
  return brand === undefined ? name : name.slice(brand.length).trim();
}

function tidyLens(raw: string | null): string | null {
  const name = cleanName(raw, LENS_NAME_MAX_CHARACTERS);
  return name === null || NO_NAME.test(name) || NO_LENS.test(name) ? null : name;
}

function firstWithin(values: readonly number[], [low, high]: readonly [number, number]): number | null {
  return values.find((value) => value >= low && value <= high) ?? null;
}

function firstOf<T>(tags: readonly CaptureTags[], read: (tags: CaptureTags) => T | null): T | null {
  for (const tag of tags) {
    const value = read(tag);
    if (value !== null) return value;
  }
  return null;
}
