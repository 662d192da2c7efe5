import { describe, expect, it } from 'vitest';
import { boundPicture, boxOnStage, fitView, isFitted, otherScale, panPicture, viewOnTheWay, zoomPicture, type PictureView, type StageSizes } from './picture-view.ts';

const photo: StageSizes = { stage: { width: 1200, height: 800 }, picture: { width: 6000, height: 4001 }, pixelRatio: 1 };
const sharp: StageSizes = { ...photo, pixelRatio: 2 };
const small: StageSizes = { ...photo, picture: { width: 320, height: 240 } };

/** The pixel of the picture under a point of the stage. */
function pixelAt(view: PictureView, at: { x: number; y: number }): { x: number; y: number } {
  return { x: (at.x - view.x) / view.scale, y: (at.y - view.y) / view.scale };
}

describe('a picture on the stage', () => {
  it('is seen whole at first, and not blown up', () => {
    expect(boxOnStage(fitView(photo), photo)).toEqual({ left: 0, top: 0, width: 1200, height: 800 });
    expect(boxOnStage(fitView(small), small)).toEqual({ left: 440, top: 280, width: 320, height: 240 });
  });

  it('has its pixels on the pixels of the screen at 100 %, on a dense screen too', () => {
    const view = zoomPicture(fitView(photo), photo, 1, { x: 123.4, y: -77.7 });
    const box = boxOnStage(view, photo);
    expect([box.width, box.height, box.left % 1, box.top % 1]).toEqual([6000, 4001, -0, -0]);
    const dense = boxOnStage(zoomPicture(fitView(sharp), sharp, 0.5, { x: 10, y: 10 }), sharp);
    expect([dense.width * 2, dense.height * 2, (dense.left * 2) % 1, (dense.top * 2) % 1]).toEqual([6000, 4001, -0, -0]);
  });

  it('keeps the pixel under the pointer while it is zoomed', () => {
    const at = { x: 200, y: -150 };
    const near = zoomPicture(fitView(photo), photo, 0.7, at);
    const nearer = zoomPicture(near, photo, 3.3, at);
    expect(pixelAt(nearer, at).x).toBeCloseTo(pixelAt(fitView(photo), at).x, 6);
    expect(pixelAt(nearer, at).y).toBeCloseTo(pixelAt(fitView(photo), at).y, 6);
  });

  it('ends at its edges when it is dragged, and does not move where it is seen whole', () => {
    const near = zoomPicture(fitView(photo), photo, 1);
    expect(boxOnStage(panPicture(near, photo, 99_999, -99_999), photo)).toMatchObject({ left: 0, top: 800 - 4001 });
    expect(panPicture(fitView(photo), photo, 50, 50)).toEqual(fitView(photo));
  });

  it('is bounded by whole and 8 device pixels a pixel', () => {
    expect(boundPicture({ scale: 100, x: 0, y: 0 }, photo).scale).toBe(8);
    expect(boundPicture({ scale: 100, x: 0, y: 0 }, sharp).scale).toBe(4);
    expect(boundPicture({ scale: 0.001, x: 5, y: 5 }, photo)).toEqual(fitView(photo));
    // On a dense screen 100 % of a small picture is less than its fitted size.
    expect(boundPicture({ scale: 0.1, x: 0, y: 0 }, { ...small, pixelRatio: 2 }).scale).toBe(0.5);
  });

  it('goes to 100 % and back by a double click, and twice as near where 100 % is seen already', () => {
    expect(otherScale(fitView(photo), photo)).toBe(1);
    expect(otherScale({ scale: 1, x: 3, y: 4 }, photo)).toBe(fitView(photo).scale);
    expect(otherScale(fitView(small), small)).toBe(2);
    expect(isFitted(fitView(photo), photo)).toBe(true);
    expect(isFitted({ scale: 1, x: 0, y: 0 }, photo)).toBe(false);
  });

  it('keeps what both ends keep in its place on the way between them', () => {
    const at = { x: 200, y: -150 };
    const from = zoomPicture(fitView(photo), photo, 0.7, at);
    const to = zoomPicture(from, photo, 2.8, at);
    const halfway = viewOnTheWay(from, to, 0.5);
    expect(halfway.scale).toBeCloseTo(1.4, 9);
    expect(pixelAt(halfway, at).x).toBeCloseTo(pixelAt(to, at).x, 6);
    expect(viewOnTheWay(from, to, 1)).toBe(to);
  });
});
