import { readFile } from 'node:fs/promises';
import { findPart, standardised } from './align-pictures.ts';
import { COMPARED_LONG_SIDE, THUMBNAIL_LONG_SIDE } from '../config.ts';
import type { CompareAnswer, Compared, CompareRequest, Comparison, Part } from './compared-pictures.ts';
import { measureOverlap } from './measure-overlap.ts';
import { measureSharpness } from './measure-sharpness.ts';
import { averageArea, averageGrey, sumPicture, type PictureSums, type PixelArea } from './picture-sums.ts';
import { decodeInside, type Picture } from './sharp-codec.ts';
import { smallPictureOf } from './thumbnail-file.ts';
import { SIDEWAYS, turnedFrom, turnPicture, TURNS } from './turn-picture.ts';

/** Long side of the grid that the overlap is measured in, cells; of smaller pictures three quarters of their own pixels, so that the way of scaling does not tell. */
const MEASURED_LONG_SIDE = 96;
const MEASURED_SHARE = 0.75;
/** Side of the squashed picture in which all eight turns are tried. */
const TURN_SIDE = 16;
/** Correlation there from which a turn is looked into; the same picture has 0.98 and more, with a word over it 0.9. */
const TURN_FROM = 0.8;
/** Ratios of width to height up to this far apart count as one: thumbnails are rounded to whole pixels. */
const RATIO_SLACK = 0.04;
/** Turns in which parts are looked for: crops of turned pictures are rare, and each costs as much again. */
const PART_TURNS = [0, 1] as const;
/** Fine correlation and agreement, added, from which nothing better is looked for: the pictures lie well as they are. */
const WELL_LAID = 1.6;
/** Pictures kept decoded: pairs of one photo come one after the other. 64 of them are some 10 MB. */
const KEPT = 64;

const WHOLE: Part = { left: 0, top: 0, width: 1, height: 1 };

interface Laid {
  readonly picture: Picture;
  /** Sums in each turn, made when they are needed. */
  readonly turned: Map<number, PictureSums>;
  /** Brightness squashed to a square, standardised; null for a blank picture. */
  readonly squares: Map<number, Float32Array | null>;
}

const kept = new Map<string, Promise<Laid | null>>();

/** Lay pictures on each other, pair by pair. */
export async function comparePictures({ pairs }: CompareRequest): Promise<CompareAnswer> {
  const answers: Compared[] = [];
  for (const { a, b } of pairs) {
    const [first, second] = await Promise.all([openPicture(a), openPicture(b)]);
    answers.push(first && second && (compare(first, second) ?? 'unlike'));
  }
  return answers;
}

/**
 * How sharp the pictures of thumbnails are, for photos of which that was not measured when they were indexed.
 *
 * @param paths Absolute. @returns See `measureSharpness`, one each; null where a thumbnail is missing or cannot be read.
 */
export async function readSharpness(paths: readonly string[]): Promise<(number | null)[]> {
  return await Promise.all(paths.map(async (path) => {
    const picture = await readThumbnail(path, THUMBNAIL_LONG_SIDE);
    return picture && measureSharpness(picture);
  }));
}

/** How two decoded pictures lie on each other; for tests and measurements too. */
export function comparePicturePair(a: Picture, b: Picture): Comparison | null {
  return compare(layOut(a), layOut(b));
}

function compare(a: Laid, b: Laid): Comparison | null {
  const found = wholeTurns(a, b).map((turn) => measure(a, b, { turn, partOfA: WHOLE, partOfB: WHOLE }));
  const sofar = best(found);
  if (sofar && fitOf(sofar) >= WELL_LAID) return sofar;
  for (const part of partsOf(a, b)) {
    if (fitOf(part) >= WELL_LAID) return part;
    found.push(part);
  }
  return best(found);
}

/** Turns in which the whole pictures lie on each other, roughly. */
function wholeTurns(a: Laid, b: Laid): number[] {
  const square = squareOf(a, 0);
  if (square === null) return [];
  return Array.from({ length: TURNS }, (_, turn) => turn).filter((turn) => {
    const other = squareOf(b, turn);
    if (other === null || ratioApart(a.picture, b.picture, SIDEWAYS.has(turn)) > RATIO_SLACK) return false;
    return square.reduce((sum, value, i) => sum + value * (other[i] as number), 0) >= TURN_FROM;
  });
}

