import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isAlbumenError } from '../../shared/contract/errors.ts';
import { cameraName } from '../../electron/engine/store/camera-name.ts';
import { PANORAMA_FROM, SQUARE_WITHIN } from '../../electron/engine/store/filter-sql.ts';
import { foldText } from '../../electron/engine/store/fold-text.ts';
import { buildColumnIndices } from '../../electron/engine/store/index-columns.ts';
import { connectTables, type LanceTables } from '../../electron/engine/store/lance-tables.ts';
import type { OpenStoreOptions, WritableStore } from '../../electron/engine/store/library-store.ts';
import { openLibrary } from '../../electron/engine/store/open-library.ts';
import type { PhotoFilter, TextField } from '../../electron/engine/store/photo-filter.ts';
import type { PhotoRow } from '../../electron/engine/store/photo-row.ts';
import { photoRow, takenOn } from '../fixtures/made-up-rows.ts';
import { seededRandom } from '../fixtures/seeded-random.ts';
import { folderPlace, type StorePlace } from '../fixtures/store-places.ts';

const NAMES = ["O'Brien", '100%', 'a_b', 'c:\\d\\', 'two\nlines', 'Bilbáo', 'BILBAO', '北京市', 'दिल्ली', '👨‍👩‍👧', '', ' spaced  out ', 'x\u0000y', "''; DROP", '--', '"q"', 'Ｆｕｌｌ／width', 'ﬁne', 'İstanbul', 'straße', '\ud800lone', 'tab\there', 'a', 'A B'];
const FIELDS: readonly TextField[] = ['city', 'region', 'country', 'countryCode', 'camera', 'lens', 'keyword', 'caption'];
const PHOTOS = 300;
const QUESTIONS = 400;

