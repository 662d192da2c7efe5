import { expect, test } from 'vitest';
import { applyMarks, correctedValues, isVisible, readMarks, withoutMarks } from '../../electron/engine/store/apply-marks.ts';
import { photoRow, takenOn } from '../fixtures/made-up-rows.ts';

const bilbao = { latitude: 43.26, longitude: -2.93, city: 'Bilbao', region: 'Basque Country', country: 'Spain', countryCode: 'ES' };
const row = photoRow(1, { ...takenOn('2016-10-23T16:44:00'), takenAtOffsetMinutes: 120, fileRating: 3, rating: 3, width: 600, height: 400, latitude: 1, longitude: 2, city: 'Nowhere' });
const word = { rating: 5, isFavourite: true, isHidden: true, quarterTurns: 3, takenAt: { local: '1999-01-02T03:04:05', offsetMinutes: null }, place: bilbao };

test('the person wins, and what the file says is kept', () => {
  const shown = applyMarks(row, word);
  expect(shown).toEqual({
    ...row, ...bilbao, rating: 5, isFavourite: true, isHidden: true, quarterTurns: 3, width: 400, height: 600, takenAt: '1999-01-02T03:04:05',
    takenAtMs: Date.UTC(1999, 0, 2, 3, 4, 5), takenAtOffsetMinutes: null, takenAtSource: 'person', fileValues: expect.any(String) as string,
  });
  expect(correctedValues(shown)).toMatchObject({ takenAt: { takenAt: '2016-10-23T16:44:00', takenAtOffsetMinutes: 120 }, place: { latitude: 1, city: 'Nowhere' } });
  expect(isVisible(shown)).toBe(false);
});

test('laid over twice it is the same, and taken out it is the file again', () => {
  const shown = applyMarks(row, word);
  expect(applyMarks(shown, word)).toEqual(shown);
  expect(withoutMarks(shown)).toEqual(row);
  expect(applyMarks(shown, { rating: null, takenAt: null, place: null, isFavourite: null, isHidden: null, quarterTurns: null })).toEqual(row);
});

test('a word of a kind that is not known here changes nothing', () => {
  const mark = (kind: string, value: unknown) => ({ photoId: row.id, kind, value: JSON.stringify(value), updatedAtMs: 1 });
  expect(applyMarks(row, readMarks([mark('rating', 1), mark('mood', 'happy')]))).toEqual({ ...row, rating: 1 });
});

test('half a turn leaves the size', () => {
  expect(applyMarks(row, { quarterTurns: 2 })).toEqual({ ...row, quarterTurns: 2 });
});
