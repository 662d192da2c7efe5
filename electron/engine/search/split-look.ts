import { LOOK_PARTS_MAX } from './limits.ts';

/** One part of what a photo should, or should not, look like. */
export interface LookPart {
  readonly words: string;
  /** 0.1 to 10. */
  readonly weight: number;
  readonly negated: boolean;
  /** What to cut from the text to be rid of this part alone, its "without" or "and" too; null where no one span does that. */
  readonly span: Span | null;
}

/** Offsets into the text, UTF-16 units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a question asks to see, split; `whole` is all that is asked for, in the person's own words and order. */
export interface LookSplit {
  readonly parts: readonly LookPart[];
  readonly whole: string;
  /** Parts beyond the limit that were left out. */
  readonly leftOut: number;
}

const PIECE = /(?<minus>-)?(?:"(?<quoted>[^"]*)"|“(?<curled>[^”]*)”|(?<word>[^\s,;.!?"“^]+(?:[.,]\d+)*))(?:\^(?<weight>-?\d+(?:\.\d+)?))?|(?<stop>[,;.!?]+)/gu;

interface Piece {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly isStop: boolean;
  readonly minus: boolean;
  readonly weight: number | null;
  readonly span: Span;
  /** Its place among the pieces. */
  readonly index: number;
}

const NEGATORS = new Set(['without', 'no', 'not', 'except', 'excluding', 'minus', 'ohne', 'kein', 'keine', 'keinen', 'keiner', 'keinem', 'nicht', 'außer', 'ausser', 'never', 'neither', 'nor', 'weder', 'noch']);
const NOBODY: Readonly<Record<string, string>> = { nobody: 'people', noone: 'people', niemand: 'Menschen' };
/** "no parking sign", "forget me not": the word negates nothing that one could look for. */
const AFTER_NO = new Set(['parking', 'smoking', 'entry', 'trespassing', 'stopping', 'swimming', 'fishing', 'littering', 'longer', 'doubt', 'matter', 'way', 'problem']);
const ENDS_NEGATION = new Set(['but', 'aber', 'with', 'mit', 'sondern', 'instead', 'just', 'only', 'nur']);
const PREPOSITIONS = new Set(['at', 'in', 'on', 'from', 'during', 'under', 'behind', 'near', 'beside', 'while', 'bei', 'im', 'am', 'auf', 'unter', 'hinter', 'neben', 'an', 'vor']);
const ARTICLES = new Set(['a', 'an', 'the', 'some', 'two', 'three', 'four', 'five', 'several', 'many', 'my', 'our', 'his', 'her', 'their', 'any', 'ein', 'eine', 'einen', 'einer', 'einem', 'der', 'die', 'das', 'den', 'dem', 'zwei', 'drei', 'vier', 'fünf', 'mehrere', 'viele', 'mein', 'meine', 'meinen']);
const AND = new Set(['and', 'und', '&', 'plus']);
const OR = new Set(['or', 'oder', 'nor', 'noch']);
const LOOSE_ENDS = new Set([...AND, ...OR, ...ENDS_NEGATION, ...PREPOSITIONS, 'of', 'the', 'a', 'von', 'there', 'is', 'are', 'for', 'für']);
LOOSE_ENDS.delete('just');

const lower = (piece: Piece | undefined): string => (piece && !piece.isQuoted ? piece.text.toLowerCase() : '');

/**
 * Split a question into what a photo should look like and what not: "beach without people" is "beach" and, negated,
 * "people". Understands `-word`, `-"two words"`, `word^2`, without/no/not/except and their German forms; "a cat and a
 * laptop" becomes the whole and its members.
 */
