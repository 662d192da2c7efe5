import { expect, test } from 'vitest';
import { sniffFormat } from './sniff-format.ts';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const ftyp = (...brands: string[]): Buffer => latin1(`\0\0\0${String.fromCharCode(12 + brands.length * 4)}ftyp${brands[0]}\0\0\0\0${brands.slice(1).join('')}`);

/** A TIFF whose first directory holds these SHORT or ASCII tags. */
function tiff(tags: readonly (readonly [tag: number, value: number | string])[]): Buffer {
  const directory = Buffer.alloc(8 + 2 + tags.length * 12 + 4 + 64);
  directory.write('II*\0', 'latin1');
  directory.writeUInt32LE(8, 4);
  directory.writeUInt16LE(tags.length, 8);
  for (const [i, [tag, value]] of tags.entries()) {
    const at = 10 + i * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(typeof value === 'string' ? 2 : 3, at + 2);
    directory.writeUInt32LE(typeof value === 'string' ? value.length + 1 : 1, at + 4);
    if (typeof value === 'number') directory.writeUInt16LE(value, at + 8);
    else {
      directory.writeUInt32LE(directory.length - 64, at + 8);
      directory.write(`${value}\0`, directory.length - 64, 'latin1');
    }
  }
  return directory;
}

test.each([
  ['a plain ftyp of heic', ftyp('heic', 'mif1', 'heic'), 'heic'],
  ['mif1 that is compatible with heic', ftyp('mif1', 'heic'), 'heic'],
  ['mif1 that is compatible with avif', ftyp('mif1', 'avif', 'miaf'), 'avif'],
  ['an AVIF sequence', ftyp('avis', 'avif'), 'avif'],
  ['Canon CR3', ftyp('crx ', 'crx ', 'isom'), 'cr3'],
  ['an iPhone film', ftyp('qt  ', 'qt  '), 'mov'],
  ['a film for the web', ftyp('isom', 'iso2', 'mp41'), 'mp4'],
  ['a QuickTime film from before ftyp', latin1('\0\0\0\x08wide\0\0\x10\0mdat'), 'mov'],
  ['Matroska', latin1('\x1a\x45\xdf\xa3\xa3\x42\x82\x88matroska'), 'mkv'],
  ['WebM', latin1('\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm'), 'webm'],
  ['a TIFF', tiff([[0x106, 2], [0x10f, 'NIKON CORPORATION']]), 'tiff'],
  ['a DNG', tiff([[0x10f, 'Apple'], [0xc612, 1]]), 'dng'],
  ['a NEF', tiff([[0xfe, 1], [0x10f, 'NIKON CORPORATION'], [0x14a, 1]]), 'nef'],
  ['an ARW', tiff([[0xfe, 1], [0x103, 6], [0x10f, 'SONY'], [0x14a, 1]]), 'arw'],
  ['a PEF, with the sensor data in its first directory', tiff([[0x103, 65_535], [0x10f, 'PENTAX']]), 'pef'],
  ["another maker's RAW", tiff([[0x106, 32_803], [0x10f, 'Phase One']]), 'raw'],
  ['an Olympus ORF', latin1('IIRO\x08\0\0\0'), 'orf'],
  ['a Panasonic RW2', latin1('IIU\0\x08\0\0\0'), 'rw2'],
] as const)('tells %s', (_what, bytes, format) => {
  expect(sniffFormat(bytes)).toMatchObject({ format });
});

test.each([
  ['a text about BMW', 'BMW builds cars and motor cycles in Munich.'],
  ['a text with "free" at its fifth letter', 'sug free gum, mdat and moov'],
  ['an empty file', ''],
  ['a web page', '<!DOCTYPE html><html><svg></svg></html>'],
])('takes %s for no picture', (_what, text) => {
  expect(sniffFormat(latin1(text))).toEqual({ kind: 'unknown' });
});

test('a sound file in a film\'s container is not read', () => {
  expect(sniffFormat(ftyp('M4A ', 'mp42'))).toEqual({ kind: 'unread', reason: 'a sound file, not a photo' });
});
