/** A difference of one channel that is seen on a screen beside its neighbour, 0 to 255: twice what JPEG at quality 80 adds to photos. */
const SEEN = 24;
/** How much the difference is strengthened: a change of 60 is at full strength. */
const GAIN = 4;
/** What is left of the kept picture below it, in parts: enough to know where one is. */
const UNDER = 0.3;
/** The colour of what differs, as `--yolk` in the dark theme. */
const COLOUR = [255, 176, 46] as const;

/** What differs, painted over the kept picture in grey. */
export interface PaintedDifference {
  /** RGBA, as many bytes as the pictures. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  /** Of the pixels that both pictures have: the part that a person could see to differ, 0 to 1. */
  readonly share: number;
}

/**
 * Paint where two pictures of the same size differ.
 *
 * @param kept RGBA.
 * @param other RGBA, laid over the kept one; transparent where it has nothing.
 */
export function paintDifference(kept: Uint8ClampedArray, other: Uint8ClampedArray): PaintedDifference {
  const pixels = new Uint8ClampedArray(kept.length);
  let both = 0;
  let seen = 0;
  for (let at = 0; at < kept.length; at += 4) {
    const red = kept[at] ?? 0;
    const green = kept[at + 1] ?? 0;
    const blue = kept[at + 2] ?? 0;
    const gray = (0.299 * red + 0.587 * green + 0.114 * blue) * UNDER;
    const isBoth = (other[at + 3] ?? 0) > 127 && (kept[at + 3] ?? 0) > 127;
    const change = isBoth ? Math.max(Math.abs(red - (other[at] ?? 0)), Math.abs(green - (other[at + 1] ?? 0)), Math.abs(blue - (other[at + 2] ?? 0))) : 0;
    if (isBoth) both++;
    if (change > SEEN) seen++;
    // Below what is seen there is only noise of the encoder, which would drown what matters.
    const strength = change > SEEN / 2 ? Math.min(1, (change * GAIN) / 255) : 0;
    for (let channel = 0; channel < 3; channel++) pixels[at + channel] = gray + ((COLOUR[channel] ?? 0) - gray) * strength;
    // What the other one has not is left dark.
    pixels[at + 3] = isBoth ? 255 : 90;
  }
  return { pixels, share: both === 0 ? 0 : seen / both };
}
