import type { DuplicateMember } from '../../../shared/contract/duplicate-schemas.ts';
import { photoUrl } from '../../../shared/photo-url.ts';
import { readPhotos, photoNow } from '../../stores/photos.ts';
import { findOverlay, findTurn, STRAIGHT, WHOLE, type GrayPicture, type Overlay, type Turn } from './align-pictures.ts';
import { paintDifference } from './paint-difference.ts';

/** Two pictures, ready to be laid over each other. */
export interface AlignedPair {
  readonly kept: HTMLCanvasElement;
  /** Turned and mirrored so that it looks like the kept one. */
  readonly other: HTMLCanvasElement;
  readonly overlay: Overlay;
  readonly difference: HTMLCanvasElement;
  /** The part of what both have that differs so that it is seen, 0 to 1. */
  readonly share: number;
}

/** Longest side of a picture that is compared, pixels: single pixels of most photos, and 36 MB for one. */
const LONGEST = 3_072;
/** Longest side at which the pictures are laid over each other, pixels: two of the screen's, on which they are then seen. */
const GRAY_SIDE = 320;
/** Longest side of the picture of what differs, pixels: at full size noise would be seen, not changes. */
const DIFFERENCE_SIDE = 768;

/**
 * Load two members' pictures and lay them over each other.
 *
 * @throws Error when one of the pictures cannot be shown.
 */
export async function loadPair(kept: DuplicateMember, other: DuplicateMember): Promise<AlignedPair> {
  const [keptCanvas, otherCanvas] = await Promise.all([loadPicture(kept.id), loadPicture(other.id)]);
  // Which of the two was turned does not matter; a group's first names no difference from itself.
  const differs = new Set([...kept.differs, ...other.differs]);
  const grayKept = readGray(keptCanvas);
  const turn = findTurn(grayKept, readGray(otherCanvas), { turn: differs.has('turned') || differs.has('mirrored'), mirror: differs.has('mirrored') });
  const turned = turnCanvas(otherCanvas, turn);
  const overlay = differs.has('cropped') ? findOverlay(grayKept, readGray(turned)) : WHOLE;
  return { kept: keptCanvas, other: turned, overlay, ...makeDifference(keptCanvas, turned, overlay) };
}

async function loadPicture(id: string): Promise<HTMLCanvasElement> {
  const turns = (photoNow(id) ?? (await readPhotos([id]))[0])?.quarterTurns ?? 0;
  // A film has no picture but its thumbnail.
  const image = await decodeImage(photoUrl(id, 'display', { version: id })).catch(async () => await decodeImage(photoUrl(id, 'thumb', { version: id })));
  const scale = Math.min(1, LONGEST / Math.max(image.naturalWidth, image.naturalHeight));
  const canvas = makeCanvas(image.naturalWidth * scale, image.naturalHeight * scale);
  contextOf(canvas).drawImage(image, 0, 0, canvas.width, canvas.height);
  return turnCanvas(canvas, { quarterTurns: turns, isMirrored: false });
}

async function decodeImage(src: string): Promise<HTMLImageElement> {
  const image = new Image();
  image.src = src;
  await image.decode();
  return image;
}

function makeCanvas(width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  return canvas;
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: canvas.width <= DIFFERENCE_SIDE });
  if (!context) throw new Error('this browser has no canvas');
  return context;
}

function turnCanvas(source: HTMLCanvasElement, { quarterTurns, isMirrored }: Turn): HTMLCanvasElement {
  if (quarterTurns === STRAIGHT.quarterTurns && isMirrored === STRAIGHT.isMirrored) return source;
  const isAcross = quarterTurns % 2 === 1;
  const canvas = makeCanvas(isAcross ? source.height : source.width, isAcross ? source.width : source.height);
  const context = contextOf(canvas);
  context.translate(canvas.width / 2, canvas.height / 2);
  context.rotate((quarterTurns * Math.PI) / 2);
  if (isMirrored) context.scale(-1, 1);
  context.drawImage(source, -source.width / 2, -source.height / 2);
  return canvas;
}

function readGray(source: HTMLCanvasElement): GrayPicture {
  const scale = Math.min(1, GRAY_SIDE / Math.max(source.width, source.height));
  const canvas = makeCanvas(source.width * scale, source.height * scale);
  const { width, height } = canvas;
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data: Float32Array.from({ length: width * height }, (_, at) => 0.299 * (data[at * 4] ?? 0) + 0.587 * (data[at * 4 + 1] ?? 0) + 0.114 * (data[at * 4 + 2] ?? 0)) };
}

function makeDifference(kept: HTMLCanvasElement, other: HTMLCanvasElement, overlay: Overlay): Pick<AlignedPair, 'difference' | 'share'> {
  // As large as the smaller of the two: what it never had is no difference.
  const side = Math.min(DIFFERENCE_SIDE, Math.max(kept.width, kept.height), Math.max(other.width / overlay.width, other.height / overlay.height));
  const scale = side / Math.max(kept.width, kept.height);
  const difference = makeCanvas(kept.width * scale, kept.height * scale);
  const { width, height } = difference;
  const read = (source: HTMLCanvasElement, at: Overlay): ImageData => {
    const context = contextOf(makeCanvas(width, height));
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, at.x * width, at.y * height, at.width * width, at.height * height);
    return context.getImageData(0, 0, width, height);
  };
  const { pixels, share } = paintDifference(read(kept, WHOLE).data, read(other, overlay).data);
  contextOf(difference).putImageData(new ImageData(pixels, width, height), 0, 0);
  return { difference, share };
}
