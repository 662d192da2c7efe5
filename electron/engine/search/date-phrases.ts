import {
  dayPeriod, daysPeriod, EARLIEST_YEAR, lastEnded, monthPeriod, SEASON_START, seasonPeriod, shiftDay, startOfDay,
  weekdayOf, yearOf, yearPeriod,
} from './calendar.ts';
import type { Period, Stretch } from './calendar.ts';
import {
  dayPart, MONTH, MONTH_OR_SHORT, monthNamed, NUMBER, numberNamed, SEASON, seasonNamed, UNIT, unitNamed, WEEKDAY, weekdayNamed, YEAR,
} from './date-names.ts';
import { phrase, phraseWithDigits } from './phrase.ts';
import type { LibraryFacts, PhraseRule, Reading } from './read-phrases.ts';

const taken = (stretch: Stretch): Reading => ({ filter: { takenBetween: stretch }, means: [{ kind: 'taken', ...stretch }], field: 'date' });
const orNull = (period: Period | null): Reading | null => (period ? taken(period) : null);

/** A year that photos can be from: nothing before photography, nothing that has not begun. */
function plausibleYear(text: string | undefined, todayMs: number): number | null {
  const year = Number(text);
  return year >= EARLIEST_YEAR && year <= yearOf(todayMs) ? year : null;
}

/** A moment in words inside a longer phrase: "2018", "March 2018", "12 March 2018", "2018-03-12", "summer 2018". */
const MOMENT = String.raw`(?:\d{1,2}\.? ${MONTH_OR_SHORT},? ${YEAR}|${MONTH_OR_SHORT} \d{1,2},? ${YEAR}|${YEAR}-\d\d-\d\d|${YEAR}-\d\d|\d{1,2}\.\d{1,2}\.${YEAR}|${MONTH_OR_SHORT},? ${YEAR}|${SEASON},? ${YEAR}|${YEAR})`;

const MOMENT_FORMS: readonly (readonly [RegExp, (m: RegExpExecArray) => Period | null])[] = [
  [new RegExp(`^(${YEAR})$`, 'iu'), (m) => yearPeriod(Number(m[1]))],
  [new RegExp(String.raw`^(${YEAR})-(\d\d)$`, 'iu'), (m) => (Number(m[2]) >= 1 && Number(m[2]) <= 12 ? monthPeriod(Number(m[1]), Number(m[2])) : null)],
  [new RegExp(String.raw`^(${YEAR})-(\d\d)-(\d\d)$`, 'iu'), (m) => dayPeriod(Number(m[1]), Number(m[2]), Number(m[3]))],
  [new RegExp(String.raw`^(\d{1,2})\.(\d{1,2})\.(${YEAR})$`, 'iu'), (m) => dayPeriod(Number(m[3]), Number(m[2]), Number(m[1]))],
  [new RegExp(String.raw`^(${MONTH_OR_SHORT}),?\s+(${YEAR})$`, 'iu'), (m) => monthPeriod(Number(m[2]), monthNamed(m[1]) ?? 1)],
  [new RegExp(String.raw`^(\d{1,2})\.?\s+(${MONTH_OR_SHORT}),?\s+(${YEAR})$`, 'iu'), (m) => dayPeriod(Number(m[3]), monthNamed(m[2]) ?? 1, Number(m[1]))],
  [new RegExp(String.raw`^(${MONTH_OR_SHORT})\s+(\d{1,2}),?\s+(${YEAR})$`, 'iu'), (m) => dayPeriod(Number(m[3]), monthNamed(m[1]) ?? 1, Number(m[2]))],
  [new RegExp(String.raw`^(${SEASON}),?\s+(${YEAR})$`, 'iu'), (m) => seasonPeriod(seasonNamed(m[1]) ?? 'summer', Number(m[2]))],
];

/** The period that a moment in words covers, or null where it is none or has not begun. */
export function momentPeriod(text: string, todayMs: number): Period | null {
  for (const [pattern, read] of MOMENT_FORMS) {
    const match = pattern.exec(text.trim());
    const period = match ? read(match) : null;
    if (period) return period.fromMs <= todayMs && yearOf(period.fromMs) >= EARLIEST_YEAR ? period : null;
  }
  return null;
}

