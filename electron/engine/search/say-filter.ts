import type { FilterMeaning } from '../../../shared/contract/question-words.ts';
import { stretchText } from './calendar.ts';
import { dayPart } from './date-names.ts';

const SHAPES = { portrait: 'higher than wide', landscape: 'wider than high', square: 'square' } as const;

/** What a filter asks for, in English: "taken in 2019". @param meanings One of them must hold. */
export function sayFilter(meanings: readonly FilterMeaning[], negated: boolean): string {
  return `${negated ? 'not ' : ''}${meanings.map(sayMeaning).join(' or ')}`;
}

function sayMeaning(meaning: FilterMeaning): string {
  switch (meaning.kind) {
    case 'taken': return `taken ${stretchText(meaning)}`;
    case 'day-of-year': return `taken on day ${meaning.day} of month ${meaning.month}, any year`;
    case 'month': return `taken in month ${meaning.month} of any year`;
    case 'season': return `taken in ${meaning.season}`;
    case 'weekdays': return `taken ${sayWeekdays(meaning.weekdays)}`;
    case 'hours': return `taken ${dayPart(meaning.part).says} (${meaning.from}:00 to ${meaning.to}:00)`;
    case 'place': return `taken in ${meaning.name}`;
    case 'near': return `taken within ${meaning.radiusKm} km of ${meaning.name}`;
    case 'map-part': return 'taken in this part of the map';
    case 'camera': return `taken with ${meaning.name}`;
    case 'tag': return `tagged “${meaning.name}”`;
    case 'album': return `in the album “${meaning.name}”`;
    case 'text': return `${meaning.field} “${meaning.value}”`;
    case 'path': return `“${meaning.value}” in the path`;
    case 'folder': return `in a folder called ${meaning.name}`;
    case 'type': return `of type ${meaning.name}`;
    case 'shape': return SHAPES[meaning.shape];
    case 'rating': return `rated ${meaning.stars}${meaning.orMore ? ' or more' : ''}`;
    case 'number': return `${meaning.field} ${meaning.range}`;
    case 'is': return meaning.what;
    case 'has': return `with a ${meaning.what}`;
  }
}

function sayWeekdays(weekdays: readonly number[]): string {
  const [first] = weekdays;
  if (weekdays.length === 1) return `on weekday ${first} (1 is Monday)`;
  return first === 6 ? 'on a weekend' : 'Monday to Friday';
}
