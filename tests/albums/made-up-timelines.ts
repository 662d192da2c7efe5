import { BERLIN, BILBAO, daysAtHome, LYON, POTSDAM, SAN_SEBASTIAN, type Scene, type Town } from './made-up-life.ts';

const HOUR_MS = 3_600_000;
const YEAR_MS = 365 * 24 * HOUR_MS;

/** A made-up timeline whose grouping is known, and what it is hard for. */
export interface MadeUpTimeline {
  readonly name: string;
  readonly scenes: readonly Scene[];
}

const homeLife = (seed: number, home: Town | null = BERLIN): Scene[] => [...daysAtHome('2019-03-01', '2019-06-29', home, seed + 2), ...daysAtHome('2019-07-09', '2019-10-01', home, seed + 8)];

/** A week in Bilbao with a day at the sea, from Saturday on. */
function weekAway(more: Partial<Scene> = {}, trip = 'Bilbao'): Scene[] {
  const town = more.town === undefined ? BILBAO : more.town;
  const sea = more.town === undefined ? SAN_SEBASTIAN : more.town;
  return [
    { name: 'arrival', at: '2019-06-29T17:20', photos: 9, ...more, town },
    { name: 'museum', at: '2019-06-30T10:05', photos: 25, ...more, town },
    { name: 'old town', at: '2019-07-01T11:40', photos: 30, ...more, town },
    { name: 'beach', at: '2019-07-03T10:30', photos: 40, ...more, town: sea },
    { name: 'market', at: '2019-07-05T09:10', photos: 18, ...more, town },
    { name: 'last day', at: '2019-07-06T12:00', photos: 8, ...more, town },
  ].map((scene) => ({ ...scene, trip }));
}

/** A year of going out with a phone, at hours that differ. */
function outings(more: Partial<Scene> = {}): Scene[] {
  const at = ['2019-02-03T14:10', '2019-03-17T09:25', '2019-04-06T18:40', '2019-05-12T11:05', '2019-06-22T20:15', '2019-08-18T13:30', '2019-09-29T16:50', '2019-11-09T10:20'];
  return at.map((time, i) => ({ name: `outing ${i + 1}`, at: time, photos: 14 + 3 * i, everyMinutes: 5, town: BERLIN, ...more }));
}

