import { looksCutShort } from './looks-cut-short.ts';

/** The decoders' own words for what a person can be told better. Source: libvips 8.18, libheif 1.23. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/premature end|truncated|unexpected end|end of stream|end of data/i, 'the file is cut short: copy it again from where it came'],
  [/unsupported feature|unsupported codec|no decod|not supported/i, 'it is of a kind that cannot be decoded here'],
  [/out of memory|allocat/i, 'there was not enough memory to decode it'],
];

const DETAIL_MAX_CHARACTERS = 200;

/**
 * Why a picture could not be decoded, in words, with what the decoder said.
 *
 * @param bytes The file, where it was held whole.
 */
export function describeDecodeError(error: unknown, bytes: Uint8Array | null, format: string): string {
  const message = error instanceof Error ? error.message : String(error);
  // A headline may stand alone on the first line; "Unknown error" says nothing.
  const lines = message.split('\n').map((line) => line.trim()).filter((line) => line !== '' && line !== 'Unknown error');
  const detail = lines.slice(0, 2).join(' ').slice(0, DETAIL_MAX_CHARACTERS);
  const isCut = bytes !== null && looksCutShort(bytes, format);
  const meaning = isCut ? MEANINGS[0]?.[1] : MEANINGS.find(([pattern]) => pattern.test(message))?.[1];
  const said = meaning ?? `the ${format.toUpperCase()} file is damaged`;
  return detail === '' ? said : `${said} (${detail})`;
}
