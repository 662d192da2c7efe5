import { expect, test } from 'vitest';
import { formatLocal } from './capture-clock.ts';
import { readTimeFromName } from './capture-time-from-name.ts';

const NOW_MS = Date.UTC(2024, 5, 1);

function localOf(name: string): string | null {
  const clock = readTimeFromName(name, NOW_MS);
  return clock === null ? null : formatLocal(clock.localMs);
}

test('reads the names that cameras, phones and messengers give', () => {
  const names: Record<string, string> = {
    'IMG_20201017_100211.jpg': '2020-10-17T10:02:11',
    '20201017_100211.jpg': '2020-10-17T10:02:11',
    '20201017_100211(1).jpg': '2020-10-17T10:02:11',
    'IMG_20201017_100211_BURST001.jpg': '2020-10-17T10:02:11',
    'IMG-20161024-WA0003.jpg': '2016-10-24T00:00:00',
    'Screenshot_2021-03-04-12-33-10.png': '2021-03-04T12:33:10',
    'Screenshot_20210304-123310_Chrome.jpg': '2021-03-04T12:33:10',
    'Screen Shot 2019-07-04 at 12.33.10 PM.png': '2019-07-04T12:33:10',
    'Screenshot 2019-07-04 at 1.33.10\u202fPM.png': '2019-07-04T13:33:10',
    '2019-07-04 12.33.10.jpg': '2019-07-04T12:33:10',
    '2019-07-04 12.33.10-2.jpg': '2019-07-04T12:33:10',
    'PXL_20210304_123310123.jpg': '2021-03-04T12:33:10',
    'PXL_20210304_123310123.MP.jpg': '2021-03-04T12:33:10',
    'VID_20201017_100211.mp4': '2020-10-17T10:02:11',
    'signal-2020-10-17-100211.jpg': '2020-10-17T10:02:11',
    'signal-2020-10-17-10-02-11-123.jpg': '2020-10-17T10:02:11',
    'WhatsApp Image 2021-03-04 at 12.33.10.jpeg': '2021-03-04T12:33:10',
    'photo_2021-03-04_12-33-10.jpg': '2021-03-04T12:33:10',
    'WP_20140712_12_33_10_Pro.jpg': '2014-07-12T12:33:10',
    'DJI_20210304123310_0001_D.JPG': '2021-03-04T12:33:10',
    'mmexport1476523451234.jpg': '2016-10-15T09:24:11',
    '1476523451234.jpg': '2016-10-15T09:24:11',
    '1944-06-06 landing (scan).tif': '1944-06-06T00:00:00',
    '旅行_2018.05.02.jpg': '2018-05-02T00:00:00',
  };
  expect(Object.fromEntries(Object.keys(names).map((name) => [name, localOf(name)]))).toEqual(names);
});

test('takes no date from digits that are none', () => {
  const names = [
    'IMG_4020.jpg',
    'DSC_0107.jpg',
    '20201317_100211.jpg',
    '20200230.jpg',
    '20201017_996011.jpg',
    'IMG_20301017_100211.jpg',
    '2031-01-01 plan.jpg',
    '1476523451.jpg',
    '14765234512345_o.jpg',
    '49823749823_8d3f.jpg',
    '18991231.jpg',
    '1800-01-01.jpg',
    '0000-00-00 00.00.00.jpg',
    '1970-01-01 00.00.00.jpg',
    'P8190044.jpg',
    '3840x2160.jpg',
    '',
  ];
  expect(names.filter((name) => localOf(name) !== null)).toEqual([]);
});

test('knows a zone only for names that are in UTC', () => {
  expect(readTimeFromName('IMG_20201017_100211.jpg', NOW_MS)?.offsetMinutes).toBeNull();
  expect(readTimeFromName('PXL_20210304_123310123.jpg', NOW_MS)).toEqual({ localMs: Date.UTC(2021, 2, 4, 12, 33, 10, 123), offsetMinutes: 0, isDateOnly: false });
  expect(readTimeFromName('1476523451234.jpg', NOW_MS)?.offsetMinutes).toBe(0);
});

test('says when a name has no time of day', () => {
  expect(readTimeFromName('IMG-20161024-WA0003.jpg', NOW_MS)?.isDateOnly).toBe(true);
  expect(readTimeFromName('2019-07-04 99.99.99.jpg', NOW_MS)).toEqual({ localMs: Date.UTC(2019, 6, 4), offsetMinutes: null, isDateOnly: true });
});