describe('filters in SQL agree with plain code', () => {
  const random = seededRandom(20_260_101);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const maybe = <T>(value: () => T): T | null => (random() < 0.3 ? null : value());
  let place: StorePlace;
  let store: WritableStore;
  let library: OpenStoreOptions;
  const rows = Array.from({ length: PHOTOS }, (_, i) => makeRow(i));

  beforeAll(async () => {
    place = await folderPlace();
    library = await place.newLibrary();
    store = await openLibrary(library);
    await store.upsertPhotos(rows);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  it.each([false, true])(`on ${QUESTIONS} made-up filters over ${PHOTOS} made-up photos, indexed: %s`, async (isIndexed) => {
    if (isIndexed) await indexSome();
    let matches = 0;
    for (let i = 0; i < QUESTIONS; i++) {
      const filter = makeFilter(0);
      const found = (await store.listPhotos({ filter, limit: PHOTOS, includeHidden: true })).map((row) => row.id).sort();
      const wanted = rows.filter((row) => passes(row, filter)).map((row) => row.id).sort();
      expect(found, JSON.stringify(filter)).toEqual(wanted);
      if (found.length > 0 && found.length < PHOTOS) matches++;
    }
    // Filters that match all or nothing would prove little.
    expect(matches).toBeGreaterThan(QUESTIONS / 3);
  });

  it('on hundreds of parts at once, and refuses thousands in one clear line', async () => {
    const many = (count: number): PhotoFilter => ({ any: Array.from({ length: count }, (_, i) => ({ pathContains: `never ${i}` })) });
    expect(await store.countPhotos(many(400))).toBe(0);
    await expect(store.countPhotos(many(4_000))).rejects.toSatisfy((error) => isAlbumenError(error, 'bad-input'));
    let deep: PhotoFilter = { has: 'date' };
    for (let i = 0; i < 100; i++) deep = { not: deep };
    await expect(store.countPhotos(deep)).rejects.toSatisfy((error) => isAlbumenError(error, 'bad-input'));
  });

  /** Half of the photos changed after the indices were built: some values are in them, some are old, some are not. */
  async function indexSome(): Promise<void> {
    await withTables(buildAllIndices);
    const changed = rows.map((row, i) => (i % 2 === 0 ? { ...makeRow(i), id: row.id } : row));
    await store.upsertPhotos(changed.filter((_, i) => i % 2 === 0));
    rows.splice(0, rows.length, ...changed);
  }

  async function withTables(work: (tables: LanceTables) => Promise<void>): Promise<void> {
    const tables = await connectTables(library.location);
    try {
      await work(tables);
    } finally {
      tables.close();
    }
  }

  async function buildAllIndices(tables: LanceTables): Promise<void> {
    await buildColumnIndices(tables, 1);
    const indices = await (await tables.table('photos')).listIndices();
    expect(indices.flatMap((index) => index.columns)).toEqual(expect.arrayContaining(['isVisible', 'takenAtMs', 'cameraFolded']));
  }

  function makeRow(index: number): PhotoRow {
    const [width, height] = pick([[400, 300], [300, 400], [300, 300], [300, 303], [1200, 300], [300, 700], [0, 0]] as const);
    const date = new Date(Date.UTC(2015, 0, 1) + Math.floor(random() * 6 * 365 * 86_400_000)).toISOString().slice(0, 19);
    const paths = Array.from({ length: Math.floor(random() * 3) }, (_, n) => `/photos/${pick(NAMES).replaceAll('\0', '') || 'none'}/${pick(NAMES).replaceAll('\0', '')}${index}-${n}.jpg`);
    const position = maybe(() => ({ latitude: random() * 180 - 90, longitude: random() * 360 - 180 }));
    return photoRow(index, {
      width, height, kind: pick(['image', 'raw', 'video']), format: pick(['jpeg', 'png', 'dng']), ...maybe(() => takenOn(date)),
      ...position, city: maybe(() => pick(NAMES)), region: maybe(() => pick(NAMES)), country: maybe(() => pick(NAMES)),
      countryCode: maybe(() => pick(['DE', 'ES'])), cameraMake: maybe(() => pick(NAMES)), cameraModel: maybe(() => pick(NAMES)),
      lens: maybe(() => pick(NAMES)), caption: maybe(() => `${pick(NAMES)} ${pick(NAMES)}`),
      keywords: Array.from({ length: Math.floor(random() * 3) }, () => pick(NAMES)),
      iso: maybe(() => pick([100, 200, 400])), rating: maybe(() => Math.floor(random() * 6)), exposureSeconds: maybe(() => random() / 100),
      fNumber: maybe(() => pick([1.4, 2.8, 5.6])), paths, isFavourite: random() < 0.3, isVisible: paths.length > 0,
    });
  }

  function makeFilter(depth: number): PhotoFilter {
    const inner = () => Array.from({ length: Math.floor(random() * 3) + 1 }, () => makeFilter(depth + 1));
    if (depth < 3 && random() < 0.35) return pick<() => PhotoFilter>([() => ({ all: inner() }), () => ({ any: inner() }), () => ({ not: makeFilter(depth + 1) })])();
    const text = () => pick([pick(NAMES), pick(NAMES).slice(0, 2), foldText(pick(NAMES))]);
    return pick<() => PhotoFilter>([
      () => ({ takenBetween: { fromMs: maybe(() => Date.UTC(2016, 5, 1)), toMs: maybe(() => Date.UTC(2019, 5, 1)) } }),
      () => ({ months: [1, 2, 12].filter(() => random() < 0.7) }),
      () => ({ weekdays: [6, 7] }),
      () => ({ hours: pick([{ from: 22, to: 5 }, { from: 8, to: 12 }, { from: 0, to: 24 }]) }),
      () => ({ near: { latitude: random() * 180 - 90, longitude: random() * 360 - 180, radiusKm: pick([1, 500, 3_000, 20_100]) } }),
      () => ({ within: { south: random() * 90 - 90, west: random() * 360 - 180, north: random() * 90, east: random() * 360 - 180 } }),
      () => ({ text: { field: pick(FIELDS), ...(random() < 0.5 ? { is: text() } : { contains: text() }) } }),
      () => ({ pathContains: text() }),
      () => ({ folderNamed: pick(NAMES) }),
      () => ({ number: { field: 'iso', min: maybe(() => 150), max: maybe(() => 400) } }),
      () => ({ number: { field: 'exposureSeconds', min: maybe(() => 1e-7), max: 0.005 } }),
      () => ({ number: { field: 'rating', min: 3, max: null } }),
      () => ({ shape: pick(['portrait', 'landscape', 'square', 'panorama']) }),
      () => ({ kinds: ['raw'] }),
      () => ({ formats: ['JPEG', 'dng'] }),
      () => ({ has: pick(['place', 'date', 'caption', 'keywords', 'tags']) }),
      () => ({ isFavourite: random() < 0.5 }),
      () => ({ ids: [pick(rows).id, pick(rows).id, "no' id"] }),
    ])();
  }
});

/** The meaning of a filter in plain code, written apart from the SQL. */
function passes(row: PhotoRow, filter: PhotoFilter): boolean {
  if ('all' in filter) return filter.all.every((part) => passes(row, part));
  if ('any' in filter) return filter.any.some((part) => passes(row, part));
  if ('not' in filter) return !passes(row, filter.not);
  const date = row.takenAtMs === null ? null : new Date(row.takenAtMs);
  if ('takenBetween' in filter) {
    const { fromMs, toMs } = filter.takenBetween;
    return row.takenAtMs !== null && row.takenAtMs >= (fromMs ?? -Infinity) && row.takenAtMs < (toMs ?? Infinity);
  }
  if ('months' in filter) return date !== null && filter.months.includes(date.getUTCMonth() + 1);
  if ('weekdays' in filter) return date !== null && filter.weekdays.includes(((date.getUTCDay() + 6) % 7) + 1);
  if ('hours' in filter) {
    const { from, to } = filter.hours;
    if (date === null) return false;
    const hour = date.getUTCHours();
    return from <= to ? hour >= from && hour < to : hour >= from || hour < to;
  }
  if ('near' in filter) return row.latitude !== null && row.longitude !== null && distanceKm(row as Place, filter.near) <= filter.near.radiusKm;
  if ('within' in filter) {
    const { south, west, north, east } = filter.within;
    const { latitude, longitude } = row;
    if (latitude === null || longitude === null || latitude < south || latitude > north) return false;
    return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
  }
  if ('text' in filter) return textPasses(row, filter.text);
  if ('pathContains' in filter) return row.paths.some((path) => segments(path).join('/').includes(segments(filter.pathContains).join('/')));
  if ('folderNamed' in filter) {
    const name = segments(filter.folderNamed);
    return name.length === 1 && name[0] !== '' && row.paths.some((path) => segments(path).slice(1, -1).includes(name[0] as string));
  }
  if ('number' in filter) {
    const value = row[filter.number.field];
    return value !== null && value >= (filter.number.min ?? -Infinity) && value <= (filter.number.max ?? Infinity);
  }
  if ('shape' in filter) return shapesOf(row).includes(filter.shape);
  if ('kinds' in filter) return filter.kinds.includes(row.kind);
  if ('formats' in filter) return filter.formats.some((format) => format.toLowerCase() === row.format);
  if ('isFavourite' in filter) return row.isFavourite === filter.isFavourite;
  if ('has' in filter) {
    switch (filter.has) {
      case 'place': return row.latitude !== null || [row.city, row.region, row.country].some((name) => folded(name ?? '') !== '');
      case 'date': return row.takenAtMs !== null;
      case 'caption': return folded(row.caption ?? '') !== '';
      case 'keywords': return row.keywords.some((keyword) => folded(keyword) !== '');
      case 'tags': return row.tags.length > 0;
    }
  }
  if ('tagged' in filter) return filter.tagged.some((id) => row.tags.includes(id));
  if ('inAlbum' in filter) return row.albums.includes(filter.inAlbum);
  return filter.ids.includes(row.id);
}

function textPasses(row: PhotoRow, { field, is, contains }: { field: TextField; is?: string; contains?: string }): boolean {
  const values = field === 'keyword' ? row.keywords : field === 'camera' ? [cameraName(row.cameraMake, row.cameraModel)] : [row[field]];
  const known = values.map((value) => folded(value ?? '')).filter(Boolean);
  return known.some((value) => (is === undefined || value === folded(is)) && (contains === undefined || value.includes(folded(contains))));
}

function folded(text: string): string {
  return foldText(text.toWellFormed()).replace(/\s+/g, ' ').trim();
}

function segments(path: string): string[] {
  return path.toWellFormed().split('/').map((segment) => foldText(segment).replaceAll('/', '\u2044').replaceAll('\0', ''));
}

function shapesOf({ width, height }: PhotoRow): string[] {
  if (width === 0 || height === 0) return [];
  const ratio = Math.max(width, height) / Math.min(width, height);
  const side = ratio <= SQUARE_WITHIN ? 'square' : width > height ? 'landscape' : 'portrait';
  return ratio >= PANORAMA_FROM ? [side, 'panorama'] : [side];
}

interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** By the angle between two unit vectors, a formula other than the store's. */
function distanceKm(a: Place, b: Place): number {
  const [p, q] = [a, b].map(({ latitude, longitude }) => {
    const [lat, lon] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180];
    return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)] as const;
  }) as [readonly [number, number, number], readonly [number, number, number]];
  const chord = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
  return 2 * 6371.0088 * Math.asin(Math.min(1, chord / 2));
}
