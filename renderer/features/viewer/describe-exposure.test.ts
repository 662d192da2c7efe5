import { i18n } from '@lingui/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeExposure, describeOffset, megapixels } from './describe-exposure.ts';

const NOTHING = { focalLengthMm: null, fNumber: null, exposureSeconds: null, iso: null };

describe('an exposure', () => {
  beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

  it('is written as photographers do', () => {
    expect(describeExposure({ focalLengthMm: 35, fNumber: 2.8, exposureSeconds: 0.004, iso: 200 })).toEqual(['35 mm', 'f/2.8', '1/250 s', 'ISO 200']);
    expect(describeExposure({ focalLengthMm: 4.25, fNumber: 8, exposureSeconds: 1 / 8_000, iso: 12_800 })).toEqual(['4.3 mm', 'f/8', '1/8000 s', 'ISO 12800']);
  });

  it('counts whole seconds from about a third', () => {
    expect(describeExposure({ ...NOTHING, exposureSeconds: 0.25 })).toEqual(['1/4 s']);
    expect(describeExposure({ ...NOTHING, exposureSeconds: 0.5 })).toEqual(['0.5 s']);
    expect(describeExposure({ ...NOTHING, exposureSeconds: 30 })).toEqual(['30 s']);
  });

  it('leaves out what is unknown, and zeros that cameras write for it', () => {
    expect(describeExposure(NOTHING)).toEqual([]);
    expect(describeExposure({ focalLengthMm: 0, fNumber: 0, exposureSeconds: 0, iso: 0 })).toEqual([]);
  });

  it('has the comma of the language', () => {
    i18n.loadAndActivate({ locale: 'de', messages: {} });
    expect(describeExposure({ ...NOTHING, fNumber: 1.8 })).toEqual(['f/1,8']);
    i18n.loadAndActivate({ locale: 'en', messages: {} });
  });

  it('comes with its offset from UTC, and with its size', () => {
    expect([describeOffset(120), describeOffset(-210), describeOffset(0)]).toEqual(['UTC+2', 'UTC−3:30', 'UTC']);
    expect([megapixels(6000, 4000), megapixels(1280, 960)]).toEqual([24, 1.2]);
  });
});
