import type { CSSProperties } from 'react';
import type { Size } from './picture-view.ts';

/**
 * CSS for an element that fills a box after so many quarter turns clockwise. It turns around its corner: around its middle
 * a box of odd width would put every pixel between two of the screen.
 */
export function turnedStyle(quarterTurns: number, { width, height }: Size): CSSProperties {
  const base: CSSProperties = { position: 'absolute', left: 0, top: 0, maxWidth: 'none', transformOrigin: '0 0' };
  switch (quarterTurns) {
    case 1:
      return { ...base, width: height, height: width, transform: `translate(${width}px, 0) rotate(90deg)` };
    case 2:
      return { ...base, width, height, transform: `translate(${width}px, ${height}px) rotate(180deg)` };
    case 3:
      return { ...base, width: height, height: width, transform: `translate(0, ${height}px) rotate(270deg)` };
    default:
      return { ...base, width, height };
  }
}