const shifted = (at: string, minutes: number): string => new Date(Date.parse(`${at}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);

/** The same outings by a second camera, which begins a little later and has no places. */
function secondCamera(clockOffMs: number): Scene[] {
  return outings().map((scene) => ({ ...scene, at: shifted(scene.at, 7), photos: Math.round(scene.photos * 0.8), camera: 'DSLR', town: null, clockOffMs }));
}

/** A wrong clock is no tidy number. */
const ODD_YEARS_MS = 6 * YEAR_MS + 17 * 24 * HOUR_MS + 4.6 * HOUR_MS;

/** @param seed Draws the days at home; 1 and up. */
export const madeUpTimelines = (seed: number): readonly MadeUpTimeline[] => [
  { name: 'an ordinary life with a week away', scenes: [...homeLife(seed), ...weekAway()] },
  { name: 'no places at all', scenes: [...homeLife(seed, null), ...weekAway({ town: null })] },
  {
    name: 'a holiday across midnight',
    scenes: [
      ...homeLife(seed),
      { name: 'New Year’s Eve', at: '2019-12-31T20:30', photos: 60, everyMinutes: 6, town: BERLIN },
      { name: 'walk on New Year’s Day', at: '2020-01-01T14:30', photos: 8, town: BERLIN },
    ],
  },
  {
    name: 'a week without photos',
    scenes: [
      ...daysAtHome('2019-03-01', '2019-06-29', BERLIN, seed + 2), ...daysAtHome('2019-07-24', '2019-10-01', BERLIN, seed + 8), ...weekAway(),
      { name: 'after the week', trip: 'Bilbao', at: '2019-07-14T11:00', photos: 20, town: BILBAO }, { name: 'way home', trip: 'Bilbao', at: '2019-07-15T15:00', photos: 6, town: BILBAO },
    ],
  },
  { name: 'a phone and a camera without places, away', scenes: [...homeLife(seed), ...weekAway(), ...weekAway({ town: null, camera: 'DSLR' }).map((scene) => ({ ...scene, at: shifted(scene.at, 4) }))] },
  { name: 'two cameras, one an hour behind', scenes: [...outings(), ...secondCamera(-HOUR_MS)] },
  { name: 'two cameras, one nine hours ahead', scenes: [...outings(), ...secondCamera(9 * HOUR_MS)] },
  { name: 'two cameras, one with a wrong year', scenes: [...outings(), ...secondCamera(-ODD_YEARS_MS)] },
  {
    name: 'a camera with a wrong year that was never out with another',
    scenes: [...homeLife(seed), ...outings().slice(0, 6).map((scene, i) => ({ ...scene, name: `alone ${i}`, at: shifted(scene.at, 60 * 24 * (3 + i)), camera: 'DSLR', town: null, clockOffMs: -ODD_YEARS_MS }))],
  },
  {
    name: 'two people at two places at one time',
    scenes: [
      ...homeLife(seed), ...weekAway().map((scene) => ({ ...scene, camera: 'Phone of Ana' })),
      ...['06-29', '06-30', '07-01', '07-03', '07-05'].map((day): Scene => ({ name: `home ${day}`, at: `2019-${day}T12:10`, photos: 12, town: BERLIN })),
    ],
  },
  {
    name: 'a day with two towns',
    scenes: [...homeLife(seed), { name: 'Potsdam', at: '2019-07-08T09:00', photos: 20, town: POTSDAM }, { name: 'evening at home', at: '2019-07-08T13:10', photos: 10, town: BERLIN }],
  },
  {
    name: 'a journey through two countries',
    scenes: [...homeLife(seed), ...weekAway({}, 'journey'), { name: 'Lyon', trip: 'journey', at: '2019-07-07T18:00', photos: 15, town: LYON }, { name: 'Lyon, next day', trip: 'journey', at: '2019-07-08T09:30', photos: 15, town: LYON }],
  },
  {
    name: 'dates that only files and their names tell',
    scenes: [
      ...homeLife(seed), ...weekAway(),
      { name: '', at: '2021-05-05T12:00', photos: 200, everyMinutes: 0.02, more: { source: 'file-time' } },
      { name: '', at: '2021-06-06T00:00', photos: 30, everyMinutes: 0, camera: '', more: { source: 'file-name' } },
    ],
  },
  {
    name: 'two and three occasions on one day',
    scenes: [
      ...homeLife(seed),
      ...['2019-10-05', '2019-10-12', '2019-10-20', '2019-11-02'].flatMap((day, i): Scene[] => [
        { name: `morning ${i}`, at: `${day}T09:00`, photos: 12, everyMinutes: 4, town: BERLIN },
        { name: `afternoon ${i}`, at: `${day}T14:${10 + 9 * i}`, photos: 20, everyMinutes: 3, town: BERLIN },
        { name: `night ${i}`, at: `${day}T20:30`, photos: 40, everyMinutes: 5, town: BERLIN },
      ]),
    ],
  },
  {
    name: 'a long day with pauses',
    scenes: [
      ...homeLife(seed),
      ...['2019-10-05', '2019-10-12', '2019-10-20', '2019-11-02'].flatMap((day, i): Scene[] => [
        { name: `hike ${i}`, at: `${day}T08:30`, photos: 14, everyMinutes: 12, town: BERLIN },
        { name: `hike ${i}`, at: `${day}T13:00`, photos: 10, everyMinutes: 14, town: BERLIN },
        { name: `hike ${i}`, at: `${day}T16:50`, photos: 5, everyMinutes: 15, town: BERLIN },
      ]),
    ],
  },
  {
    name: 'somebody who photographs all day, every day',
    scenes: Array.from({ length: 60 }, (_, day): Scene => ({ name: `day ${day}`, at: shifted('2019-03-01T07:30', day * 60 * 24 + ((day * 37) % 90)), photos: 45, everyMinutes: 17, town: BERLIN })),
  },
  { name: 'one photo now and then', scenes: Array.from({ length: 60 }, (_, i): Scene => ({ name: '', at: shifted('2018-01-01T10:00', i * 60 * 24 * 5 + (i % 7) * 97), photos: 1, town: BERLIN })) },
];
