import { expect, test } from 'vitest';
import { foldedTokens, foldText } from './fold-text.ts';

test('folds case, accents and composition', () => {
  expect(foldText('BILBÁO')).toBe('bilbao');
  expect(foldText('fru\u0308h')).toBe(foldText('früh'));
  expect(foldText('Straße in Tromsø')).toBe('strasse in tromso');
});

test('splits names as people write them', () => {
  expect(foldedTokens('IMG_2201-SummerDress2019.jpg')).toEqual(['img', '2201', 'summer', 'dress', '2019', 'jpg']);
  expect(foldedTokens('東京タワー trip')).toEqual(['東京', '京タ', 'タワ', 'ワー', 'trip']);
  expect(foldedTokens('猫')).toEqual(['猫']);
  expect(foldedTokens('서울')).toEqual(['서울']);
});