export function splitLook(text: string): LookSplit {
  const pieces = readPieces(text);
  const positive: Piece[] = [];
  const negated: LookPart[] = [];
  let i = 0;
  while (i < pieces.length) {
    const piece = pieces[i] as Piece;
    if (piece.minus || (piece.weight ?? 1) < 0) {
      negated.push(part([piece], Math.abs(piece.weight ?? 1), true));
      i += 1;
    } else if (lower(piece) in NOBODY) {
      negated.push({ words: NOBODY[lower(piece)] as string, weight: 1, negated: true, span: piece.span });
      i += 1;
    } else if (isNegator(pieces, i)) {
      const end = negationEnd(pieces, i);
      const behind = skipBackground(pieces, end);
      negated.push(...negatedMembers(pieces, { start: i, end, behind }));
      i = behind;
    } else {
      positive.push(piece);
      i += 1;
    }
  }
  const trimmed = trimEnds(positive);
  const kept = [...positiveParts(trimmed).slice(0, LOOK_PARTS_MAX), ...negated.filter((each) => each.words !== '').slice(0, LOOK_PARTS_MAX)];
  return { parts: kept, whole: joinPieces(trimmed), leftOut: positiveParts(trimmed).length + negated.length - kept.length };
}

function readPieces(text: string): Piece[] {
  return [...text.matchAll(PIECE)].map((match, index) => {
    const groups = match.groups ?? {};
    const quoted = groups['quoted'] ?? groups['curled'];
    // A lone hyphen, or one before a digit or a sign, is part of the text; only "-grass" and -"two words" negate.
    const leads = text[match.index - 1] === undefined || /\s/u.test(text[match.index - 1] as string);
    const minus = groups['minus'] !== undefined && leads && (quoted !== undefined || /^\p{L}/u.test(groups['word'] ?? ''));
    const word = `${minus ? '' : (groups['minus'] ?? '')}${groups['word'] ?? ''}`;
    const weight = groups['weight'] === undefined ? null : Number(groups['weight']);
    const span = { start: match.index, end: match.index + match[0].length };
    return { text: quoted ?? groups['stop'] ?? word, isQuoted: quoted !== undefined, isStop: groups['stop'] !== undefined, minus, weight, span, index };
  });
}

function isNegator(pieces: readonly Piece[], i: number): boolean {
  const word = lower(pieces[i]);
  const next = pieces[i + 1];
  if (!NEGATORS.has(word) || !next || next.isStop) return false;
  if (word === 'no' && (AFTER_NO.has(lower(next)) || /^\d/u.test(next.text))) return false;
  if (word === 'not' && (lower(next) === 'only' || lower(pieces[i - 1]) === 'me' || lower(pieces[i - 1]) === 'why')) return false;
  // "not without", "neither nor": the inner word does the work.
  return !NEGATORS.has(lower(next)) || word === 'not';
}

function negationEnd(pieces: readonly Piece[], start: number): number {
  const isNo = /^(?:no|kein)/u.test(lower(pieces[start]));
  let hasContent = false;
  for (let i = start + 1; i < pieces.length; i++) {
    const piece = pieces[i] as Piece;
    const word = lower(piece);
    if (piece.isStop || piece.minus || ENDS_NEGATION.has(word) || (hasContent && isNegator(pieces, i))) return i;
    if (hasContent && PREPOSITIONS.has(word)) return i;
    if (hasContent && isNo && AND.has(word) && ARTICLES.has(lower(pieces[i + 1]))) return i;
    if (!ARTICLES.has(word) && !PREPOSITIONS.has(word) && !AND.has(word) && !OR.has(word)) hasContent = true;
  }
  return pieces.length;
}

/** "without people in the background": the background is not asked for. */
function skipBackground(pieces: readonly Piece[], i: number): number {
  const words = [0, 1, 2].map((offset) => lower(pieces[i + offset]));
  if (/^in the (?:background|foreground|picture|photo|image|frame|way|scene)$/u.test(words.join(' '))) return i + 3;
  return /^im (?:hintergrund|vordergrund|bild)$/u.test(words.slice(0, 2).join(' ')) ? i + 2 : i;
}

/** The parts that one negator denies; a part that is alone takes the negator along when it is cut. */
function negatedMembers(pieces: readonly Piece[], { start, end, behind }: { start: number; end: number; behind: number }): LookPart[] {
  const members = splitMembers(pieces.slice(start + 1, end));
  const before = pieces[start - 1];
  const opener = before && (AND.has(lower(before)) || /^(?:but|aber)$/u.test(lower(before))) ? before : pieces[start];
  const alone = { start: opener?.span.start ?? 0, end: pieces[behind - 1]?.span.end ?? 0 };
  return members.map((member, i) => ({
    ...part(member, Math.abs(member[0]?.weight ?? 1), true),
    span: members.length === 1 ? alone : spanAmong(members, i),
  }));
}

