import { i18n } from '@lingui/core';
import type { Photo } from '../../../shared/contract/schemas.ts';

/** Exposures this long and longer are written in seconds, not as a fraction. */
const FRACTION_BELOW_S = 0.3;
/** A focal length is measured to about a tenth, and written whole from here on, millimetres. */
const WHOLE_FROM_MM = 10;

/** How a photo was exposed, in the usual notation and order: `35 mm`, `f/2.8`, `1/250 s`, `ISO 200`; what is unknown is left out. */
export function describeExposure(photo: Pick<Photo, 'focalLengthMm' | 'fNumber' | 'exposureSeconds' | 'iso'>): readonly string[] {
  const number = (value: number, digits: number): string => new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: digits, useGrouping: false }).format(value);
  const { focalLengthMm, fNumber, exposureSeconds, iso } = photo;
  const isKnown = (value: number | null): value is number => value !== null && value > 0;
  return [
    isKnown(focalLengthMm) ? `${number(focalLengthMm, focalLengthMm < WHOLE_FROM_MM ? 1 : 0)} mm` : '',
    isKnown(fNumber) ? `f/${number(fNumber, 1)}` : '',
    isKnown(exposureSeconds) ? `${exposureSeconds < FRACTION_BELOW_S ? `1/${number(1 / exposureSeconds, 0)}` : number(exposureSeconds, 1)} s` : '',
    isKnown(iso) ? `ISO ${number(iso, 0)}` : '',
  ].filter((part) => part !== '');
}

/** Minutes east of UTC as written after a time: `UTC+2`, `UTC−3:30`. */
export function describeOffset(offsetMinutes: number): string {
  if (offsetMinutes === 0) return 'UTC';
  const size = Math.abs(offsetMinutes);
  const minutes = size % 60;
  return `UTC${offsetMinutes < 0 ? '−' : '+'}${Math.floor(size / 60)}${minutes === 0 ? '' : `:${String(minutes).padStart(2, '0')}`}`;
}

/** Megapixels of a picture, to one digit below ten. */
export function megapixels(width: number, height: number): number {
  const millions = (width * height) / 1e6;
  return millions < 10 ? Math.round(millions * 10) / 10 : Math.round(millions);
}
