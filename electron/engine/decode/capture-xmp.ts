import { XMP_MAX_BYTES } from '../config.ts';

/** Namespaces that are read, under the prefix by which this reader names them whatever the file calls them. */
const PREFIX_OF = new Map([
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://ns.adobe.com/xap/1.0/', 'xmp'],
  ['http://ns.adobe.com/photoshop/1.0/', 'photoshop'],
  ['http://ns.adobe.com/exif/1.0/', 'exif'],
  ['http://cipa.jp/exif/1.0/', 'exifEX'],
  ['http://ns.adobe.com/exif/1.0/aux/', 'aux'],
  ['http://ns.adobe.com/tiff/1.0/', 'tiff'],
  ['http://ns.adobe.com/lightroom/1.0/', 'lr'],
  ['http://www.digikam.org/ns/1.0/', 'digiKam'],
  ['http://ns.microsoft.com/photo/1.0/', 'MicrosoftPhoto'],
  ['http://ns.microsoft.com/photo/1.0', 'MicrosoftPhoto'],
  ['http://ns.google.com/photos/1.0/camera/', 'GCamera'],
]);
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ATTRIBUTE = /\s*([^\s=/>"'<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
/** Items of one list that are kept: several times what is used of keywords. */
const ITEMS_MAX = 2_000;
/** Deeper elements hold nothing that is read here; real XMP has some ten levels. */
const DEPTH_MAX = 100;

/** Properties of the photo by `prefix:name`, each with its values in order (an alternative's default language first). */
export type XmpProperties = ReadonlyMap<string, readonly string[]>;

/**
 * Read the simple properties and lists of an XMP packet.
 *
 * A small reader of its own: one pass, linear in the length, no document tree, no entities but XML's five and numbers,
 * so that neither an entity bomb nor a broken packet costs more than its bytes. Structures inside properties are passed
 * over. A packet that breaks off gives what stood before the break.
 *
 * @returns Nothing for a packet with a document type (XMP has none, bombs do) or one above XMP_MAX_BYTES.
 */
export function readXmp(text: string): XmpProperties {
  const properties = new Map<string, string[]>();
  if (text.length > XMP_MAX_BYTES || text.includes('<!DOCTYPE') || text.includes('<!ENTITY')) return properties;
  const reader = new XmpReader(properties);
  let at = 0;
  for (;;) {
    const open = text.indexOf('<', at);
    if (open < 0) return properties;
    reader.addText(text, at, open);
    if (text.startsWith('<!--', open)) at = after(text, '-->', open + 4);
    else if (text.startsWith('<![CDATA[', open)) {
      at = after(text, ']]>', open + 9);
      reader.addVerbatim(text.slice(open + 9, Math.max(open + 9, at - 3)));
    } else if (text.startsWith('<?', open)) at = after(text, '?>', open + 2);
    else if (text.startsWith('</', open)) {
      at = after(text, '>', open + 2);
      reader.closeElement(text.slice(open + 2, at - 1).trim());
    } else at = readStartTag(text, open + 1, reader);
  }
}

function after(text: string, mark: string, from: number): number {
  const found = text.indexOf(mark, from);
  return found < 0 ? text.length : found + mark.length;
}

function readStartTag(text: string, from: number, reader: XmpReader): number {
  const name = /[^\s/>]*/y;
  name.lastIndex = from;
  const element = name.exec(text)?.[0] ?? '';
  const attributes: [string, string][] = [];
  let at = from + element.length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (match === null) break;
    attributes.push([match[1] ?? '', match[2] ?? match[3] ?? '']);
    at = ATTRIBUTE.lastIndex;
  }
  const end = after(text, '>', at);
  reader.openElement(element, attributes);
  if (text[end - 2] === '/') reader.closeElement(element);
  return end;
}

/** Follows the elements and keeps what stands directly in the photo's description. */
class XmpReader {
  private readonly properties: Map<string, string[]>;
  private readonly prefixes = new Map<string, string>();
  private readonly open: { readonly raw: string; readonly name: string }[] = [];
  private text: string[] = [];
  private isDefaultLanguage = false;

  constructor(properties: Map<string, string[]>) {
    this.properties = properties;
    // A packet that forgot to declare them means the usual ones.
    for (const prefix of PREFIX_OF.values()) this.prefixes.set(prefix, prefix);
    this.prefixes.set('xap', 'xmp');
  }

  openElement(raw: string, attributes: readonly [string, string][]): void {
    for (const [name, value] of attributes) {
      if (name.startsWith('xmlns:')) this.prefixes.set(name.slice(6), PREFIX_OF.get(value) ?? name.slice(6));
    }
    if (this.open.length >= DEPTH_MAX) return;
    this.open.push({ raw, name: this.resolve(raw) });
    this.text = [];
    this.isDefaultLanguage = attributes.some(([name, value]) => name === 'xml:lang' && value === 'x-default');
    if (!this.isDescription(this.open.length - 1)) return;
    for (const [name, value] of attributes) {
      if (!/^(?:xmlns|xml|rdf)(?::|$)/.test(name)) this.keep(this.resolve(name), decodeEntities(value));
    }
  }

  closeElement(raw: string): void {
    const depth = this.open.findLastIndex((element) => element.raw === raw);
    if (depth < 0) return;
    if (depth === this.open.length - 1) this.keepText(depth);
    this.open.length = depth;
    this.text = [];
  }

  addText(source: string, from: number, to: number): void {
    if (to > from && this.open.length > 2) this.addVerbatim(decodeEntities(source.slice(from, to)));
  }

  addVerbatim(text: string): void {
    this.text.push(text);
  }

  /** Text of a property, or of an item of its list. */
  private keepText(depth: number): void {
    const text = this.text.join('');
    if (text.trim() === '') return;
    const name = (up: number): string => this.open[depth - up]?.name ?? '';
    if (this.isDescription(depth - 1)) this.keep(name(0), text);
    const isItem = name(0) === 'rdf:li' && ['rdf:Bag', 'rdf:Seq', 'rdf:Alt'].includes(name(1));
    if (isItem && this.isDescription(depth - 3)) this.keep(name(2), text, this.isDefaultLanguage);
  }

  private isDescription(depth: number): boolean {
    return this.open[depth]?.name === 'rdf:Description' && this.open[depth - 1]?.name === 'rdf:RDF';
  }

  private keep(name: string, value: string, isFirst = false): void {
    const values = this.properties.get(name) ?? [];
    if (values.length >= ITEMS_MAX) return;
    if (isFirst) values.unshift(value);
    else values.push(value);
    this.properties.set(name, values);
  }

  private resolve(raw: string): string {
    const colon = raw.indexOf(':');
    if (colon < 0) return raw;
    return `${this.prefixes.get(raw.slice(0, colon)) ?? raw.slice(0, colon)}${raw.slice(colon)}`;
  }
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,8}));/gi, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '\ufffd';
  });
}
