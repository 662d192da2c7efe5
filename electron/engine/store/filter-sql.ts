import { AlbumenError } from '../../../shared/contract/errors.ts';
import { FILTER_PARTS_MAX } from '../config.ts';
import { foldName, foldPath, KEYWORD_BORDER, PATH_BORDER } from './fold-columns.ts';
import type { PhotoFilter, TextField } from './photo-filter.ts';
import { borderedIds } from './photo-columns.ts';
import { sqlIn, sqlJoin, sqlNumber, sqlText } from './sql-literal.ts';

/** Mean Earth radius. Source: IUGG, R1. */
const EARTH_RADIUS_KM = 6371.0088;
/** Sides that differ by no more than this factor are a square: cameras' square modes are off by a few pixels. */
export const SQUARE_WITHIN = 1.02;
/** Long side over short side from which a picture is a panorama: the widest single-shot format in use, 16:9, is 1.78. */
export const PANORAMA_FROM = 2;
/** Nested filters deeper than this are refused: LanceDB's parser gives up at about 50 brackets. */
const DEPTH_MAX = 16;

const TEXT_COLUMNS: Record<Exclude<TextField, 'keyword'>, string> = {
  city: 'cityFolded',
  region: 'regionFolded',
  country: 'countryFolded',
  countryCode: 'countryCodeFolded',
  camera: 'cameraFolded',
  lens: 'lensFolded',
  caption: 'captionFolded',
};

/**
 * A filter as SQL over the `photos` table.
 *
 * [Note: Unknown values in filters]
 * A photo that lacks the value asked for (no date, no place) does not match; so `not` means "not known to match", and
 * photos that lack the value pass it. Each condition is therefore true or false, never SQL's null.
 *
 * @throws AlbumenError `bad-input` for a number that is none, or a filter of too many parts.
 */
export function filterSql(filter: PhotoFilter): string {
  const parts = countParts(filter, 0);
  if (parts > FILTER_PARTS_MAX) {
    throw new AlbumenError('bad-input', `the question has ${parts} filters; at most ${FILTER_PARTS_MAX} can be used at once`);
  }
  return conditionOf(filter);
}

function countParts(filter: PhotoFilter, depth: number): number {
  if (depth > DEPTH_MAX) throw new AlbumenError('bad-input', `filters are nested more than ${DEPTH_MAX} deep`);
  const inner = 'all' in filter ? filter.all : 'any' in filter ? filter.any : 'not' in filter ? [filter.not] : [];
  return inner.reduce((sum, part) => sum + countParts(part, depth + 1), 1);
}

function conditionOf(filter: PhotoFilter): string {
  if ('all' in filter) return sqlJoin(filter.all.map(conditionOf), 'AND');
  if ('any' in filter) return sqlJoin(filter.any.map(conditionOf), 'OR');
  if ('not' in filter) return `(NOT ${conditionOf(filter.not)})`;
  if ('takenBetween' in filter) return takenBetween(filter.takenBetween);
  if ('months' in filter) return known('takenMonth', sqlIn('takenMonth', filter.months));
  if ('weekdays' in filter) return known('takenWeekday', sqlIn('takenWeekday', filter.weekdays));
  if ('hours' in filter) return hoursBetween(filter.hours);
  if ('near' in filter) return nearTo(filter.near);
  if ('within' in filter) return withinBox(filter.within);
  if ('text' in filter) return textMatches(filter.text);
  if ('pathContains' in filter) return contains('pathsFolded', foldPath(filter.pathContains), "pathsFolded <> ''");
  if ('folderNamed' in filter) return folderNamed(filter.folderNamed);
  if ('number' in filter) return numberBetween(filter.number);
  if ('shape' in filter) return shapeIs(filter.shape);
  if ('kinds' in filter) return sqlIn('kind', filter.kinds);
  if ('formats' in filter) return sqlIn('format', filter.formats.map((format) => format.toLowerCase()));
  if ('isFavourite' in filter) return filter.isFavourite ? '(isFavourite)' : '(NOT isFavourite)';
  if ('tagged' in filter) return sqlJoin(filter.tagged.map((id) => `contains(tagsFolded, ${sqlText(borderedIds([id]))})`), 'OR');
  if ('inAlbum' in filter) return `contains(albumsFolded, ${sqlText(borderedIds([filter.inAlbum]))})`;
  if ('has' in filter) return hasValue(filter.has);
  return sqlIn('id', filter.ids);
}

/** A condition on a column that may be null, as true or false. */
function known(column: string, condition: string): string {
  return `(${column} IS NOT NULL AND ${condition})`;
}

function takenBetween({ fromMs, toMs }: { fromMs: number | null; toMs: number | null }): string {
  const bounds = [
    ...(fromMs === null ? [] : [`takenAtMs >= ${sqlNumber(fromMs)}`]),
    ...(toMs === null ? [] : [`takenAtMs < ${sqlNumber(toMs)}`]),
  ];
  return known('takenAtMs', sqlJoin(bounds, 'AND'));
}

