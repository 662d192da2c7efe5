import { expect, test } from 'vitest';
import { chooseCamera, chooseOrientation } from './capture-camera.ts';
import { emptyTags } from './capture-tags.ts';
import type { CaptureTags } from './capture-tags.ts';

const camera = (tags: Partial<CaptureTags>): ReturnType<typeof chooseCamera> => chooseCamera([{ ...emptyTags('exif'), ...tags }]);

test('names make and model without saying the make twice', () => {
  const names = [
    ['NIKON CORPORATION', 'NIKON D90'],
    ['Canon', 'Canon EOS 5D Mark II'],
    ['OLYMPUS IMAGING CORP.  ', 'E-PL1           '],
    ['CASIO COMPUTER CO.,LTD.', 'EX-Z75'],
    ['EASTMAN KODAK COMPANY', 'KODAK EASYSHARE C813 ZOOM DIGITAL CAMERA'],
    ['Apple', 'iPhone 6 Plus'],
    ['LEICA CAMERA AG', 'LEICA Q2'],
    ['HUAWEI', 'VOG-L29'],
  ] as const;
  const tidy = names.map(([make, model]) => {
    const { cameraMake, cameraModel } = camera({ make, model });
    return `${String(cameraMake)} | ${String(cameraModel)}`;
  });
  expect(tidy).toEqual(['NIKON | D90', 'Canon | EOS 5D Mark II', 'OLYMPUS | E-PL1', 'CASIO | EX-Z75', 'EASTMAN KODAK | EASYSHARE C813 ZOOM DIGITAL CAMERA', 'Apple | iPhone 6 Plus', 'LEICA | Q2', 'HUAWEI | VOG-L29']);
});

test('drops names that are no camera and no lens', () => {
  const nothing = { cameraMake: null, cameraModel: null, lens: null };
  expect(camera({ make: 'x'.repeat(500), model: 'y'.repeat(500), lens: 'z'.repeat(500) })).toMatchObject(nothing);
  expect(camera({ make: 'Unknown', model: '\0\0\0', lens: '----' })).toMatchObject(nothing);
  for (const lens of ['0.0 mm f/0.0', '0mm F0', 'No lens', 'Unknown (255)', '12 34']) expect(camera({ lens }).lens).toBeNull();
  expect(camera({ lens: 'EF24-70mm f/2.8L II USM' }).lens).toBe('EF24-70mm f/2.8L II USM');
});

test('drops exposures that no camera makes, and asks the next best tag', () => {
  expect(camera({ isos: [65_535, 102_400], fNumbers: [0, 2.8], exposures: [Infinity, 0.01], focalLength: 0 })).toMatchObject({ iso: 102_400, fNumber: 2.8, exposureSeconds: 0.01, focalLengthMm: null });
  expect(camera({ isos: [0, -1, Number.NaN], fNumbers: [Number.NaN, Infinity], exposures: [0, -1], focalLength: Number.NaN })).toMatchObject({ iso: null, fNumber: null, exposureSeconds: null, focalLengthMm: null });
});

test('takes an orientation from 1 to 8 and nothing else', () => {
  const orientation = (value: number | null): number => chooseOrientation([{ ...emptyTags('exif'), orientation: value }]);
  expect([1, 2, 3, 4, 5, 6, 7, 8].map(orientation)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect([0, 9, 65_535, 1.5, Number.NaN, null].map(orientation)).toEqual([1, 1, 1, 1, 1, 1]);
});
