import { expect, test } from 'vitest';
import { parsePhotoUrl, photoUrl } from './photo-url.ts';

const ID = '0123456789abcdef0123456789abcdef';
const read = (url: string) => parsePhotoUrl(new URL(url, 'http://127.0.0.1:4000'));

test('an address is read back as it was made', () => {
  expect(read(photoUrl(ID, 'thumb', { version: 'a b&download' }))).toEqual({ id: ID, variant: 'thumb', isDownload: false, hasVersion: true });
  expect(read(photoUrl(ID, 'original', { download: true }))).toEqual({ id: ID, variant: 'original', isDownload: true, hasVersion: false });
});

test('anything but an id is no address', () => {
  const others = [
    '/media/thumb/', `/media/${ID}`, `/media/thumb/${ID.toUpperCase()}`, `/media/thumb/${ID}/`, `/media/thumb/${ID}x`, `/media/path/${ID}`,
    '/media/thumb/../../etc/passwd', '/media/thumb/%2e%2e%2fetc%2fpasswd', `/media/original//etc/passwd`, `/media/thumb/${ID}%00`, `/media/thumb/${ID}%0a`,
    `/media/thumb/${ID}.webp`, `//media/thumb/${ID}`, '/', '/media/original/C:%5Cphotos%5Ca.jpg',
  ];
  expect(others.filter((url) => read(url) !== null)).toEqual([]);
});