/** Ways in which one picture lies in the other, likely ones first; each costs a search. */
function* partsOf(a: Laid, b: Laid): Generator<Comparison> {
  for (const turn of PART_TURNS) {
    const [first, second] = [sumsOf(a, 0), sumsOf(b, turn)];
    const inA = findPart(first, second);
    if (inA) yield measure(a, b, { turn, partOfA: shareOf(inA.area, first), partOfB: WHOLE });
    const inB = findPart(second, first);
    if (inB) yield measure(a, b, { turn, partOfA: WHOLE, partOfB: shareOf(inB.area, second) });
  }
}

function measure(a: Laid, b: Laid, { turn, partOfA, partOfB }: Pick<Comparison, 'turn' | 'partOfA' | 'partOfB'>): Comparison {
  const [first, second] = [sumsOf(a, 0), sumsOf(b, turn)];
  const [areaA, areaB] = [areaOf(partOfA, first), areaOf(partOfB, second)];
  const pixels = Math.min(Math.max(areaA.width, areaA.height), Math.max(areaB.width, areaB.height));
  const scale = Math.min(MEASURED_LONG_SIDE, pixels * MEASURED_SHARE) / Math.max(areaA.width, areaA.height);
  const grid = { columns: Math.max(2, Math.round(areaA.width * scale)), rows: Math.max(2, Math.round(areaA.height * scale)) };
  return { turn, partOfA, partOfB, cells: Math.max(grid.columns, grid.rows), ...measureOverlap(averageArea(first, areaA, grid), averageArea(second, areaB, grid)) };
}

/** The one whose fine structure agrees most. */
function best(found: readonly Comparison[]): Comparison | null {
  return found.toSorted((one, other) => fitOf(other) - fitOf(one))[0] ?? null;
}

/** Brightness alone is alike in many places. */
function fitOf({ fineCorrelation, agreement }: Comparison): number {
  return fineCorrelation + agreement;
}

async function openPicture(path: string): Promise<Laid | null> {
  const known = kept.get(path);
  if (known) {
    kept.delete(path);
    kept.set(path, known);
    return await known;
  }
  const opening = readPicture(path);
  kept.set(path, opening);
  const oldest = kept.keys().next();
  if (kept.size > KEPT && !oldest.done) kept.delete(oldest.value);
  return await opening;
}

async function readPicture(path: string): Promise<Laid | null> {
  const picture = await readThumbnail(path, COMPARED_LONG_SIDE);
  return picture && layOut(picture);
}

/** A thumbnail that is missing or damaged is no reason to stop: its photo is compared when it has one again. */
async function readThumbnail(path: string, longSide: number): Promise<Picture | null> {
  try {
    const file = await readFile(path);
    return await decodeInside((longSide <= COMPARED_LONG_SIDE ? smallPictureOf(file) : null) ?? file, longSide);
  } catch {
    return null;
  }
}

function layOut(picture: Picture): Laid {
  return { picture, turned: new Map(), squares: new Map() };
}

function sumsOf({ picture, turned }: Laid, turn: number): PictureSums {
  const known = turned.get(turn);
  if (known) return known;
  const sums = sumPicture(turnPicture(picture, turn));
  turned.set(turn, sums);
  return sums;
}

function squareOf(laid: Laid, turn: number): Float32Array | null {
  const known = laid.squares.get(turn);
  if (known !== undefined) return known;
  const sums = sumsOf(laid, 0);
  const upright = laid.squares.get(0) ?? standardised(averageGrey(sums, areaOf(WHOLE, sums), { columns: TURN_SIDE, rows: TURN_SIDE }));
  laid.squares.set(0, upright);
  const square = upright && upright.map((_, i) => {
    const [x, y] = turnedFrom(turn, { x: i % TURN_SIDE, y: Math.floor(i / TURN_SIDE) }, { right: TURN_SIDE - 1, bottom: TURN_SIDE - 1 });
    return upright[y * TURN_SIDE + x] as number;
  });
  laid.squares.set(turn, square);
  return square;
}

function ratioApart(a: Picture, b: Picture, isSideways: boolean): number {
  const ratio = Math.log(b.width / b.height);
  return Math.abs(Math.log(a.width / a.height) - (isSideways ? -ratio : ratio));
}

function areaOf(part: Part, { width, height }: PictureSums): PixelArea {
  return { left: part.left * width, top: part.top * height, width: part.width * width, height: part.height * height };
}

function shareOf(area: PixelArea, { width, height }: PictureSums): Part {
  return { left: area.left / width, top: area.top / height, width: area.width / width, height: area.height / height };
}