/** What to cut of "a, b and c" to be rid of one member: it and what joins it to the next, or the last with what joins it. */
function spanAmong(members: readonly (readonly Piece[])[], i: number): Span {
  const [own, next, last] = [members[i] ?? [], members[i + 1], members[i - 1]];
  const start = next || !last ? own[0]?.span.start : last.at(-1)?.span.end;
  const end = next ? next[0]?.span.start : own.at(-1)?.span.end;
  return { start: start ?? 0, end: end ?? 0 };
}

function splitMembers(pieces: readonly Piece[]): Piece[][] {
  const members: Piece[][] = [[]];
  for (const piece of pieces) {
    if (AND.has(lower(piece)) || OR.has(lower(piece))) members.push([]);
    else members.at(-1)?.push(piece);
  }
  return members.filter((member) => member.length > 0);
}

function positiveParts(pieces: readonly Piece[]): LookPart[] {
  if (pieces.length === 0) return [];
  if (pieces.some((piece) => piece.weight !== null)) return weightedParts(pieces);
  const whole = part(pieces, 1, false);
  const members = conjuncts(pieces);
  return members.length < 2 ? [whole] : [whole, ...members.map((member, i) => ({ ...part(member, 1, false), span: spanAmong(members, i) }))];
}

/** `beach sunset^2`: the weighted words stand for themselves, the rest together. */
function weightedParts(pieces: readonly Piece[]): LookPart[] {
  const weighted = pieces.filter((piece) => piece.weight !== null && piece.weight > 0).map((piece) => part([piece], piece.weight as number, false));
  const rest = trimEnds(pieces.filter((piece) => piece.weight === null));
  return rest.length === 0 ? weighted : [part(rest, 1, false), ...weighted];
}

/**
 * Members of "a cat and a laptop": split where the right side begins with an article or number, or where the question is
 * nothing but single words, so that "black and white photo" and "salt and pepper shaker" stay whole.
 */
function conjuncts(pieces: readonly Piece[]): Piece[][] {
  const borders = pieces.flatMap((piece, i) => (AND.has(lower(piece)) || piece.text === ',' ? [i] : []));
  if (borders.length === 0) return [];
  const members: Piece[][] = [];
  let start = 0;
  for (const border of [...borders, pieces.length]) {
    const member = pieces.slice(start, border);
    if (member.length > 0) members.push(trimEnds(member));
    start = border + 1;
  }
  const isList = members.every((member) => member.length === 1) && borders.some((border) => pieces[border]?.text === ',');
  const hasArticles = members.slice(1).every((member) => ARTICLES.has(lower(member[0])) || member[0]?.isQuoted);
  return (isList || hasArticles) && members.every((member) => member.length > 0) ? members : [];
}

function part(pieces: readonly Piece[], weight: number, negated: boolean): LookPart {
  const [first, last] = [pieces[0], pieces.at(-1)];
  const isWhole = first && last && last.index - first.index === pieces.length - 1;
  return {
    words: joinPieces(pieces), weight: Math.min(10, Math.max(0.1, weight)), negated,
    span: isWhole ? { start: first.span.start, end: last.span.end } : null,
  };
}

function joinPieces(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join(' ').replaceAll(/\s+([,;.!?])/gu, '$1').replaceAll(/([,;])[,;]+/gu, '$1').trim();
}

/** Loose "and", "but", "with" and stops at either end, left by what was taken out. */
function trimEnds(pieces: readonly Piece[]): Piece[] {
  const isLoose = (piece: Piece): boolean => piece.isStop || (AND.has(lower(piece)) || OR.has(lower(piece)) || lower(piece) === 'but' || lower(piece) === 'aber');
  let [start, end] = [0, pieces.length];
  // "of" is left where "jpegs" was taken from "jpegs of cats".
  while (start < end && (isLoose(pieces[start] as Piece) || /^(?:of|von)$/u.test(lower(pieces[start])))) start += 1;
  while (end > start && (isLoose(pieces[end - 1] as Piece) || (LOOSE_ENDS.has(lower(pieces[end - 1])) && end - start > 1))) end -= 1;
  return pieces.slice(start, end);
}
