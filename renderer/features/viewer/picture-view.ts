/** CSS pixels, or the pixels of a picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point of the stage, CSS pixels from its middle. */
export interface StagePoint {
  readonly x: number;
  readonly y: number;
}

/** Where a picture is on the stage. */
export interface PictureView {
  /** CSS pixels per pixel of the picture. */
  readonly scale: number;
  /** The picture's middle, CSS pixels from the stage's. */
  readonly x: number;
  readonly y: number;
}

/** What a view is bounded by. */
export interface StageSizes {
  readonly stage: Size;
  /** The upright and turned picture, in its own pixels. */
  readonly picture: Size;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

/** The closest view: a pixel of the picture is so many device pixels wide; single pixels can be told apart. */
const CLOSEST = 8;
/** What counts as the same scale: less than a pixel on the largest photo. */
const SAME_SCALE = 1e-5;

/** The scale at which one pixel of the picture is one pixel of the screen: 100 %. */
export function pixelScale({ pixelRatio }: StageSizes): number {
  return 1 / pixelRatio;
}

/** The scale at which the picture is seen whole; a picture smaller than the stage is not blown up beyond a CSS pixel a pixel. */
export function fitScale({ stage, picture }: StageSizes): number {
  return Math.min(stage.width / picture.width, stage.height / picture.height, 1);
}

/** The picture whole, in the middle. */
export function fitView(sizes: StageSizes): PictureView {
  return { scale: fitScale(sizes), x: 0, y: 0 };
}

/** True for a view that shows the picture whole. */
export function isFitted(view: PictureView, sizes: StageSizes): boolean {
  return view.scale <= fitScale(sizes) * (1 + SAME_SCALE);
}

/** The nearest view allowed: between fitted (or 100 %, where that is smaller) and the closest, never with ground on one side only. */
export function boundPicture(view: PictureView, sizes: StageSizes): PictureView {
  const smallest = Math.min(fitScale(sizes), pixelScale(sizes));
  const scale = Math.max(smallest, Math.min(CLOSEST * pixelScale(sizes), view.scale));
  const roomX = Math.max(0, (sizes.picture.width * scale - sizes.stage.width) / 2);
  const roomY = Math.max(0, (sizes.picture.height * scale - sizes.stage.height) / 2);
  // Adding 0 makes a plain 0 of -0.
  return { scale, x: Math.max(-roomX, Math.min(roomX, view.x)) + 0, y: Math.max(-roomY, Math.min(roomY, view.y)) + 0 };
}

/** The view at another scale, with what is under `at` staying there as far as the bounds allow. */
export function zoomPicture(view: PictureView, sizes: StageSizes, scale: number, at: StagePoint = { x: 0, y: 0 }): PictureView {
  const bounded = boundPicture({ ...view, scale }, sizes).scale;
  const grown = bounded / view.scale;
  return boundPicture({ scale: bounded, x: at.x - (at.x - view.x) * grown, y: at.y - (at.y - view.y) * grown }, sizes);
}

/** The view after the picture was dragged by so many CSS pixels. */
export function panPicture(view: PictureView, sizes: StageSizes, dx: number, dy: number): PictureView {
  return boundPicture({ ...view, x: view.x + dx, y: view.y + dy }, sizes);
}

/** What a double click goes to: 100 %, or twice the fitted size for a picture whose pixels are seen already; and back. */
export function otherScale(view: PictureView, sizes: StageSizes): number {
  const fit = fitScale(sizes);
  if (!isFitted(view, sizes)) return fit;
  return pixelScale(sizes) > fit * 1.1 ? pixelScale(sizes) : Math.min(CLOSEST * pixelScale(sizes), fit * 2);
}

/**
 * Where the picture's box lies on the stage, CSS pixels from its corner. It begins at a device pixel and, at 100 %, is as
 * large as the picture, so that pixels of the picture fall on pixels of the screen and nothing is blurred.
 */
export function boxOnStage(view: PictureView, { stage, picture, pixelRatio }: StageSizes): Size & { readonly left: number; readonly top: number } {
  const onPixel = (value: number): number => Math.round(value * pixelRatio) / pixelRatio;
  const width = onPixel(picture.width * view.scale);
  const height = onPixel(picture.height * view.scale);
  return { left: onPixel(stage.width / 2 + view.x - width / 2), top: onPixel(stage.height / 2 + view.y - height / 2), width, height };
}

/** A view on the way from one to another, the zoom at an even pace. */
export function viewOnTheWay(from: PictureView, to: PictureView, part: number): PictureView {
  if (part >= 1) return to;
  const scale = from.scale * (to.scale / from.scale) ** part;
  const grown = to.scale / from.scale;
  // What stays in its place between the two views should stay there on the way.
  const way = Math.abs(grown - 1) < SAME_SCALE ? part : (scale / from.scale - 1) / (grown - 1);
  return { scale, x: from.x + (to.x - from.x) * way, y: from.y + (to.y - from.y) * way };
}
