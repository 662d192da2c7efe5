import { expect, test } from 'vitest';
import { isWallTime } from './is-wall-time.ts';

test.each(['2019-05-03T14:22:10', '1826-07-01T00:00:00', '2024-02-29T23:59:59'])('%s is a wall time', (text) => expect(isWallTime(text)).toBe(true));

test.each(['2023-02-29T10:00:00', '2019-06-31T10:00:00', '2019-05-03T24:00:00', '2019-05-03T10:60:00', '2019-05-03 10:00:00', '2019-05-03T10:00:00Z', '1799-12-31T23:59:59', ''])(
  '“%s” is none', (text) => expect(isWallTime(text)).toBe(false),
);
