/**
 * [Note: Paths that are no UTF-8]
 * On Linux a file name is bytes. Paths travel through Albumen as strings, so a byte that is not valid UTF-8 is written
 * as the private-use character U+F700 + byte (U+F780 to U+F7FF). A name that really holds such a character has its
 * bytes escaped the same way, so that the mapping is one to one and the file can always be opened again.
 */
const ESCAPE_BASE = 0xf700;
const ESCAPED = /[\uf780-\uf7ff]/;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** The string form of a file name or path given as bytes. */
export function pathFromBytes(bytes: Uint8Array): string {
  try {
    const text = decoder.decode(bytes);
    if (!ESCAPED.test(text)) return text;
  } catch {
    // Not UTF-8 as a whole: escape what is invalid, byte by byte, below.
  }
  let out = '';
  let i = 0;
  while (i < bytes.length) {
    const length = sequenceLength(bytes[i] as number);
    const character = length > 0 ? decodeOne(bytes.subarray(i, i + length), length) : null;
    if (character !== null && !ESCAPED.test(character)) {
      out += character;
      i += length;
    } else {
      out += String.fromCharCode(ESCAPE_BASE + (bytes[i] as number));
      i += 1;
    }
  }
  return out;
}

/** What to hand to `fs` for a path in the string form: the string itself, or its bytes where it holds escapes. */
export function pathToOpen(path: string): string | Buffer {
  if (!ESCAPED.test(path)) return path;
  const parts: Buffer[] = [];
  let plain = '';
  for (const character of path) {
    const code = character.charCodeAt(0);
    if (character.length === 1 && code >= 0xf780 && code <= 0xf7ff) {
      parts.push(Buffer.from(plain, 'utf8'), Buffer.from([code - ESCAPE_BASE]));
      plain = '';
    } else plain += character;
  }
  parts.push(Buffer.from(plain, 'utf8'));
  return Buffer.concat(parts);
}

/** The path as a person should see it: escaped bytes become U+FFFD. */
export function pathToShow(path: string): string {
  return path.replace(/[\uf780-\uf7ff]/g, '\ufffd');
}

function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead >= 0xc2 && lead < 0xe0) return 2;
  if (lead >= 0xe0 && lead < 0xf0) return 3;
  if (lead >= 0xf0 && lead < 0xf5) return 4;
  return 0;
}

function decodeOne(bytes: Uint8Array, length: number): string | null {
  if (bytes.length < length) return null;
  try {
    return decoder.decode(bytes);
  } catch {
    return null;
  }
}
