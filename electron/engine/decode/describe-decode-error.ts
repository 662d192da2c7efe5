/** libvips' messages, which come as several lines of its own terms, as one line for a person. Matched against libvips 8.17. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/premature end|truncated|unexpected end|end of stream|not enough data|out of order read|read error|exceeds end/i, 'the file is cut short: copy it again from where it came'],
  [/pixel limit|too large|dimensions? exceed/i, 'it has more pixels than Albumen decodes'],
  [/unsupported image format|unknown format|not a known|no decod/i, 'it holds no picture that can be decoded: the file is damaged or something else'],
  [/memory/i, 'there was not enough memory to decode it'],
];

/** Why a picture could not be decoded, in words, with the decoder's own first line. */
export function describeDecodeError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const detail = message.split('\n')[0]?.trim() ?? '';
  const meaning = MEANINGS.find(([pattern]) => pattern.test(message))?.[1] ?? 'the file is damaged';
  return `${meaning} (${detail.slice(0, 200)})`;
}
