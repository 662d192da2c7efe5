import { describe, expect, it } from 'vitest';
import { phrase, phraseWithDigits } from './phrase.ts';

const folder = phrase(String.raw`(?:in|from) (?:the |der )?([\p{L}][\p{L}\p{N} -]{0,40}?) (?:folder|ordner)`);
const named = (text: string): (string | undefined)[] => [...folder.in(text)].map((match) => match[1]);

describe('a phrase', () => {
  it.each([
    ['in the Summer 2019 folder', ['Summer 2019']],
    ['dogs FROM the misc\tfolder, from x-rays folder', ['misc', 'x-rays']],
    ['margin misc folder', []],
    ['in misc folders', []],
    ['in misc folder-like', []],
    ['in _misc folder', []],
    ['begin in 2019 folder', []],
  ])('finds in %j the same whether or not other letters stand beside it', (text, names) => {
    expect(named(text)).toEqual(names);
    // A dash that is no ASCII: the pattern of any script.
    expect(named(`${text} \u2013`)).toEqual(names);
  });

  it('takes letters of any script for letters', () => {
    expect(named('aus der Kiste in Zürich Ordner')).toEqual(['Zürich']);
    expect(named('in 北京 folder')).toEqual(['北京']);
    expect(named('éin misc folder')).toEqual([]);
    expect(named('in misc folderé')).toEqual([]);
  });

  it('with digits in it is found as any other, and not looked for in a text without one', () => {
    const year = phraseWithDigits(String.raw`in (\d{4})`);
    const years = (text: string): (string | undefined)[] => [...year.in(text)].map((match) => match[1]);
    expect(years('in 2019, in 2020 – and in 20')).toEqual(['2019', '2020']);
    expect(years('in autumn')).toEqual([]);
  });
});
