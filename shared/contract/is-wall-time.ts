const WALL_TIME = /^(\d{4})-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/;
/** Before the first photograph (1826) a date is a slip of the keyboard; so is one that no camera has yet reached. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2200;
/** The furthest that any clock has been from UTC is 15 h 14 min (Manila, 1844). */
export const OFFSET_MAX_MINUTES = 16 * 60;

/** True for `YYYY-MM-DDTHH:mm:ss` of a day and time that exist, within the years of photography. */
export function isWallTime(text: string): boolean {
  const year = Number(WALL_TIME.exec(text)?.[1]);
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) return false;
  const parsed = new Date(`${text}Z`);
  // The 31st of June becomes the 1st of July where it is parsed at all.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
