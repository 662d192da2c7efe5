import type { Atlas, MapShapes } from './atlas-shapes.ts';
import { worldWidth, type MapSize, type MapView } from './map-view.ts';

/** CSS colours of a map. */
export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly border: string;
}

/** Where lines may end outside of the map before they are left out, CSS pixels: more than half a line's width. */
const OUTSIDE_PX = 4;
/** Points nearer to each other than this are one, CSS pixels: finer is not to be seen. */
const FINEST_PX = 0.5;

/** What a path is traced into: a canvas, or its stand-in in a test. */
export type PathSink = Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo'>;

/** Draw land, sea and borders; the canvas is in CSS pixels already. Without an atlas the sea alone. */
export function drawMap(context: CanvasRenderingContext2D, { view, size, atlas, colours }: { readonly view: MapView; readonly size: MapSize; readonly atlas: Atlas | null; readonly colours: MapColours }): void {
  context.fillStyle = colours.sea;
  context.fillRect(0, 0, size.width, size.height);
  if (!atlas) return;
  const width = worldWidth(view.zoom);
  const west = view.x - size.width / width / 2;
  const east = view.x + size.width / width / 2;
  // Land reaches beyond the edges of its world: see [Note: Land over 180°].
  for (let copy = Math.floor(west) - 1; copy <= Math.floor(east) + 1; copy++) {
    const frame = { scale: width, dx: (copy - west) * width, dy: size.height / 2 - view.y * width, ...size };
    context.fillStyle = colours.land;
    context.beginPath();
    traceShapes(context, atlas.land, frame);
    context.fill('evenodd');
    context.strokeStyle = colours.border;
    context.lineWidth = 1;
    context.lineJoin = 'round';
    context.beginPath();
    traceShapes(context, atlas.borders, frame);
    context.stroke();
  }
}

/**
 * Trace what of the shapes touches the frame. A stretch that lies wholly beyond one of its sides becomes a straight line
 * there, which changes nothing inside: a coast of 60,000 points costs what is seen of it.
 *
 * @param frame World to CSS pixels: `x * scale + dx`, `y * scale + dy`.
 */
export function traceShapes(sink: PathSink, shapes: MapShapes, frame: MapSize & { readonly scale: number; readonly dx: number; readonly dy: number }): void {
  const { points, starts, boxes } = shapes;
  const { scale, dx, dy, width, height } = frame;
  for (let ring = 0; ring + 1 < starts.length; ring++) {
    const box = ring * 4;
    const west = at(boxes, box) * scale + dx;
    const north = at(boxes, box + 1) * scale + dy;
    const east = at(boxes, box + 2) * scale + dx;
    const south = at(boxes, box + 3) * scale + dy;
    if (east < -OUTSIDE_PX || west > width + OUTSIDE_PX || south < -OUTSIDE_PX || north > height + OUTSIDE_PX) continue;
    if (east - west < FINEST_PX && south - north < FINEST_PX) continue;
    const first = starts[ring] ?? 0;
    const end = starts[ring + 1] ?? 0;
    let keptX = at(points, first * 2) * scale + dx;
    let keptY = at(points, first * 2 + 1) * scale + dy;
    let keptSide = sideOf(keptX, keptY, width, height);
    sink.moveTo(keptX, keptY);
    let x = keptX;
    let y = keptY;
    let side = keptSide;
    for (let index = first + 1; index < end; index++) {
      const nextX = at(points, index * 2) * scale + dx;
      const nextY = at(points, index * 2 + 1) * scale + dy;
      const nextSide = sideOf(nextX, nextY, width, height);
      const isBeyond = (keptSide & side & nextSide) !== 0;
      if (!isBeyond && (Math.abs(x - keptX) >= FINEST_PX || Math.abs(y - keptY) >= FINEST_PX)) {
        sink.lineTo(x, y);
        keptX = x;
        keptY = y;
        keptSide = side;
      }
      x = nextX;
      y = nextY;
      side = nextSide;
    }
    // Filling closes a ring. `closePath` would look through the whole path each time: with 1,400 islands 30 ms a frame.
    sink.lineTo(x, y);
  }
}

function at(numbers: Float64Array, index: number): number {
  return numbers[index] ?? 0;
}

/** Bits for the sides that a point lies beyond, after Cohen and Sutherland. */
function sideOf(x: number, y: number, width: number, height: number): number {
  return (x < -OUTSIDE_PX ? 1 : x > width + OUTSIDE_PX ? 2 : 0) | (y < -OUTSIDE_PX ? 4 : y > height + OUTSIDE_PX ? 8 : 0);
}
