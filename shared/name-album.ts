import type { AlbumInfo, AlbumTitle } from './contract/album-schemas.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

type Spanned = Pick<AlbumInfo, 'from' | 'to'>;

/**
 * What an automatic album is called in English: `Weekend in Bilbao, October 2016`, `Supermarket, 17 October 2020`. The
 * window says the same by the same pattern in its own language.
 */
export function nameAlbum({ pattern, place, what }: AlbumTitle, { from, to }: Spanned): string {
  const subject = what && place ? `${what.en} in ${place}` : (what?.en ?? place);
  switch (pattern) {
    case 'weekend': return place === null ? joined(what ? `${what.en}, weekend` : 'Weekend', sayDays({ from, to })) : joined(`Weekend in ${place}`, sayMonths({ from, to }));
    case 'trip': return place === null ? joined(what?.en ?? null, sayDays({ from, to })) : joined(place, sayMonths({ from, to }));
    case 'day': return joined(subject, sayDay(from));
    case 'year': return from?.slice(0, 4) ?? '';
    case 'memory': return joined('On this day', from ? `${Number(from.slice(8, 10))} ${monthOf(from)}` : '');
    case 'place': case 'kind': case 'concept': return subject ?? '';
  }
}

function joined(first: string | null, second: string): string {
  return [first, second].filter(Boolean).join(', ');
}

/** `17 October 2020` */
function sayDay(day: string | null): string {
  return day === null ? '' : `${Number(day.slice(8, 10))} ${monthOf(day)} ${day.slice(0, 4)}`;
}

/** `3–9 July 2017`, `30 December 2016 – 2 January 2017` */
function sayDays({ from, to }: Spanned): string {
  if (from === null || to === null || from.slice(0, 10) === to.slice(0, 10)) return sayDay(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8, 10))}–${sayDay(to)}`;
  return `${from.slice(0, 4) === to.slice(0, 4) ? sayDay(from).slice(0, -5) : sayDay(from)} – ${sayDay(to)}`;
}

/** `October 2016`, `July–August 2017`, `December 2016 – January 2017` */
function sayMonths({ from, to }: Spanned): string {
  if (from === null || to === null) return '';
  const last = `${monthOf(to)} ${to.slice(0, 4)}`;
  if (from.slice(0, 7) === to.slice(0, 7)) return last;
  return from.slice(0, 4) === to.slice(0, 4) ? `${monthOf(from)}–${last}` : `${monthOf(from)} ${from.slice(0, 4)} – ${last}`;
}

function monthOf(day: string): string {
  return MONTHS[Number(day.slice(5, 7)) - 1] ?? '';
}

/** Why an album's photos are together, in English: `38 photos within 2 days and 30 km`; empty where there is nothing to say. */
export function sayBecause({ photos, because }: Pick<AlbumInfo, 'photos' | 'because'>): string {
  const { spanDays, withinKm, apartHours, rule } = because;
  const within = [spanDays === null ? null : counted(spanDays, 'day'), withinKm === null ? null : `${withinKm} km`].filter((each) => each !== null);
  const apart = apartHours === null ? null : `${apartHours < 48 ? counted(apartHours, 'hour') : counted(Math.floor(apartHours / 24), 'day')} apart from other photos`;
  const group = within.length === 0 ? null : `${counted(photos, 'photo')} within ${within.join(' and ')}`;
  return [group, apart, rule].filter((each) => each !== null).join('; ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
