/** What the middle of -1 to 1 becomes in 6 bits: 31.5 rounded up, for a picture that is grey throughout. */
const GREY_STEP = 32;

/**
 * True for a picture without any colour, by its thumbhash: both colour differences of the mean lie at grey, and nothing
 * around it differs from that by a step. Source: thumbhash's format, https://evanw.github.io/thumbhash/: 24 bits with the
 * means of luminance (6), yellow-blue (6) and red-green (6), then 16 with the amplitudes of the two colours (6 each).
 *
 * @param placeholder About 25 bytes, or null where there is no picture.
 */
export function hasNoColour(placeholder: Uint8Array | null): boolean {
  if (placeholder === null || placeholder.length < 5) return false;
  const [b0, b1, b2, b3, b4] = placeholder as unknown as [number, number, number, number, number];
  const means = b0 | (b1 << 8) | (b2 << 16);
  const scales = b3 | (b4 << 8);
  const hasAlpha = means >> 23 === 1;
  const isGrey = [(means >> 6) & 63, (means >> 12) & 63].every((step) => step === GREY_STEP);
  const isEven = ((scales >> 3) & 63) === 0 && ((scales >> 9) & 63) === 0;
  return isGrey && isEven && !hasAlpha;
}
