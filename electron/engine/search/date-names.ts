import type { Season } from './calendar.ts';

const MONTHS: Readonly<Record<string, number>> = {
  january: 1, januar: 1, jänner: 1, february: 2, februar: 2, march: 3, märz: 3, maerz: 3, april: 4, may: 5, mai: 5,
  june: 6, juni: 6, july: 7, juli: 7, august: 8, september: 9, october: 10, oktober: 10, november: 11,
  december: 12, dezember: 12,
};
const SHORT_MONTHS: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, mär: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10, okt: 10, nov: 11, dec: 12, dez: 12,
};
const SEASONS: Readonly<Record<string, Season>> = {
  spring: 'spring', springtime: 'spring', frühling: 'spring', frühjahr: 'spring', fruehling: 'spring', fruehjahr: 'spring',
  summer: 'summer', summertime: 'summer', sommer: 'summer', autumn: 'autumn', fall: 'autumn', herbst: 'autumn',
  winter: 'winter', wintertime: 'winter',
};
const WEEKDAYS: Readonly<Record<string, number>> = {
  monday: 1, montag: 1, tuesday: 2, dienstag: 2, wednesday: 3, mittwoch: 3, thursday: 4, donnerstag: 4, friday: 5, freitag: 5,
  saturday: 6, samstag: 6, sonnabend: 6, sunday: 7, sonntag: 7,
};
const NUMBERS: Readonly<Record<string, number>> = {
  a: 1, an: 1, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, twelve: 12,
  einem: 1, einer: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10, zwölf: 12,
};
const UNITS: Readonly<Record<string, 'day' | 'week' | 'month' | 'year'>> = {
  day: 'day', days: 'day', tag: 'day', tage: 'day', tagen: 'day',
  week: 'week', weeks: 'week', woche: 'week', wochen: 'week',
  month: 'month', months: 'month', monat: 'month', monate: 'month', monaten: 'month',
  year: 'year', years: 'year', jahr: 'year', jahre: 'year', jahren: 'year',
};
/** Local hours, `from` inclusive, `to` exclusive. Chosen: what people call these parts of the day, wide rather than narrow. */
const DAY_PARTS: Readonly<Record<string, { readonly says: string; readonly from: number; readonly to: number }>> = {
  night: { says: 'at night', from: 20, to: 6 },
  morning: { says: 'in the morning', from: 5, to: 12 },
  noon: { says: 'around noon', from: 11, to: 14 },
  afternoon: { says: 'in the afternoon', from: 12, to: 18 },
  evening: { says: 'in the evening', from: 17, to: 23 },
  midnight: { says: 'around midnight', from: 23, to: 2 },
};

const alternatives = (names: Readonly<Record<string, unknown>>): string =>
  Object.keys(names).toSorted((a, b) => b.length - a.length).join('|');

/** Sources of regular expressions that match these names in English and German. */
export const MONTH = `(?:${alternatives(MONTHS)})`;
export const MONTH_OR_SHORT = String.raw`(?:${alternatives({ ...MONTHS, ...SHORT_MONTHS })})\.?`;
export const SEASON = `(?:${alternatives(SEASONS)})`;
export const WEEKDAY = `(?:${alternatives(WEEKDAYS)})`;
export const UNIT = `(?:${alternatives(UNITS)})`;
export const NUMBER = String.raw`(?:\d{1,3}|${alternatives(NUMBERS)})`;
export const YEAR = String.raw`(?:1[89]|20)\d\d`;

const key = (name: string | undefined): string => (name ?? '').normalize('NFC').toLowerCase().replace(/\.$/, '');

/** 1 to 12, or null. */
export function monthNamed(name: string | undefined): number | null {
  return MONTHS[key(name)] ?? SHORT_MONTHS[key(name)] ?? null;
}

export function seasonNamed(name: string | undefined): Season | null {
  return SEASONS[key(name)] ?? null;
}

/** 1 Monday to 7 Sunday, or null; plural and adverbial `s` count ("Sundays", "sonntags"). */
export function weekdayNamed(name: string | undefined): number | null {
  return WEEKDAYS[key(name)] ?? WEEKDAYS[key(name).replace(/s$/, '')] ?? null;
}

export function unitNamed(name: string | undefined): 'day' | 'week' | 'month' | 'year' | null {
  return UNITS[key(name)] ?? null;
}

/** A whole number in digits or words, or null. */
export function numberNamed(name: string | undefined): number | null {
  const digits = Number(name);
  return name !== undefined && name !== '' && Number.isInteger(digits) ? digits : (NUMBERS[key(name)] ?? null);
}

export function dayPart(name: keyof typeof DAY_PARTS): { readonly says: string; readonly from: number; readonly to: number } {
  const part = DAY_PARTS[name];
  if (!part) throw new Error(`no part of the day is called ${name}`);
  return part;
}
