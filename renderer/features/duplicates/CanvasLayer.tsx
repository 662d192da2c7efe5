import { useLayoutEffect, useRef } from 'react';
import type { Overlay } from './align-pictures.ts';

/** A canvas that was painted elsewhere, laid over its box. */
export function CanvasLayer({ canvas, at }: { readonly canvas: HTMLCanvasElement; readonly at: Overlay }) {
  const host = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => host.current?.replaceChildren(canvas), [canvas]);
  return (
    <div
      ref={host}
      className="absolute [&>canvas]:block [&>canvas]:size-full"
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%`, width: `${at.width * 100}%`, height: `${at.height * 100}%` }}
    />
  );
}
