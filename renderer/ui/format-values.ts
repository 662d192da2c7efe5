import { i18n } from '@lingui/core';

// To make one takes a tenth of a millisecond, which a screen full of cards would feel.
const formats = new Map<string, Intl.NumberFormat>();

/** A number in the window's language. */
export function formatNumber(value: number, fractionDigits = 0): string {
  const key = `${i18n.locale} ${fractionDigits}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(i18n.locale, { maximumFractionDigits: fractionDigits })));
  return format.format(value);
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** A size in the largest unit that leaves at least 1, in steps of 1,000: "3.4 MB". */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return new Intl.NumberFormat(i18n.locale, { style: 'unit', unit: UNITS[step], unitDisplay: 'short', maximumFractionDigits: value < 10 && step > 0 ? 1 : 0 }).format(value);
}
