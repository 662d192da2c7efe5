import { posix } from 'node:path';
import { TIME_ZONE_STEP_MS } from './limits.ts';
import { cameraOf, shotTimeOf, type PhotoFacts } from './photo-facts.ts';

/**
 * [Note: Two shots]
 * Similar is not duplicate: what a camera took twice is two photos, however alike they look (a tripod, a burst, a product on
 * a table). Where both files say when one camera took them, and the times differ, they can at most be a burst. Times that
 * differ by whole quarters of an hour may be one shot whose clock was put right in a copy; then the pixels decide. Within one
 * second the files' own numbers tell: IMG_0041 and IMG_0042 at full size are two shots, IMG_0041 and IMG_0041-edited are not.
 */
export function areTwoShots(a: PhotoFacts, b: PhotoFacts): boolean {
  const [timeOfA, timeOfB] = [shotTimeOf(a), shotTimeOf(b)];
  if (timeOfA === null || timeOfB === null || cameraOf(a) !== cameraOf(b)) return false;
  const apartMs = Math.abs(timeOfA - timeOfB);
  if (apartMs >= 1_000) return apartMs % TIME_ZONE_STEP_MS !== 0;
  const areAlike = a.format === b.format && Math.min(a.width, a.height) === Math.min(b.width, b.height) && Math.max(a.width, a.height) === Math.max(b.width, b.height);
  return areAlike && a.paths.some((one) => b.paths.some((other) => areNumbered(one, other)));
}

/** Names that differ in one number of the same length only: a camera counts its shots. */
function areNumbered(one: string, other: string): boolean {
  const [first, second] = [numbersOf(one), numbersOf(other)];
  if (first.pattern !== second.pattern) return false;
  const different = first.numbers.filter((number, i) => number !== second.numbers[i]);
  return different.length === 1 && first.numbers.every((number, i) => number.length === second.numbers[i]?.length);
}

function numbersOf(path: string): { pattern: string; numbers: string[] } {
  const name = posix.basename(path, posix.extname(path));
  // Three digits at least: "holiday 1" and "holiday 2" may be anybody's copies.
  return { pattern: name.replaceAll(/\d{3,}/g, '#'), numbers: name.match(/\d{3,}/g) ?? [] };
}
