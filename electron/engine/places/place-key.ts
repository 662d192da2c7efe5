import { foldText } from '../store/fold-text.ts';

/** A place name as it is compared: folded, without apostrophes, other punctuation as one space. "Xi’an" and "xian" agree. */
export function placeKey(name: string): string {
  return foldText(name).replace(/['’ʼ‘`]/gu, '').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