function hoursBetween({ from, to }: { from: number; to: number }): string {
  const [start, end] = [`takenHour >= ${sqlNumber(from)}`, `takenHour < ${sqlNumber(to)}`];
  return known('takenHour', from > to ? `(${start} OR ${end})` : `(${start} AND ${end})`);
}

/** Great-circle distance by the haversine formula, which stays exact for short distances. */
function nearTo({ latitude, longitude, radiusKm }: { latitude: number; longitude: number; radiusKm: number }): string {
  const [lat, lon] = [`radians(${sqlNumber(latitude)})`, `radians(${sqlNumber(longitude)})`];
  const halfLat = `sin((radians(latitude) - ${lat}) / 2.0)`;
  const halfLon = `sin((radians(longitude) - ${lon}) / 2.0)`;
  const haversine = `${halfLat} * ${halfLat} + cos(radians(latitude)) * cos(${lat}) * ${halfLon} * ${halfLon}`;
  // Compared as haversines: no root, no arc, and nothing can leave asin's range by rounding.
  const limit = Math.sin(Math.min(radiusKm / EARTH_RADIUS_KM / 2, Math.PI / 2)) ** 2;
  if (radiusKm < 0) return 'false';
  return `(latitude IS NOT NULL AND longitude IS NOT NULL AND ${haversine} <= ${sqlNumber(limit)})`;
}

function withinBox({ south, west, north, east }: { south: number; west: number; north: number; east: number }): string {
  const [from, to] = [`longitude >= ${sqlNumber(west)}`, `longitude <= ${sqlNumber(east)}`];
  const longitudes = west > east ? `(${from} OR ${to})` : `${from} AND ${to}`;
  return `(latitude IS NOT NULL AND longitude IS NOT NULL AND latitude >= ${sqlNumber(south)} AND latitude <= ${sqlNumber(north)} AND ${longitudes})`;
}

function textMatches(text: { field: TextField; is?: string; contains?: string }): string {
  const conditions: string[] = [];
  if (text.field === 'keyword') {
    if (text.is !== undefined) {
      conditions.push(contains('keywordsFolded', `${KEYWORD_BORDER}${foldName(text.is)}${KEYWORD_BORDER}`, "keywordsFolded <> ''"));
    }
    if (text.contains !== undefined) conditions.push(contains('keywordsFolded', foldName(text.contains), "keywordsFolded <> ''"));
    return sqlJoin(conditions, 'AND');
  }
  const column = TEXT_COLUMNS[text.field];
  if (text.is !== undefined) conditions.push(known(column, `${column} = ${sqlText(foldName(text.is))}`));
  if (text.contains !== undefined) conditions.push(contains(column, foldName(text.contains), `${column} IS NOT NULL`));
  return sqlJoin(conditions, 'AND');
}

function contains(column: string, needle: string, hasValueSql: string): string {
  return `(${hasValueSql} AND contains(${column}, ${sqlText(needle)}))`;
}

function folderNamed(name: string): string {
  const folded = foldPath(name);
  // A name with a slash, or none, is no folder's name.
  if (folded === '' || folded.includes('/') || folded.includes(PATH_BORDER)) return 'false';
  return `contains(pathsFolded, ${sqlText(`/${folded}/`)})`;
}

function numberBetween({ field, min, max }: { field: string; min: number | null; max: number | null }): string {
  const bounds = [
    ...(min === null ? [] : [`${field} >= ${sqlNumber(min)}`]),
    ...(max === null ? [] : [`${field} <= ${sqlNumber(max)}`]),
  ];
  return known(field, sqlJoin(bounds, 'AND'));
}

function shapeIs(shape: 'portrait' | 'landscape' | 'square' | 'panorama'): string {
  const hasSize = 'width > 0 AND height > 0';
  switch (shape) {
    case 'portrait': return `(${hasSize} AND height > width * ${SQUARE_WITHIN})`;
    case 'landscape': return `(${hasSize} AND width > height * ${SQUARE_WITHIN})`;
    case 'square': return `(${hasSize} AND height <= width * ${SQUARE_WITHIN} AND width <= height * ${SQUARE_WITHIN})`;
    case 'panorama': return `(${hasSize} AND (width >= height * ${PANORAMA_FROM} OR height >= width * ${PANORAMA_FROM}))`;
  }
}

function hasValue(what: 'place' | 'date' | 'caption' | 'keywords' | 'tags'): string {
  switch (what) {
    case 'place': return '(latitude IS NOT NULL OR cityFolded IS NOT NULL OR regionFolded IS NOT NULL OR countryFolded IS NOT NULL)';
    case 'date': return '(takenAtMs IS NOT NULL)';
    case 'caption': return '(captionFolded IS NOT NULL)';
    case 'keywords': return "(keywordsFolded <> '')";
    case 'tags': return "(tagsFolded <> '')";
  }
}
