import { pathToShow } from '../../engine/scan/path-bytes.ts';

/**
 * A path for a person's eyes: bytes that are no UTF-8 as U+FFFD, and control characters written out, so that a file
 * name can neither break a line nor steer the terminal. JSON keeps the path as the library has it.
 */
export function showPath(path: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return pathToShow(path).replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, writeOut);
}

function writeOut(character: string): string {
  if (character === '\n') return String.raw`\n`;
  if (character === '\t') return String.raw`\t`;
  return `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
}
