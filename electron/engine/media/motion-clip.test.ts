import { expect, test } from 'vitest';
import { findMotionClip } from './motion-clip.ts';

function box(type: string, payload: Uint8Array | string = ''): Buffer {
  const body = Buffer.from(payload as string, 'latin1');
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

const film = Buffer.concat([box('ftyp', 'mp42\0\0\0\0mp42'), box('moov', 'index'), box('mdat', 'moving pictures ftyp and all')]);
const jpeg = Buffer.from('\xff\xd8\xff\xe1 a picture with the word ftyp in it \xff\xd9', 'latin1');
const found = (...parts: Uint8Array[]): string | null => {
  const clip = findMotionClip(Buffer.concat(parts));
  return clip === null ? null : Buffer.from(clip).toString('latin1');
};
const whole = film.toString('latin1');

test('a film at the end of a JPEG is found whole', () => {
  expect(found(jpeg, film)).toBe(whole);
});

test("a film inside Samsung's trailer ends where the trailer goes on", () => {
  expect(found(jpeg, Buffer.from('\0\0\x30\x0a\x10\0\0\0MotionPhoto_Data', 'latin1'), film, Buffer.from('SEFHk\0\0\0\x01\0\0\0SEFT', 'latin1'))).toBe(whole);
});

test('a film in the mpvd box of a HEIC is found behind the own ftyp of the HEIC', () => {
  expect(found(box('ftyp', 'heic\0\0\0\0mif1'), box('meta', 'about'), box('mdat', 'picture'), box('mpvd', film))).toBe(whole);
});

test('a film whose last box runs to the end of the file is taken to its end', () => {
  const open = Buffer.concat([box('ftyp', 'qt  \0\0\0\0qt  '), box('moov', 'index'), Buffer.from('\0\0\0\0mdat', 'latin1'), Buffer.from('to the end', 'latin1')]);
  expect(found(jpeg, open)).toBe(open.toString('latin1'));
});

test('a film with 64-bit sizes is found', () => {
  const long = Buffer.alloc(16 + 4, 'x');
  long.writeUInt32BE(1, 0);
  long.write('mdat', 4, 'latin1');
  long.writeBigUInt64BE(20n, 8);
  const large = Buffer.concat([box('ftyp', 'isom\0\0\0\0isom'), long, box('moov', 'index')]);
  expect(found(jpeg, large)).toBe(large.toString('latin1'));
});

test('no film is made up: not from the word alone, a cut one, one without pictures, or sizes that lie', () => {
  const sizeThatLies = Buffer.from(film);
  sizeThatLies.writeUInt32BE(0xffff_fff0, 24);
  expect([
    found(jpeg), found(jpeg, film.subarray(0, film.length - 1)), found(jpeg, box('ftyp', 'mp42\0\0\0\0mp42'), box('moov', 'x')), found(jpeg, sizeThatLies),
    found(Buffer.alloc(0)), found(Buffer.from('ftyp')), found(box('ftyp', 'heic\0\0\0\0mif1'), box('mdat', 'x'), box('moov', 'x')),
  ]).toEqual([null, null, null, null, null, null, null]);
});