function lastNamed(name: string, todayMs: number): Period | null {
  const season = seasonNamed(name);
  if (season) return lastEnded((year) => seasonPeriod(season, year), todayMs);
  const month = monthNamed(name);
  if (month !== null) return lastEnded((year) => monthPeriod(year, month), todayMs);
  const weekday = weekdayNamed(name);
  if (weekday !== null) return daysPeriod(startOfDay(todayMs) - (((weekdayOf(todayMs) - weekday + 6) % 7) + 1) * 86_400_000);
  const monday = shiftDay(todayMs, 'day', 1 - weekdayOf(todayMs));
  if (/^week-?end|^wochenende/i.test(name)) {
    // On a Monday to Saturday the last weekend is the one before this week; on a Sunday too, since this one is not over.
    return daysPeriod(shiftDay(monday, 'day', -2), 2);
  }
  switch (unitNamed(name)) {
    case 'week': return daysPeriod(shiftDay(monday, 'week', -1), 7);
    case 'month': return monthPeriod(yearOf(todayMs), new Date(todayMs).getUTCMonth());
    case 'year': return yearPeriod(yearOf(todayMs) - 1);
    case 'day': case null: return null;
  }
}

function thisNamed(name: string, todayMs: number): Period | null {
  const season = seasonNamed(name);
  const year = yearOf(todayMs);
  if (season) {
    const before = seasonPeriod(season, year - 1);
    return before.toMs > todayMs ? before : seasonPeriod(season, year);
  }
  const month = monthNamed(name);
  if (month !== null) return monthPeriod(year, month);
  switch (unitNamed(name)) {
    case 'week': return daysPeriod(shiftDay(todayMs, 'day', 1 - weekdayOf(todayMs)), 7);
    case 'month': return monthPeriod(year, new Date(todayMs).getUTCMonth() + 1);
    case 'year': return yearPeriod(year);
    case 'day': case null: return null;
  }
}

function decade(text: string, todayMs: number): Reading | null {
  const digits = Number(text);
  const year = digits >= 100 ? digits : yearOf(todayMs) - (yearOf(todayMs) % 100) + digits;
  const start = year > yearOf(todayMs) ? year - 100 : year;
  return orNull({ fromMs: Date.UTC(start, 0, 1), toMs: Date.UTC(start + 10, 0, 1) });
}

/** The same day of every year that the library holds: the filter has no day of the month. */
function dayOfAnyYear(month: number, day: number, facts: LibraryFacts): Reading | null {
  const periods = facts.facets.years.map((year) => dayPeriod(Number(year.value), month, day)).filter((period) => period !== null);
  if (periods.length === 0 || day < 1) return null;
  return { filter: { any: periods.map((takenBetween) => ({ takenBetween })) }, means: [{ kind: 'day-of-year', month, day }], field: 'date' };
}

const hours = (name: 'night' | 'morning' | 'noon' | 'afternoon' | 'evening' | 'midnight'): Reading => {
  const { from, to } = dayPart(name);
  return { filter: { hours: { from, to } }, means: [{ kind: 'hours', part: name, from, to }], field: 'time' };
};
const ON = String.raw`(?:taken |aufgenommen )?(?:in|during|from|of|im|aus(?: dem)?|vom|von) (?:the |dem )?(?:(?:year|jahre?) )?`;
const LAST = '(?:last|letzte[nrsm]?|vorige[nrsm]?|vergangene[nrsm]?)';
const THIS = '(?:this|diese[nrsm]?)';
const NAMED = `(?:${SEASON}|${MONTH}|${WEEKDAY}|week-?end|wochenende|week|woche|month|monat|year|jahr)`;

/**
 * Dates and times as people say them, in English and German. Only forms that mean a date whatever stands around them:
 * "May", "summer" or "night" alone stay words.
 */
