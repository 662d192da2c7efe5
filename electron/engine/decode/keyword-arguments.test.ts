import { expect, test } from 'vitest';
import { keywordArguments } from './keyword-arguments.ts';

test('adds names and paths in the form of each field', () => {
  expect(keywordArguments([['Animals', 'Dog'], ['Snow']], {})).toEqual([
    '-XMP-dc:Subject+=Dog', '-XMP-dc:Subject+=Snow', '-XMP-lr:HierarchicalSubject+=Animals|Dog', '-XMP-lr:HierarchicalSubject+=Snow',
    '-XMP-digiKam:TagsList+=Animals/Dog', '-XMP-digiKam:TagsList+=Snow',
  ]);
});

test('says nothing twice, whatever its capitals, and takes the words of IPTC along', () => {
  const found = { 'XMP-dc:Subject': 'dog', 'XMP-lr:HierarchicalSubject': ['Animals|Dog', 2019], 'IPTC:Keywords': ['DOG', 'fence'] };
  expect(keywordArguments([['Animals', 'Dog'], ['2019']], found)).toEqual([
    '-XMP-dc:Subject+=fence', '-XMP-dc:Subject+=2019', '-XMP-digiKam:TagsList+=Animals/Dog', '-XMP-digiKam:TagsList+=2019',
  ]);
});

test('a name is one line of one level, however it is written', () => {
  expect(keywordArguments([['Music', 'AC/DC | live\n-execute\n<b>&amp; more']], {})).toEqual([
    '-XMP-dc:Subject+=AC/DC | live -execute <b>&amp;amp; more',
    '-XMP-lr:HierarchicalSubject+=Music|AC/DC - live -execute <b>&amp;amp; more',
    '-XMP-digiKam:TagsList+=Music/AC-DC | live -execute <b>&amp;amp; more',
  ]);
  expect(keywordArguments([['\u0000 ']], {})).toEqual([]);
});
