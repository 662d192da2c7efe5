import { i18n } from '@lingui/core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AlbumenError } from '../../shared/contract/errors.ts';
import { messages } from '../locales/de.po';
import { sayProblem } from './say-problem.ts';

beforeAll(() => i18n.loadAndActivate({ locale: 'de', messages }));
afterAll(() => i18n.activate('en'));

it('says in German what the engine says in English, with its values', () => {
  expect(sayProblem(new AlbumenError('not-found', 'No file holds this photo any more; it was /a/b.jpg.'))).toBe('Keine Datei enthält dieses Foto mehr; es war /a/b.jpg.');
});

it('says a reason within a sentence too, and keeps what a decoder added', () => {
  expect(sayProblem('/a/b.jpg cannot be shown: the JPEG file is damaged (VipsJpeg: bad marker)')).toBe('/a/b.jpg kann nicht gezeigt werden: die JPEG-Datei ist beschädigt (VipsJpeg: bad marker)');
});

it('says why a duplicate stays where it is, and the reason within that reason', () => {
  expect(sayProblem('it is to be kept, but it is no longer there')).toBe('sie soll bleiben, aber sie ist nicht mehr da');
  expect(sayProblem('its drive did not do it (EIO)')).toBe('ihr Laufwerk führte es nicht aus (EIO)');
});

it('keeps words that it does not know, after what kind of trouble it is', () => {
  expect(sayProblem(new AlbumenError('pack-invalid', '/m/x.onnx is odd'))).toBe('Das Modellpaket kann nicht benutzt werden. (/m/x.onnx is odd)');
  expect(sayProblem('EIO')).toBe('EIO');
});
