import { expect, test } from 'vitest';
import { readXmp } from './capture-xmp.ts';

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const properties = (text: string): Record<string, readonly string[]> => Object.fromEntries(readXmp(text));

test('reads attributes, elements and lists alike', () => {
  const packet = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${RDF}>
    <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating='4'>
      <xmp:CreateDate>2020-10-17T10:02:11</xmp:CreateDate>
    </rdf:Description>
    <rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/">
      <dc:subject><rdf:Bag><rdf:li>dog &amp; fence</rdf:li><rdf:li><![CDATA[<wood>]]></rdf:li><rdf:li>caf&#xe9; &#128021;</rdf:li></rdf:Bag></dc:subject>
    </rdf:Description></rdf:RDF></x:xmpmeta>`;
  expect(properties(packet)).toEqual({ 'xmp:Rating': ['4'], 'xmp:CreateDate': ['2020-10-17T10:02:11'], 'dc:subject': ['dog & fence', '<wood>', 'café 🐕'] });
});

test('knows a namespace whatever prefix the file gives it', () => {
  const packet = `<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><r:Description xmlns:foo="http://ns.adobe.com/xap/1.0/" foo:Rating="3"/></r:RDF>`;
  expect(properties(packet)).toEqual({ 'xmp:Rating': ['3'] });
});

test('gives an alternative in the default language first', () => {
  const packet = `<rdf:RDF ${RDF}><rdf:Description><dc:description><rdf:Alt><rdf:li xml:lang="de">Hund</rdf:li><rdf:li xml:lang="x-default">dog</rdf:li></rdf:Alt></dc:description></rdf:Description></rdf:RDF>`;
  expect(properties(packet)).toEqual({ 'dc:description': ['dog', 'Hund'] });
});

test('passes over structures inside properties', () => {
  const packet = `<rdf:RDF ${RDF}><rdf:Description><xmpMM:History><rdf:Seq><rdf:li rdf:parseType="Resource"><xmp:Rating>5</xmp:Rating></rdf:li></rdf:Seq></xmpMM:History><xmp:Rating>2</xmp:Rating></rdf:Description></rdf:RDF>`;
  expect(properties(packet)).toEqual({ 'xmp:Rating': ['2'] });
});

test('gives what stood before the place where a packet breaks off', () => {
  const packet = `<rdf:RDF ${RDF}><rdf:Description xmp:Rating="5"><dc:subject><rdf:Bag><rdf:li>dog</rdf:li><rdf:li>fen`;
  expect(properties(packet)).toEqual({ 'xmp:Rating': ['5'], 'dc:subject': ['dog'] });
  expect(properties(`<rdf:RDF ${RDF}><rdf:Description xmp:Rating="5" dc:for`)).toEqual({ 'xmp:Rating': ['5'] });
});

test('unfolds no entities, so that a bomb stays as small as its bytes', () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rdf:RDF ${RDF}><rdf:Description xmp:Rating="5"><dc:title>&b;</dc:title></rdf:Description></rdf:RDF>`;
  expect(properties(bomb)).toEqual({});
});

test('reads nothing of a packet of 50 MB, and is not slowed by nesting', () => {
  expect(properties(`<rdf:RDF ${RDF}><rdf:Description xmp:Rating="5"/>${' '.repeat(50_000_000)}</rdf:RDF>`)).toEqual({});
  const nested = `<rdf:RDF ${RDF}><rdf:Description xmp:Rating="5">${'<a>'.repeat(200_000)}`;
  expect(properties(nested)).toEqual({ 'xmp:Rating': ['5'] });
});

test('survives text that is no XML', () => {
  for (const text of ['', '<', '<>', '</>', '<<<<', '<a', '<a b', '<a b=', '<a b="', '<!--', '<![CDATA[', '<?', '</a></b>', 'plain']) expect(properties(text)).toEqual({});
});
