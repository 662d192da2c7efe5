import { expect, test } from 'vitest';
import { CAPTION_MAX_CHARACTERS, KEYWORDS_MAX } from '../config.ts';
import { chooseCaption, cleanName, cleanText, tidyKeywords } from './capture-words.ts';

test('cuts a text at its NUL and leaves out what no person typed', () => {
  expect(cleanText('Canon\0\0\0garbage')).toBe('Canon');
  expect(cleanText('  two\r\nlines\u0007\u202e ')).toBe('two\nlines');
  expect(cleanText('\0\0\0')).toBeNull();
  expect(cleanText('<faulty value>')).toBeNull();
});

test('puts right UTF-8 that was read as Latin-1, and leaves Latin-1 alone', () => {
  expect(cleanText('CafÃ© in MÃ¼nchen')).toBe('Café in München');
  expect(cleanText('Café Ã la carte')).toBe('Café Ã la carte');
  expect(cleanText('北京 Ã©')).toBe('北京 Ã©');
});

test('drops a character that a field of fixed size cut in half', () => {
  expect(cleanText('Landschaft in Bl\ufffd')).toBe('Landschaft in Bl');
});

test('drops names that are unreadable, empty of letters or absurdly long', () => {
  expect(cleanName('X'.repeat(500), 64)).toBeNull();
  expect(cleanName('NIK\ufffdN', 64)).toBeNull();
  expect(cleanName('----', 64)).toBeNull();
  expect(cleanName(' DMC-\nTZ7 ', 64)).toBe('DMC- TZ7');
  expect(cleanName('🐕', 64)).toBe('🐕');
});

test('drops captions that cameras write by themselves', () => {
  const byCameras = ['OLYMPUS DIGITAL CAMERA', 'OLYMPUS DIGITAL CAMERA         ', 'SAMSUNG', 'DCIM', 'default', 'SONY DSC', 'KONICA MINOLTA DIGITAL CAMERA', 'Exif_JPEG_PICTURE', '<Digimax S700 / Kenox S700>', 'ASCII', '***', '{"sensor_type":"rear","mirror":false}', 'Created with GIMP', 'IMG_4020', 'img_4020.JPG', '', '   ', '\0\0'];
  expect(byCameras.filter((caption) => chooseCaption([caption], 'IMG_4020.jpg') !== null)).toEqual([]);
  expect(chooseCaption(['OLYMPUS DIGITAL CAMERA', 'Lofoten at dawn'], 'a.jpg')).toBe('Lofoten at dawn');
  expect(chooseCaption(['Samsung party 2012'], 'a.jpg')).toBe('Samsung party 2012');
});

test('cuts a long caption and keeps it readable', () => {
  const caption = chooseCaption(['word '.repeat(10_000)], 'a.jpg');
  expect(caption?.length).toBeLessThanOrEqual(CAPTION_MAX_CHARACTERS);
  expect(caption?.endsWith('…')).toBe(true);
  expect(chooseCaption([`bad ${'\ufffd'.repeat(20)} text`], 'a.jpg')).toBeNull();
});

test('keeps each keyword once, in order, bounded in length and number', () => {
  expect(tidyKeywords([' Dog', 'dog', 'DOG\0', 'Cafe\u0301', 'Café', '', '—', 'k'.repeat(3000)])).toEqual(['Dog', 'Cafe\u0301']);
  expect(tidyKeywords(Array.from({ length: 5000 }, (_, i) => `keyword ${String(i)}`))).toHaveLength(KEYWORDS_MAX);
});