export const DATE_RULES: readonly PhraseRule[] = [
  { pattern: phraseWithDigits(String.raw`(?:between|zwischen) (${MOMENT}) (?:and|und) (${MOMENT})|(?:from|von) (${MOMENT}) (?:to|till|until|through|bis) (${MOMENT})|(${YEAR})\s?(?:-|–|\.\.)\s?(${YEAR})`),
    read: (m, facts) => {
      const first = momentPeriod(m[1] ?? m[3] ?? m[5] ?? '', facts.todayMs);
      const last = momentPeriod(m[2] ?? m[4] ?? m[6] ?? '', facts.todayMs);
      if (!first || !last) return null;
      return taken(first.fromMs <= last.fromMs ? { fromMs: first.fromMs, toMs: last.toMs } : { fromMs: last.fromMs, toMs: first.toMs });
    } },
  { pattern: phraseWithDigits(`(?:taken )?(?:before|earlier than|vor(?: dem)?) (${MOMENT})`), read: (m, facts) => {
    const period = momentPeriod(m[1] ?? '', facts.todayMs);
    return period && taken({ fromMs: null, toMs: period.fromMs });
  } },
  { pattern: phraseWithDigits(`(?:taken )?(?:after|later than|nach(?: dem)?) (${MOMENT})`), read: (m, facts) => {
    const period = momentPeriod(m[1] ?? '', facts.todayMs);
    return period && taken({ fromMs: period.toMs, toMs: null });
  } },
  { pattern: phraseWithDigits(`(?:taken )?(?:since|seit(?: dem)?|ab) (${MOMENT})`), read: (m, facts) => {
    const period = momentPeriod(m[1] ?? '', facts.todayMs);
    return period && taken({ fromMs: period.fromMs, toMs: null });
  } },
  { pattern: phraseWithDigits(`(?:taken )?(?:until|till|up to|bis(?: zum)?) (${MOMENT})`), read: (m, facts) => {
    const period = momentPeriod(m[1] ?? '', facts.todayMs);
    return period && taken({ fromMs: null, toMs: period.toMs });
  } },
  { pattern: phraseWithDigits(String.raw`(?:in |from |of |during |im |aus )?(?:the |den |dem )?((?:18|19|20)\d0|[2-9]0)(?:'?s|er(?:n| jahren?)?)`), read: (m, facts) => decade(m[1] ?? '', facts.todayMs) },
  { pattern: phraseWithDigits(`(?:${ON}|(?:taken )?(?:on|at|am|vom) )(${MOMENT})`), read: (m, facts) => orNull(momentPeriod(m[1] ?? '', facts.todayMs)) },
  { pattern: phrase(`(?:in |from |of |during |im |am |vom |aus )?(?:the )?(?:${LAST}) (${NAMED})`), read: (m, facts) => orNull(lastNamed(m[1] ?? '', facts.todayMs)) },
  { pattern: phrase(`(?:in |from |of |during |aus )?(?:${THIS}) (${SEASON}|${MONTH}|week|woche|month|monat|year|jahr)`), read: (m, facts) => orNull(thisNamed(m[1] ?? '', facts.todayMs)) },
  { pattern: phrase(`(?:in |from |during |of )?(?:the |den )?(?:last|past|letzten|vergangenen) (${NUMBER}) (${UNIT})`), read: (m, facts) => {
    const [count, unit] = [numberNamed(m[1]), unitNamed(m[2])];
    return count && unit ? taken({ fromMs: shiftDay(facts.todayMs, unit, -count), toMs: null }) : null;
  } },
  { pattern: phrase(`(${NUMBER}) (${UNIT}) ago|vor (${NUMBER}) (${UNIT})`), read: (m, facts) => agoReading(m[1] ?? m[3], m[2] ?? m[4], facts.todayMs) },
  { pattern: phrase('(?:from )?(?:the )?day before yesterday|vorgestern'), read: (_, facts) => taken(daysPeriod(shiftDay(facts.todayMs, 'day', -2))) },
  { pattern: phrase('(?:from )?yesterday|(?:von )?gestern'), read: (_, facts) => taken(daysPeriod(shiftDay(facts.todayMs, 'day', -1))) },
  { pattern: phrase('(?:from |taken )?today|(?:von )?heute'), read: (_, facts) => taken(daysPeriod(startOfDay(facts.todayMs))) },
  { pattern: phraseWithDigits(`(?:${MOMENT})`), read: (m, facts) => (new RegExp(`^${YEAR}$`).test(m[0]) ? bareYear(m, facts) : orNull(momentPeriod(m[0], facts.todayMs))) },
  { pattern: phrase(String.raw`(?:on (?:the )?|am )(?:(\d{1,2})(?:st|nd|rd|th|\.)? (?:of )?(${MONTH})|(${MONTH}) (\d{1,2})(?:st|nd|rd|th)?)`),
    read: (m, facts) => dayOfAnyYear(monthNamed(m[2] ?? m[3]) ?? 0, Number(m[1] ?? m[4]), facts) },
  { pattern: phrase(`(?:in|during|im) (?:the )?(?:month of |monat )?(${MONTH})`), read: (m) => {
    const month = monthNamed(m[1]);
    return month === null ? null : { filter: { months: [month] }, means: [{ kind: 'month', month }], field: 'date' };
  } },
  { pattern: phrase(`(?:in|during|im) (?:the )?(${SEASON})`), staysInLook: true, read: (m) => {
    const season = seasonNamed(m[1]);
    if (!season) return null;
    const months = [0, 1, 2].map((i) => ((SEASON_START[season] - 1 + i) % 12) + 1);
    return { filter: { months }, means: [{ kind: 'season', season }], field: 'date' };
  } },
  { pattern: phrase('(?:on |at |during )?(?:the )?weekends|(?:on|at|during) (?:the |a )?weekend|(?:am|an) wochenenden?'),
    read: () => ({ filter: { weekdays: [6, 7] }, means: [{ kind: 'weekdays', weekdays: [6, 7] }], field: 'date' }) },
  { pattern: phrase('on weekdays|on (?:a )?weekday|an werktagen|werktags'), read: () => ({ filter: { weekdays: [1, 2, 3, 4, 5] }, means: [{ kind: 'weekdays', weekdays: [1, 2, 3, 4, 5] }], field: 'date' }) },
  { pattern: phrase(`(?:on (?:a )?|am |an )(${WEEKDAY}(?:en|[se])?)|(${WEEKDAY}s)`), read: (m) => {
    const weekday = weekdayNamed((m[1] ?? m[2] ?? '').replace(/tagen?$/i, 'tag'));
    return weekday === null ? null : { filter: { weekdays: [weekday] }, means: [{ kind: 'weekdays', weekdays: [weekday] }], field: 'date' };
  } },
  { pattern: phrase('(?:at|by) night|in the night|during the night|nachts|in der nacht|bei nacht'), staysInLook: true, read: () => hours('night') },
  { pattern: phrase('in the mornings?|morgens|am morgen|am vormittag|vormittags'), staysInLook: true, read: () => hours('morning') },
  { pattern: phrase('in the afternoons?|nachmittags|am nachmittag'), staysInLook: true, read: () => hours('afternoon') },
  { pattern: phrase('in the evenings?|abends|am abend'), staysInLook: true, read: () => hours('evening') },
  { pattern: phrase('at noon|at midday|mittags|am mittag'), staysInLook: true, read: () => hours('noon') },
  { pattern: phrase('at midnight|um mitternacht'), staysInLook: true, read: () => hours('midnight') },
];

function agoReading(number: string | undefined, unitName: string | undefined, todayMs: number): Reading | null {
  const [count, unit] = [numberNamed(number), unitNamed(unitName)];
  if (!count || !unit) return null;
  const dayMs = shiftDay(todayMs, unit, -count);
  if (unit === 'year') return orNull(yearPeriod(yearOf(dayMs)));
  if (unit === 'month') return orNull(monthPeriod(yearOf(dayMs), new Date(dayMs).getUTCMonth() + 1));
  if (unit === 'week') return orNull(daysPeriod(shiftDay(dayMs, 'day', 1 - weekdayOf(dayMs)), 7));
  return orNull(daysPeriod(dayMs));
}

/** A year without a preposition is a date only as the whole or the end of a question, and where the library has photos of it. */
function bareYear(match: RegExpExecArray, facts: LibraryFacts): Reading | null {
  const year = plausibleYear(match[0], facts.todayMs);
  const isLast = match.input.slice(match.index + match[0].length).trim() === '';
  const isHeld = facts.facets.years.some(({ value }) => Number(value) === year);
  return year !== null && isLast && isHeld ? taken(yearPeriod(year)) : null;
}
